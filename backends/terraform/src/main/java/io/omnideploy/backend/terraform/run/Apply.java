package io.omnideploy.backend.terraform.run;

import io.omnideploy.diagnostic.Failed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs {@code apply} as a process that lives on when this one is killed: a session of its own where the system has one, its
 * output in a file and not in a pipe. A request to end, as by Ctrl-C, is passed on once; Terraform then finishes what it has
 * begun and writes its state.
 */
final class Apply {
    private static final long PAUSE_MILLISECONDS = 100;

    private final Tool tool;
    private final StackFolder folder;
    private final Survivor survivor;

    Apply(Tool tool, StackFolder folder) {
        this.tool = tool;
        this.folder = folder;
        survivor = new Survivor(folder);
    }

    /**
     * Runs the saved plan to its end.
     *
     * @param lines takes each line that Terraform writes, soon after
     * @return the exit status
     */
    int run(Consumer<String> lines) {
        folder.fresh(folder.log());
        folder.fresh(folder.errors());
        Process process = start();
        survivor.remember(process.toHandle());
        Thread end = new Thread(() -> endGently(process), "terraform-end");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            int status = follow(process, lines);
            survivor.forget();
            return status;
        } finally {
            release(end);
            folder.restrictState();
        }
    }

    private Process start() {
        // Away from the terminal's group of processes, or Ctrl-C would reach Terraform twice, which makes it give up at
        // once.
        List<String> wrapper = Binary.onPath("setsid", Map.copyOf(System.getenv()))
                .map(setsid -> List.of(setsid.toString()))
                .orElse(List.of());
        List<String> arguments = List.of(
                "apply",
                "-json",
                "-input=false",
                "-no-color",
                Tool.LOCK_TIMEOUT,
                folder.plan().toString());
        try {
            Process process = tool.builder(wrapper, arguments)
                    .redirectOutput(folder.log().toFile())
                    .redirectError(folder.errors().toFile())
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException broken) {
            throw Failed.because(tool.binary().name() + " can't be started.").reason(broken);
        }
    }

    private int follow(Process process, Consumer<String> lines) {
        try (Tail tail = new Tail(folder.log(), lines)) {
            boolean asked = false;
            while (process.isAlive()) {
                tail.read();
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
            throw Failed.because("What " + tool.binary().name() + " says can't be read: " + broken.getMessage())
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
