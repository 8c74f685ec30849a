package io.omnideploy.cli.command;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/** Makes options; built by hand rather than by annotations, since reading these is a good part of a start. */
final class Options {
    private Options() {}

    /** Returns an option that is there or not. */
    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names[0], rest(names))
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** Returns an option with a text. */
    static OptionSpec text(String label, String description, String... names) {
        return OptionSpec.builder(names[0], rest(names))
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** Returns an option with a text that may be given several times. */
    static OptionSpec texts(String label, String description, String... names) {
        return OptionSpec.builder(names[0], rest(names))
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** Returns an option with a whole number. */
    static OptionSpec number(String label, String description, String... names) {
        return OptionSpec.builder(names[0], rest(names))
                .type(Integer.class)
                .converters(Options::whole)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** Returns a parameter that may be left out. */
    static PositionalParamSpec optional(String label, String description) {
        return parameter(label, description, "0..1").build();
    }

    /** Returns a second parameter that may be left out. */
    static PositionalParamSpec second(String label, String description) {
        return parameter(label, description, "0..1").index("1").build();
    }

    /** Returns a parameter that must be given. */
    static PositionalParamSpec required(String label, String description) {
        return parameter(label, description, "1").required(true).build();
    }

    private static PositionalParamSpec.Builder parameter(String label, String description, String arity) {
        return PositionalParamSpec.builder()
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .index("0")
                .arity(arity);
    }

    private static Integer whole(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        }
    }

    private static String[] rest(String... names) {
        return Arrays.copyOfRange(names, 1, names.length);
    }
}
