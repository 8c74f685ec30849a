package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.config.Node;
import io.omnideploy.config.NodeLeaves;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.transfer.DescriptionYaml;
import io.omnideploy.engine.transfer.SourceComments;
import io.omnideploy.engine.transfer.UsualForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/** Writes a description of another format as deploy.yaml, so that a team can move for good. Never overwrites. */
final class ImportCommand implements Command {
    private static final String OUTPUT = "--output";
    private static final String TO_SCREEN = "-";
    private static final String OWN_FORMAT = "container";

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "import",
                                "Writes a description of another format as deploy.yaml.",
                                "It says the same, with the comments of the files from which it comes. An existing file is"
                                        + " never overwritten.")
                        .addOption(Options.text(
                                "FILE",
                                "The file to write, beside the one that is read. Default: deploy.yaml; - is the screen.",
                                "-o",
                                OUTPUT)),
                Help.Codes.READING,
                "omnideploy import -c compose.yaml",
                "omnideploy import -c score.yaml -o -");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        DeploymentLoader loader = new DeploymentLoader(world, arguments);
        LoadedConfig loaded = loader.load();
        if (loaded.adapter().equals(OWN_FORMAT)) {
            throw new Refused(Diagnostic.error(
                            "nothing-to-import", "'" + loaded.displayName() + "' is in OmniDeploy's own words already.")
                    .remedy("Name a file of another format with -c."));
        }
        Optional<String> output = arguments.value(OUTPUT);
        boolean toScreen = output.filter(TO_SCREEN::equals).isPresent();
        Path beside = loaded.file().toAbsolutePath().normalize().resolveSibling("deploy.yaml");
        Path file = output.map(session.directory()::resolve).orElse(beside);
        if (!toScreen) {
            check(file, beside, session);
        }
        // What can't be brought up had better not be moved; and what is lost is told once more.
        Deployment deployment = loader.openNoting();
        Node.Mapping usual = UsualForm.of(loaded.root());
        String text =
                "# Made by 'omnideploy import' from " + deployment.loaded().displayName() + ".\n"
                        + DescriptionYaml.of(usual, SourceComments.of(texts(loaded, session), usual));
        if (toScreen) {
            session.print(text);
            return ExitCode.DONE;
        }
        write(file, text);
        session.print(session.shown(file) + " is written, and says what " + loaded.displayName() + " does. Next:\n");
        session.print("  omnideploy preview -c " + session.shown(file) + "   shows what it makes\n");
        if (!loaded.variables().under(Map.of()).isEmpty()) {
            session.print("  Variables of .env are not read with it: set them, or put secrets into the store with"
                    + " 'omnideploy secret set'.\n");
        }
        return ExitCode.DONE;
    }

    /** Paths in a description begin in its folder, so it has to lie where the other does. */
    private static void check(Path file, Path beside, Session session) {
        if (Files.exists(file)) {
            throw new Refused(Diagnostic.error("file-exists", session.shown(file) + " is there already.")
                    .remedy("Name another file with -o."));
        }
        if (!beside.getParent().equals(file.toAbsolutePath().normalize().getParent())) {
            throw new Refused(
                    Diagnostic.error("other-folder", "Paths would lead elsewhere from " + session.shown(file) + ".")
                            .remedy("Write it beside the file from which it comes, or to the screen with -o -."));
        }
    }

    private static Map<String, String> texts(LoadedConfig loaded, Session session) {
        TreeSet<String> names = new TreeSet<>();
        for (Node written : loaded.written()) {
            NodeLeaves.visit(written, (path, place, node) -> names.add(place.file()));
        }
        Map<String, String> texts = new TreeMap<>();
        for (String name : names) {
            try {
                texts.put(name, Files.readString(session.directory().resolve(name), StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                // It was read a moment ago; without it only its comments are missing.
                texts.remove(name);
            }
        }
        return texts;
    }

    private static void write(Path file, String text) {
        try {
            // Fails when somebody else made the file in the meantime.
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw Failed.because(file + " can't be written: " + failure.getMessage())
                    .remedy("Check that the folder is there and writable.")
                    .reason(failure);
        }
    }
}
