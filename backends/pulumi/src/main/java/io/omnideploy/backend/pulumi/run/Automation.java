package io.omnideploy.backend.pulumi.run;

import java.nio.file.Path;
import java.util.List;

/** Runs a compiled program by Pulumi's Automation API. Its implementation is loaded beside the SDK and so is named, not linked. */
public interface Automation {
    /**
     * Runs the program inside of this process, for one command of {@code pulumi}.
     *
     * @param pulumi runs the command, while the program waits for the engine's call
     * @return what the command said
     */
    Said run(Program program, Command pulumi);

    /** A command that needs the program. */
    enum Operation {
        PREVIEW,
        UP
    }

    /**
     * What is run.
     *
     * @param folder where {@code Pulumi.yaml} lies
     * @param mainClass the class with the method {@code stack}
     */
    record Program(Path folder, String stack, String mainClass, Operation operation) {}

    /** Runs {@code pulumi} with arguments. */
    @FunctionalInterface
    interface Command {
        Said run(List<String> arguments);
    }

    /** What a command said, and how it ended. */
    record Said(int exit, String out, String err) {}
}
