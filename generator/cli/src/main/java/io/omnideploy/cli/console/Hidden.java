package io.omnideploy.cli.console;

import java.io.Console;
import java.util.Optional;

/** Reads what a person types without showing it. */
@FunctionalInterface
public interface Hidden {
    /** Reads one line; empty where it would be shown, or at the end of input. */
    Optional<String> readLine();

    /** Returns the way of this process: its terminal, if both what is typed and what is shown go there. */
    static Hidden ofProcess() {
        return () -> {
            if (System.getProperty("jdk.console") == null) {
                System.setProperty("jdk.console", "java.base");
            }
            Console console = System.console();
            return Optional.ofNullable(console).map(Console::readPassword).map(String::new);
        };
    }
}
