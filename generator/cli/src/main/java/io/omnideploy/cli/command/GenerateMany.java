package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.DiagnosticText;
import io.omnideploy.cli.render.FileDiff;
import io.omnideploy.cli.render.SourceLines;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.OutputFolder;
import io.omnideploy.engine.folder.FileDifference;
import io.omnideploy.engine.folder.GeneratedFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Writes the files of many descriptions in one run, a folder for each by its deployment's name. What is wrong with one is told and
 * keeps no other from being written.
 */
final class GenerateMany {
    private final World world;
    private final DeploymentLoader loader;
    private final OutputFolder output;
    private final boolean checks;
    private final Map<Path, Path> written = new HashMap<>();
    private int refused;
    private int pending;

    /**
     * @param output the folder for all of them, instead of each description's own choice
     * @param checks whether the files there are compared and none is written
     */
    GenerateMany(World world, Arguments arguments, Optional<Path> output, boolean checks) {
        this.world = world;
        this.loader = new DeploymentLoader(world, arguments);
        this.output = new OutputFolder(output, OutputFolder.Layout.BY_NAME_AND_STACK);
        this.checks = checks;
    }

    ExitCode run(List<Path> descriptions) {
        Session session = world.session();
        for (Path description : descriptions) {
            try {
                one(description);
            } catch (Refused refusal) {
                refused++;
                session.err()
                        .print(new DiagnosticText(new SourceLines(session.directory()), session.errStyle())
                                .all(refusal.diagnostics(), List.of()));
            }
        }
        int done = descriptions.size() - refused;
        session.say(descriptions.size() + " descriptions: " + done + (checks ? " compared, " : " generated, ")
                + (checks ? pending + " of them not as they would be written, " : "") + refused + " refused");
        if (refused > 0) {
            return ExitCode.REFUSED;
        }
        return pending > 0 ? ExitCode.PENDING : ExitCode.DONE;
    }

    private void one(Path description) {
        Session session = world.session();
        Deployment deployment = loader.oneOfMany(description, output);
        Path before = written.putIfAbsent(deployment.output(), description);
        if (before != null) {
            throw new Refused(
                    Diagnostic.error(
                                    "output-taken",
                                    description + " would be written to " + session.shown(deployment.output())
                                            + ", where " + before + " is.")
                            .remedy(
                                    "Give the two deployments different names, or generate them in two runs with different -o."));
        }
        SortedMap<String, String> files = deployment.backend().emit(deployment.emitRequest());
        GeneratedFolder folder = new GeneratedFolder(deployment.output(), deployment.backend());
        List<FileDifference> differences = checks ? folder.compare(files) : folder.write(files);
        String shown = session.shown(deployment.output());
        if (checks && !differences.isEmpty()) {
            pending++;
            differences.forEach(difference -> session.print(FileDiff.of(difference)));
        } else if (differences.isEmpty()) {
            session.print(shown + (checks ? ": as it would be written\n" : ": unchanged\n"));
        } else {
            session.print(shown + ": " + GenerateCommand.counts(differences) + "\n");
        }
    }
}
