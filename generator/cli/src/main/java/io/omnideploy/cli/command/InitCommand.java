package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.init.DockerfileFacts;
import io.omnideploy.cli.init.FirstDescription;
import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.Adapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the first description, from a Dockerfile, options and questions. Never overwrites. */
final class InitCommand implements Command {
    private static final String NAME = "--name";
    private static final String IMAGE = "--image";
    private static final String PORT = "--port";
    private static final String HEALTH = "--health";
    private static final String YES = "--yes";
    private static final int DEFAULT_PORT = 8080;

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "init",
                                "Writes a first description.",
                                "Takes what a Dockerfile here says, and asks for the rest. The file is deploy.yaml, or"
                                        + " that of -c; an existing one is never overwritten.")
                        .addOption(Options.text(
                                "NAME", "The name of the application. Default: that of this folder.", NAME))
                        .addOption(Options.text(
                                "IMAGE",
                                "The image to run, or . to build the Dockerfile. Default: the Dockerfile, if there is one.",
                                IMAGE))
                        .addOption(Options.text(
                                "PORT",
                                "The port on which it listens, or none for a worker. Default: the Dockerfile's, else "
                                        + DEFAULT_PORT + ".",
                                PORT))
                        .addOption(Options.text(
                                "PATH", "The path of its health check. Default: the Dockerfile's.", HEALTH))
                        .addOption(Options.flag("Does not ask; takes the defaults.", "-y", YES)),
                Help.Codes.READING,
                "omnideploy init",
                "omnideploy init --name my-app --image nginx:1.27 --port 80 --yes");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Path file = session.directory().resolve(GlobalOptions.config(arguments).orElse("deploy.yaml"));
        refuseExisting(file, arguments, world);
        FirstDescription description = describe(arguments, session);
        boolean builds = description.image().equals(FirstDescription.BUILD);
        DescriptionCheck.check(builds ? description.running(description.name()) : description, world);
        write(file, description);
        session.print(session.shown(file) + " is written. Next:\n");
        session.print("  omnideploy preview --offline       shows what it makes\n");
        session.print("  omnideploy up                      runs it\n");
        session.print("  omnideploy generate -b terraform   writes it as code that you own\n");
        return ExitCode.DONE;
    }

    private static FirstDescription describe(Arguments arguments, Session session) {
        Optional<DockerfileFacts> dockerfile = DockerfileFacts.in(session.directory());
        dockerfile.ifPresent(facts -> session.say("Found a Dockerfile."));
        Questions questions = new Questions(arguments, session, YES);
        Path folder = session.directory().getFileName();
        String slug = folder == null ? "" : Naming.slug(folder.toString(), '-').replaceFirst("^[0-9-]+", "");
        String name = questions.text(NAME, "Name of the application", Optional.of(slug.isEmpty() ? "my-app" : slug));
        String image = questions.text(
                IMAGE,
                "Image to run, such as ghcr.io/acme/" + name + ":1.0.0"
                        + (dockerfile.isPresent() ? ", or . to build the Dockerfile" : ""),
                dockerfile.map(facts -> FirstDescription.BUILD));
        int exposed = dockerfile
                .map(DockerfileFacts::port)
                .orElse(OptionalInt.empty())
                .orElse(DEFAULT_PORT);
        OptionalInt port = port(
                questions.text(PORT, "Port on which it listens, or 'none'", Optional.of(Integer.toString(exposed))));
        Optional<String> health =
                arguments.<String>value(HEALTH).or(() -> dockerfile.flatMap(DockerfileFacts::healthPath));
        return new FirstDescription(name, image, port, health);
    }

    private static OptionalInt port(String text) {
        if (text.equals("none")) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= 65535) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like a number out of range.
        }
        throw new Refused(Diagnostic.error("usage", "'" + text + "' is no port.")
                .remedy("Give a number from 1 to 65535, or 'none'."));
    }

    /** Two descriptions in one folder would be an error at the next command. */
    private static void refuseExisting(Path file, Arguments arguments, World world) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        List<Path> found = world.plugins().adapters().stream()
                .map(Adapter::fileNames)
                .flatMap(List::stream)
                .map(folder::resolve)
                .filter(Files::exists)
                .toList();
        Optional<Path> inTheWay = Files.exists(file)
                ? Optional.of(file)
                : found.stream()
                        .filter(other -> GlobalOptions.config(arguments).isEmpty())
                        .findFirst();
        inTheWay.ifPresent(other -> {
            throw new Refused(Diagnostic.error("file-exists", world.session().shown(other) + " is there already.")
                    .remedy("Edit it, or name another file with -c."));
        });
    }

    private static void write(Path file, FirstDescription description) {
        try {
            // Fails when somebody else made the file in the meantime.
            Files.writeString(file, description.text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw Failed.because(file + " can't be written: " + failure.getMessage())
                    .remedy("Check that the folder is there and writable.")
                    .reason(failure);
        }
    }
}
