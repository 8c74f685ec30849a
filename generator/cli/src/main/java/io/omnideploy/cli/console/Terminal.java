package io.omnideploy.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which of the three streams are a person's terminal.
 *
 * @param input whether questions can be answered
 * @param output whether a person reads standard output
 * @param error whether a person reads standard error
 */
public record Terminal(boolean input, boolean output, boolean error) {
    /** No terminal: a pipe, a file, a CI job. */
    public static final Terminal NONE = new Terminal(false, false, false);

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** Returns what holds for this process. */
    public static Terminal ofProcess() {
        if (Files.isDirectory(DESCRIPTORS)) {
            return new Terminal(isTerminal(0), isTerminal(1), isTerminal(2));
        }
        boolean console = hasConsole();
        return new Terminal(console, console, console);
    }

    /**
     * Where the system doesn't show its descriptors, Java knows only whether both ends are a terminal. From Java 22 on it
     * answers with a console that may be none, unless asked for the plain one.
     */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        if (System.getProperty("jdk.console") == null) {
            System.setProperty("jdk.console", "java.base");
        }
        return System.console() != null;
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String device = Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor)))
                    .toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException closed) {
            return false;
        }
    }
}
