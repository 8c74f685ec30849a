package io.omnideploy.cli.command;

import io.omnideploy.diagnostic.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** How a result is written. */
enum Format {
    /** For people. */
    TEXT,
    /** For programs: a stable document with its version. */
    JSON,
    /** For a comment on a pull request. */
    MARKDOWN;

    private static final String NAME = "--format";

    /** Returns the option of a command that can write some of them; the first is the default. */
    static OptionSpec option(Format... able) {
        List<String> names = Stream.of(able).map(Format::toString).toList();
        return OptionSpec.builder(NAME)
                .type(Format.class)
                .paramLabel("FORMAT")
                .description("How to write it: " + String.join(", ", names) + ". Default: " + names.getFirst() + ".")
                .completionCandidates(names)
                .converters(text -> Stream.of(able)
                        .filter(format -> format.toString().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new TypeConversionException(
                                "'" + text + "' is no format of this command. " + Nearest.remedy(text, names))))
                .build();
    }

    /** Returns the chosen one. */
    static Format of(Arguments arguments) {
        return arguments.<Format>value(NAME).orElse(TEXT);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
