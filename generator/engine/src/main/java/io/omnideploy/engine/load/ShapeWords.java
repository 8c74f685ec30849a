package io.omnideploy.engine.load;

import io.omnideploy.config.Durations;
import io.omnideploy.config.Node;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Shape;
import java.time.Duration;
import java.util.Optional;

/** Tells shapes and values in a person's words. */
final class ShapeWords {
    private ShapeWords() {}

    /** Returns what a shape takes, as it follows "expected": "a whole number from 1 to 65535". */
    static String expected(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> text.meaning();
            case Shape.Word word -> "one of " + String.join(", ", word.words());
            case Shape.Whole whole -> "a whole number from " + whole.min() + " to " + whole.max();
            case Shape.Decimal decimal ->
                "a number from " + decimal.min().toPlainString() + " to "
                        + decimal.max().toPlainString();
            case Shape.Switch s -> "true or false";
            case Shape.Time time ->
                "a duration from " + brief(time.min()) + " to " + brief(time.max()) + " such as 30s";
            case Shape.Bytes bytes -> "a size from " + bytes.min() + " to " + bytes.max() + " such as 512Mi";
            case Shape.CpuAmount cpu -> "an amount of CPU such as 0.5 or 250m";
            case Shape.Source source -> "a source such as env:NAME";
            case Shape.Free free -> "anything";
            case Shape.ListOf list -> "a list";
            case Shape.MapOf map -> "a map";
            case Shape.Fields fields -> "a map";
        };
    }

    /** Returns how the lines of a map are written. */
    static String lines(Shape.MapOf map) {
        return map.value() instanceof Shape.Text text && text.pattern().isPresent()
                ? "Write lines below the key: " + map.keyMeaning() + ", a colon, " + text.meaning() + "."
                : "Write 'name: value' lines below the key.";
    }

    /** Returns what a shape takes, without its limits: "a whole number". */
    static String type(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> "text";
            case Shape.Word word -> "a word";
            case Shape.Whole whole -> "a whole number";
            case Shape.Decimal decimal -> "a number";
            case Shape.Switch s -> "true or false";
            case Shape.Time time -> "a duration";
            case Shape.Bytes bytes -> "a size";
            case Shape.CpuAmount cpu -> "an amount of CPU";
            case Shape.Source source -> "a secret's source";
            case Shape.Free free -> "anything";
            case Shape.ListOf list -> "a list, each item " + type(list.item());
            case Shape.MapOf map -> "a map, each value " + type(map.value());
            case Shape.Fields fields -> "a map";
        };
    }

    /** Returns what narrows the type: "1 to 65535". */
    static Optional<String> limits(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> text.pattern().map(pattern -> text.meaning());
            case Shape.Word word -> Optional.of(String.join(", ", word.words()));
            case Shape.Whole whole -> Optional.of(whole.min() + " to " + whole.max());
            case Shape.Decimal decimal ->
                Optional.of(
                        decimal.min().toPlainString() + " to " + decimal.max().toPlainString());
            case Shape.Switch s -> Optional.empty();
            case Shape.Time time -> Optional.of(brief(time.min()) + " to " + brief(time.max()));
            case Shape.Bytes bytes -> Optional.of(bytes.min() + " to " + bytes.max());
            case Shape.CpuAmount cpu -> Optional.of("0.05 to 64, 1m to 64000m, or 128 to 32768 units");
            case Shape.Source source -> Optional.of(String.join(":, ", SecretSource.SCHEMES) + ":");
            case Shape.Free free -> Optional.empty();
            case Shape.ListOf list -> limits(list.item());
            case Shape.MapOf map -> Optional.of("keys: " + map.keyMeaning());
            case Shape.Fields fields ->
                fields.oneOf().isEmpty()
                        ? Optional.empty()
                        : Optional.of("one of " + String.join(", ", fields.oneOf()));
        };
    }

    /** Returns what a node is, as it follows "found": "text 'abc'". What should be a secret's source is not shown. */
    static String found(Node node, Shape expected) {
        return switch (node) {
            case Node.Scalar scalar when expected instanceof Shape.Source -> "something else";
            case Node.Scalar scalar when scalar.quoted() -> "text '" + clipped(scalar.text()) + "' in quotes";
            case Node.Scalar scalar when ScalarCheck.isDecimal(scalar.text()) -> "the number " + clipped(scalar.text());
            case Node.Scalar scalar -> "text '" + clipped(scalar.text()) + "'";
            case Node.Expanded expanded -> "text that is known later";
            case Node.Nothing nothing -> nothing.form();
            case Node.Sequence list -> list.form();
            case Node.Mapping map -> map.form();
        };
    }

    /** Writes whole hours and minutes without zeros behind them. */
    private static String brief(Duration duration) {
        String text = Durations.format(duration);
        String minutes = text.endsWith("m0s") ? text.substring(0, text.length() - 2) : text;
        return minutes.endsWith("h0m") ? minutes.substring(0, minutes.length() - 2) : minutes;
    }

    private static String clipped(String text) {
        String line = text.lines().findFirst().orElse("");
        String head =
                line.codePointCount(0, line.length()) > 60 ? line.substring(0, line.offsetByCodePoints(0, 57)) : line;
        return head.equals(text) ? text : head + "…";
    }
}
