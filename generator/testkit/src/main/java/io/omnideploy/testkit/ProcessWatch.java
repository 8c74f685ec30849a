package io.omnideploy.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Notes what anybody can see in the list of processes of a program and of those that it starts, many times while they run. */
public final class ProcessWatch {
    private static final long PAUSE_MILLISECONDS = 250;

    /** What a person's own variables may reach: the program itself, how it is started, and the tools that it runs. */
    private static final Set<String> TOLD =
            Set.of("java", "bash", "sh", "dash", "env", "setsid", "setpriv", "terraform", "tofu", "pulumi");

    /** What these tools start themselves. */
    private static final Pattern PLUGIN = Pattern.compile("terraform-provider-.*|pulumi-resource-.*");

    private final Set<String> commandLines = new ConcurrentSkipListSet<>();
    private final Set<String> environments = new ConcurrentSkipListSet<>();

    private ProcessWatch() {}

    /** Watches a process and its descendants until it ends; the system must show processes and their children as files. */
    public static ProcessWatch of(Process process) {
        ProcessWatch watch = new ProcessWatch();
        Thread thread = new Thread(() -> watch.look(process), "process-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    /** Returns the command lines that were seen, each with its arguments separated by line ends. */
    public Set<String> commandLines() {
        return commandLines;
    }

    /** Returns the environments of those processes that are none of the program's own tools. */
    public Set<String> foreignEnvironments() {
        return environments;
    }

    private void look(Process process) {
        try {
            do {
                noteFamily(process.pid());
            } while (!process.waitFor(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Notes a process and its descendants. Each process names its children: the list of all processes, which the JDK reads
     * through for the descendants of one, costs more than many a program that is watched.
     */
    private void noteFamily(long pid) {
        Path folder = Path.of("/proc", Long.toString(pid));
        note(folder);
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder.resolve("task"))) {
            for (Path thread : threads) {
                children(thread).forEach(this::noteFamily);
            }
        } catch (IOException | RuntimeException ended) {
            // It ended while it was looked at.
            return;
        }
    }

    /** Returns the processes that a thread started; none of one that has ended, whose children another one then has. */
    private static List<Long> children(Path thread) {
        try {
            return text(thread.resolve("children"))
                    .lines()
                    .flatMap(line -> Stream.of(line.trim().split(" ")))
                    .filter(child -> !child.isEmpty())
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException ended) {
            return List.of();
        }
    }

    private void note(Path folder) {
        try {
            String line = text(folder.resolve("cmdline"));
            commandLines.add(line);
            String program = Path.of(line.split("\n", 2)[0]).getFileName().toString();
            if (!program.isEmpty()
                    && !TOLD.contains(program)
                    && !PLUGIN.matcher(program).matches()) {
                String environment = text(folder.resolve("environ"));
                // What only starts a tool becomes that tool from one moment to the next, its variables with it.
                if (text(folder.resolve("cmdline")).equals(line)) {
                    environments.add(line + "\n" + environment);
                }
            }
        } catch (IOException | RuntimeException ended) {
            // It ended while it was looked at, or has no name yet.
            return;
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', '\n');
    }
}
