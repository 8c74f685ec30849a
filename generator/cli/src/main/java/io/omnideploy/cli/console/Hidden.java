package io.omnideploy.cli.console;

import java.io.Console;
import java.util.Optional;

/** Reads what a person types without showing it. */
@FunctionalInterface
public interface Hidden {
    /** Asks a question once nothing typed is shown any more, and reads one line; empty where it would be shown, and at the end of input. */
    Optional<String> answer(String question);

    /** Returns the way of this process: its terminal, if both what is typed and what is shown go there. */
    static Hidden ofProcess() {
        return question -> {
            if (System.getProperty("jdk.console") == null) {
                System.setProperty("jdk.console", "java.base");
            }
            Console console = System.console();
            return Optional.ofNullable(console)
                    .map(terminal -> terminal.readPassword("%s ", question))
                    .map(String::new);
        };
    }
}
