package io.omnideploy.cli.command;

import io.omnideploy.cli.console.Session;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say what a run is about: accepted before and behind the command. */
final class GlobalOptions {
    private static final String CONFIG = "--config";
    private static final String STACK = "--stack";
    /** The option that names a target. */
    static final String TARGET = "--target";

    private static final String BACKEND = "--backend";
    private static final String ADAPTER = "--adapter";
    private static final String PROFILE = "--profile";

    private GlobalOptions() {}

    /** Adds the options to the program or to a command. */
    static CommandSpec addTo(CommandSpec spec) {
        return spec.addArgGroup(ArgGroupSpec.builder()
                .heading("%nWhich deployment:%n")
                .validate(false)
                .addArg(Options.texts(
                        "FILE",
                        "The description. Looked for here as deploy.yaml, compose.yaml and so on. A second one is laid over"
                                + " the first. For generate and validate also a folder, or a pattern in quotes.",
                        "-c",
                        CONFIG))
                .addArg(Options.text("STACK", "The stack. Default: OMNIDEPLOY_STACK, else dev.", "-s", STACK))
                .addArg(Options.text(
                        "TARGET",
                        "Where to run it. Default: OMNIDEPLOY_TARGET, else as the description says, else docker.",
                        "-t",
                        TARGET))
                .addArg(Options.text(
                        "BACKEND",
                        "Which tool makes it. Default: OMNIDEPLOY_BACKEND, else as the description says, else the"
                                + " target's own.",
                        "-b",
                        BACKEND))
                .addArg(Options.text("ADAPTER", "How to read the description. Default: by its content.", "-r", ADAPTER))
                .addArg(Options.texts(
                        "NAME", "A profile of compose.yaml whose services are wanted. May be repeated.", PROFILE))
                .build());
    }

    /** Tells whether a word is one of these options with its value still to come. */
    static boolean takesNextWord(String word) {
        return switch (word) {
            case "-c", "-s", "-t", "-b", "-r", CONFIG, STACK, TARGET, BACKEND, ADAPTER, PROFILE -> true;
            default -> false;
        };
    }

    /** Returns which description is meant. */
    static LoadRequest loadRequest(Arguments arguments, Session session) {
        return loadRequest(
                arguments, session, configs(arguments).stream().map(Path::of).toList());
    }

    /** Returns the request for files, or for what is found when none is named. */
    static LoadRequest loadRequest(Arguments arguments, Session session, List<Path> files) {
        return new LoadRequest(
                files,
                session.directory(),
                arguments.<String>value(ADAPTER),
                session.environment(),
                Set.copyOf(arguments.<List<String>>value(PROFILE).orElse(List.of())));
    }

    /** Returns the file named on the command line, the first if there are several. */
    static Optional<String> config(Arguments arguments) {
        return configs(arguments).stream().findFirst();
    }

    /** Returns the files named on the command line. */
    static List<String> configs(Arguments arguments) {
        return arguments.<List<String>>value(CONFIG).orElse(List.of());
    }

    /** Returns what is chosen beside the description. */
    static Selection selection(Arguments arguments, Map<String, String> environment) {
        return new Selection(stack(arguments), arguments.value(TARGET), arguments.value(BACKEND), environment);
    }

    /** Returns the stack named on the command line. */
    static Optional<String> stack(Arguments arguments) {
        return arguments.value(STACK);
    }
}
