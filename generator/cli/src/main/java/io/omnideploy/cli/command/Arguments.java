package io.omnideploy.cli.command;

import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** The options and parameters of one run. What is said behind the command beats what is said before it. */
public final class Arguments {
    private final ParseResult before;
    private final ParseResult behind;

    /** @param parsed the whole command line, with a command in it */
    public Arguments(ParseResult parsed) {
        before = parsed;
        behind = parsed.subcommand();
    }

    /** Tells whether an option is given. */
    public boolean has(String option) {
        return behind.hasMatchedOption(option) || before.hasMatchedOption(option);
    }

    /** Returns the value of an option, if it is given. */
    public <T> Optional<T> value(String option) {
        T value = behind.matchedOptionValue(option, null);
        return Optional.ofNullable(value == null ? before.matchedOptionValue(option, null) : value);
    }

    /** Returns the first parameter, if there is one. */
    public Optional<String> parameter() {
        return behind.hasMatchedPositional(0) ? Optional.of(behind.matchedPositionalValue(0, "")) : Optional.empty();
    }
}
