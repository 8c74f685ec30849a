package io.omnideploy.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that a test runs as a process of its own, with its output kept and a bound on its time. */
public final class Run {
    /** Nothing takes so long: it only ends what hangs, and must not end what a busy machine slows down. */
    private static final long SECONDS = 900;

    private final List<String> command;
    private final Map<String, String> environment = new HashMap<>();
    private Path directory = Path.of("").toAbsolutePath();
    private String input = "";
    private RunObserver observer = RunObserver.NONE;

    private Run(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** Prepares a program with its arguments. */
    public static Run of(List<String> command) {
        return new Run(command);
    }

    /** Prepares a program with its arguments. */
    public static Run of(String... command) {
        return new Run(List.of(command));
    }

    /** Adds variables to those of the test. */
    public Run with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Chooses the folder in which it runs. */
    public Run in(Path folder) {
        directory = folder;
        return this;
    }

    /** Gives it something to read. */
    public Run reading(String text) {
        input = text;
        return this;
    }

    /** Lets somebody watch it; {@link RunObserver#ended} is called by {@link Started#await}. */
    public Run observedBy(RunObserver watching) {
        observer = watching;
        return this;
    }

    /**
     * What a program said.
     *
     * @param exit its exit code
     */
    public record Result(int exit, String out, String err) {
        /** Returns everything it said, for the message of an assertion. */
        public String all() {
            return "exit " + exit + "\n--- out\n" + out + "\n--- err\n" + err;
        }
    }

    /** Runs it to its end; one that takes longer than a quarter of an hour is ended and an error. */
    public Result go() throws IOException {
        Started started = start();
        return started.await();
    }

    /** Starts it, so that the test can do something while it runs. */
    public Started start() throws IOException {
        Path out = temporary(".out");
        Path err = temporary(".err");
        Path in = temporary(".in");
        Files.writeString(in, input);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        observer.started(process);
        return new Started(process, List.of(out, err, in), observer);
    }

    private static Path temporary(String ending) throws IOException {
        Path file = Files.createTempFile("run", ending);
        // For a program whose end nobody waits for.
        file.toFile().deleteOnExit();
        return file;
    }

    /** A program that runs. */
    public static final class Started {
        private final Process process;
        private final List<Path> files;
        private final RunObserver observer;
        private Result result;

        private Started(Process process, List<Path> files, RunObserver observer) {
            this.process = process;
            this.files = files;
            this.observer = observer;
        }

        /** Returns its process. */
        public Process process() {
            return process;
        }

        /** Returns what it has said so far, on both streams. */
        public String soFar() throws IOException {
            return result == null ? read(files.get(0)) + read(files.get(1)) : result.out() + result.err();
        }

        /** Waits for its end. */
        public Result await() throws IOException {
            if (result != null) {
                return result;
            }
            try {
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IOException("still running after " + SECONDS + " s: " + soFar());
                }
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", interrupted);
            }
            result = new Result(process.exitValue(), read(files.get(0)), read(files.get(1)));
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            observer.ended(result);
            return result;
        }

        private static String read(Path file) throws IOException {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }
    }
}
