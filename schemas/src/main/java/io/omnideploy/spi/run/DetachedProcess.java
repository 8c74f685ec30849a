package io.omnideploy.spi.run;

import io.omnideploy.diagnostic.Failed;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a tool as a process that lives on when this one is killed: a session of its own where the system has one, its output in
 * a file and not in a pipe. A request to end, as by Ctrl-C, is passed on once; the tool then finishes what it has begun and
 * writes its state.
 */
public final class DetachedProcess {
    private static final long PAUSE_MILLISECONDS = 100;

    private final String name;
    private final Survivor survivor;

    /** @param name the program, for people */
    public DetachedProcess(String name, Survivor survivor) {
        this.name = name;
        this.survivor = survivor;
    }

    /**
     * Runs a command to its end.
     *
     * @param builder the command, its output in files
     * @param followed a file that is there already and to which the tool writes lines
     * @param lines takes each of these lines, soon after
     * @param meanwhile is done again and again while it runs, some times a second
     * @return the exit status
     * @throws Failed when it can't be started, or what it says can't be read
     */
    public int run(ProcessBuilder builder, Path followed, Consumer<String> lines, Runnable meanwhile) {
        Process process = start(builder);
        survivor.remember(process.toHandle());
        Thread end = new Thread(() -> endGently(process), "tool-end");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            int status = follow(process, followed, lines, meanwhile);
            survivor.forget();
            return status;
        } finally {
            release(end);
        }
    }

    private Process start(ProcessBuilder builder) {
        // Away from the terminal's group of processes, or Ctrl-C would reach the tool twice, which makes it give up at
        // once.
        setsid().ifPresent(wrapper -> {
            List<String> command = new ArrayList<>(List.of(wrapper));
            command.addAll(builder.command());
            builder.command(command);
        });
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException broken) {
            throw Failed.because(name + " can't be started.").reason(broken);
        }
    }

    private static Optional<String> setsid() {
        return List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator)).stream()
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, "setsid").toAbsolutePath())
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private int follow(Process process, Path followed, Consumer<String> lines, Runnable meanwhile) {
        try (Tail tail = new Tail(followed, lines)) {
            boolean asked = false;
            while (process.isAlive()) {
                tail.read();
                meanwhile.run();
                try {
                    Thread.sleep(PAUSE_MILLISECONDS);
                } catch (InterruptedException interrupted) {
                    asked = true;
                    process.destroy();
                }
            }
            tail.read();
            if (asked) {
                Thread.currentThread().interrupt();
            }
            return process.exitValue();
        } catch (IOException broken) {
            throw Failed.because("What " + name + " says can't be read: " + broken.getMessage())
                    .reason(broken);
        }
    }

    private static void endGently(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void release(Thread end) {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException ending) {
            // The hook is at work already.
        }
    }

    /** Reads a file that grows, line by line. */
    private static final class Tail implements AutoCloseable {
        private final SeekableByteChannel file;
        private final Consumer<String> lines;
        private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        private byte[] rest = new byte[0];

        Tail(Path path, Consumer<String> lines) throws IOException {
            file = Files.newByteChannel(path);
            this.lines = lines;
        }

        void read() throws IOException {
            while (file.read(buffer.clear()) > 0) {
                buffer.flip();
                byte[] all = new byte[rest.length + buffer.remaining()];
                System.arraycopy(rest, 0, all, 0, rest.length);
                buffer.get(all, rest.length, buffer.remaining());
                int begin = 0;
                for (int at = 0; at < all.length; at++) {
                    if (all[at] == '\n') {
                        lines.accept(new String(all, begin, at - begin, StandardCharsets.UTF_8));
                        begin = at + 1;
                    }
                }
                rest = Arrays.copyOfRange(all, begin, all.length);
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
