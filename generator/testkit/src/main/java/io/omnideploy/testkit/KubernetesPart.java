package io.omnideploy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One program of a cluster, with its log in a file. */
final class KubernetesPart implements AutoCloseable {
    private final Process process;
    private final Path log;

    private KubernetesPart(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static KubernetesPart start(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        return new KubernetesPart(process, log);
    }

    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException(
                    log.getFileName() + " is the last word of a program that ended:\n" + Files.readString(log));
        }
    }

    /** Ends it at once: there is nothing to keep. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Waits a moment, unless the end has come. */
    static void pause(Instant end, String tooLate) throws IOException {
        if (Instant.now().isAfter(end)) {
            throw new IOException(tooLate);
        }
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** Removes a folder with all that is in it. */
    static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
