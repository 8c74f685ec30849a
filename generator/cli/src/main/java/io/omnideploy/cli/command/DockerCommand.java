package io.omnideploy.cli.command;

import io.omnideploy.cli.console.Session;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.RegistryLogin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Docker's own command, whose logins the person goes on to use. */
final class DockerCommand {
    private static final String NAME = "docker";

    private final Session session;

    DockerCommand(Session session) {
        this.session = session;
    }

    /**
     * Goes on only with an image that the engine has.
     *
     * @throws Refused when it has not
     */
    void requireImage(String image) {
        if (image.startsWith("-") || run("", "image", "inspect", image).exit() != 0) {
            throw new Refused(Diagnostic.error("no-image", "The local engine has no image '" + image + "'.")
                    .remedy("Build it, or choose one of 'docker images'."));
        }
    }

    /**
     * Logs in; the password goes by standard input, and so into no list of processes.
     *
     * @throws Failed when docker or the registry refuses
     */
    void login(RegistryLogin login) {
        Ended ended = run(login.password(), "login", "--username", login.user(), "--password-stdin", login.host());
        if (ended.exit() != 0) {
            throw Failed.because("docker can't log in to " + login.host() + ".")
                    .details(clean(ended.lines(), login.password()))
                    .remedy("See that the engine runs and reaches the registry.");
        }
    }

    /**
     * Gives an image a second name and pushes it under that.
     *
     * @throws Failed when docker or the registry refuses
     */
    void push(String local, String remote) {
        require(run("", "tag", local, remote), local + " can't be called " + remote + ".");
        session.say("pushing " + remote);
        Ended pushed = run("", "push", remote);
        if (pushed.exit() != 0 && pushed.lines().stream().anyMatch(line -> line.contains("immutable"))) {
            throw Failed.because(remote + " is there already, and tags of this repository can't be moved.")
                    .details(pushed.lines())
                    .remedy("Push it under a new tag.");
        }
        require(pushed, remote + " can't be pushed.");
    }

    private static void require(Ended ended, String otherwise) {
        if (ended.exit() != 0) {
            throw Failed.because(otherwise).details(ended.lines());
        }
    }

    private record Ended(int exit, List<String> lines) {}

    private Ended run(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(NAME));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(session.directory().toFile())
                .redirectErrorStream(true);
        try {
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said.lines().toList());
        } catch (IOException absent) {
            throw Failed.because("The docker command can't be started.")
                    .remedy("Install Docker, and put its command on the PATH.")
                    .reason(absent);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Failed.because("docker was interrupted.");
        }
    }

    private static List<String> clean(List<String> lines, String password) {
        return lines.stream()
                .map(line -> line.replace(password, "***"))
                .filter(line -> !line.isBlank())
                .toList();
    }
}
