package io.omnideploy.platform.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Docker's own command, by which the tests see what is really there. */
final class Docker {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Docker() {}

    /** Runs it and returns what it prints, without the last line end. */
    static String run(String... arguments) {
        return run(Map.of(), Optional.empty(), arguments);
    }

    /** Runs it with more variables, in a folder. */
    static String run(Map<String, String> variables, Optional<Path> folder, String... arguments) {
        Result result = start(variables, folder, arguments);
        if (result.exit() != 0) {
            throw new AssertionError("docker " + String.join(" ", arguments) + ": " + result.output());
        }
        return result.output().strip();
    }

    /** Runs it; empty when it fails or isn't there. */
    static Optional<String> tryRun(String... arguments) {
        try {
            Result result = start(Map.of(), Optional.empty(), arguments);
            return result.exit() == 0 ? Optional.of(result.output().strip()) : Optional.empty();
        } catch (IllegalStateException absent) {
            return Optional.empty();
        }
    }

    /** Returns the ids of all containers with a label. */
    static List<String> containers(String label) {
        return run("ps", "-aq", "--no-trunc", "--filter", "label=" + label)
                .lines()
                .toList();
    }

    /** Returns a field of something by a Go template. */
    static String inspect(String name, String template) {
        return run("inspect", "--format", template, name);
    }

    /** Returns a variable as a process inside a container sees it. */
    static String variable(String container, String name) {
        return run("exec", container, "sh", "-c", "printf '%s' \"$" + name + "\"");
    }

    /** Waits until something is so; gives up after a time that only a mistake needs. */
    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so within " + PATIENCE);
            }
            Thread.sleep(100);
        }
    }

    private record Result(int exit, String output) {}

    private static Result start(Map<String, String> variables, Optional<Path> folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        folder.ifPresent(path -> builder.directory(path.toFile()));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException absent) {
            throw new IllegalStateException("docker can't be run", absent);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
