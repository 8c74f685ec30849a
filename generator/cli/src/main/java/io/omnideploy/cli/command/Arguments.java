package io.omnideploy.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** The options and parameters of one run. What is said behind the command beats what is said before it. */
public final class Arguments {
    private final List<ParseResult> levels = new ArrayList<>();

    /** @param parsed the whole command line, with a command in it */
    public Arguments(ParseResult parsed) {
        for (ParseResult level = parsed; level != null; level = level.subcommand()) {
            levels.addFirst(level);
        }
    }

    /** Returns the name of the command that was named last: that of the action of a command that has several. */
    public String command() {
        return levels.getFirst().commandSpec().name();
    }

    /** Tells whether an option is given. */
    public boolean has(String option) {
        for (ParseResult level : levels) {
            if (level.hasMatchedOption(option)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the value of an option, if it is given. */
    public <T> Optional<T> value(String option) {
        for (ParseResult level : levels) {
            T value = level.matchedOptionValue(option, null);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Returns the first parameter, if there is one. */
    public Optional<String> parameter() {
        return parameter(0);
    }

    /** Returns the second parameter, if there is one. */
    public Optional<String> secondParameter() {
        return parameter(1);
    }

    private Optional<String> parameter(int index) {
        ParseResult last = levels.getFirst();
        return last.hasMatchedPositional(index)
                ? Optional.of(last.matchedPositionalValue(index, ""))
                : Optional.empty();
    }
}
