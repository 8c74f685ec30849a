package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.FileDiff;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.folder.FileDifference;
import io.omnideploy.engine.folder.FileDifference.Kind;
import io.omnideploy.engine.folder.GeneratedFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the backend's files, or tells whether the committed ones are as they would be written. */
final class GenerateCommand implements Command {
    private static final String OUTPUT = "--output";
    private static final String CHECK = "--check";
    private static final String AS = "--as";

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "generate",
                                "Writes the backend's files.",
                                "They go to DIR/STACK. Files there that OmniDeploy did not write are never touched.",
                                "-c may name a folder, or a pattern in quotes: then all descriptions there are written,"
                                        + " to DIR/NAME/STACK.")
                        .addOption(Options.text(
                                "DIR",
                                "The folder. Default: output of the description, else infra beside it.",
                                "-o",
                                OUTPUT))
                        .addOption(Options.text(
                                "FORM",
                                "Writes what the platform's own tools take instead, to DIR/STACK-FORM: app-spec for DigitalOcean.",
                                AS))
                        .addOption(Options.flag(
                                "Writes nothing; shows how the files there differ from what would be written.", CHECK))
                        .addOption(Strictness.option()),
                Help.Codes.CHECKING,
                "omnideploy generate -s prod -b terraform",
                "omnideploy generate -c 'apps/*/deploy.yaml' -o infra",
                "omnideploy generate --check",
                "omnideploy generate -t digitalocean --as app-spec");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Optional<Path> output = arguments.<String>value(OUTPUT).map(session.directory()::resolve);
        Optional<List<Path>> several = Descriptions.several(arguments, session.directory());
        if (several.isPresent()) {
            return new GenerateMany(world, arguments, output, arguments.has(CHECK)).run(several.get());
        }
        Deployment deployment = new DeploymentLoader(world, arguments).openNoting(output);
        Optional<String> form = arguments.value(AS);
        SortedMap<String, String> files = form.isPresent()
                ? PlatformForm.of(deployment, world.plugins().backends(), form.get())
                : deployment.backend().emit(deployment.emitRequest());
        Path place = form.map(name ->
                        deployment.output().resolveSibling(deployment.output().getFileName() + "-" + name))
                .orElse(deployment.output());
        GeneratedFolder folder = new GeneratedFolder(place, deployment.backend());
        String shown = session.shown(place);
        return arguments.has(CHECK)
                ? check(folder.compare(files), shown, session)
                : write(folder, files, shown, session);
    }

    private static ExitCode write(
            GeneratedFolder folder, SortedMap<String, String> files, String shown, Session session) {
        List<FileDifference> written = folder.write(files);
        if (written.isEmpty()) {
            session.print("%s: unchanged, %s\n".formatted(shown, files(files.size())));
            return ExitCode.DONE;
        }
        written.forEach(difference -> session.print("  %s %s\n".formatted(sign(difference.kind()), difference.path())));
        session.print("%s: %s\n".formatted(shown, counts(written)));
        return ExitCode.DONE;
    }

    private static ExitCode check(List<FileDifference> differences, String shown, Session session) {
        if (differences.isEmpty()) {
            session.print(shown + ": as it would be written\n");
            return ExitCode.DONE;
        }
        differences.forEach(difference -> session.print(FileDiff.of(difference)));
        session.say("%s: %s; 'omnideploy generate' writes them".formatted(shown, counts(differences)));
        return ExitCode.PENDING;
    }

    /** Returns how many files differ in which way. */
    static String counts(List<FileDifference> differences) {
        return count(differences, Kind.ADDED) + " added, " + count(differences, Kind.CHANGED) + " changed, "
                + count(differences, Kind.REMOVED) + " removed";
    }

    private static long count(List<FileDifference> differences, Kind kind) {
        return differences.stream()
                .filter(difference -> difference.kind() == kind)
                .count();
    }

    private static String files(int count) {
        return count + (count == 1 ? " file" : " files");
    }

    private static String sign(Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case CHANGED -> "~";
            case REMOVED -> "-";
        };
    }
}
