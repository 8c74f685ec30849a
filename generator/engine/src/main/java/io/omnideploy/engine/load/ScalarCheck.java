package io.omnideploy.engine.load;

import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Cpu;
import io.omnideploy.config.Durations;
import io.omnideploy.config.Node;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Nearest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks one scalar against its shape. */
final class ScalarCheck {
    /** The most characters of a text of some form: as many as a path has, and few enough for any pattern. */
    private static final int LONGEST = 4096;

    private ScalarCheck() {}

    /**
     * What is wrong with a scalar.
     *
     * @param code the rule
     * @param remedy what to write instead
     */
    record Complaint(String code, String remedy) {}

    /** Returns what is wrong with a scalar; empty if it fits, or if the shape takes no scalar at all. */
    static Optional<Complaint> complaint(Shape shape, Node.Scalar scalar) {
        String text = scalar.text();
        return switch (shape) {
            case Shape.Text expected ->
                expected.pattern()
                        .filter(pattern -> text.length() > LONGEST
                                || !pattern.matcher(text).matches())
                        .map(pattern -> new Complaint(
                                "wrong-form", suggestion(text, pattern).orElse("Write it in that form.")));
            case Shape.Word expected ->
                expected.words().contains(text)
                        ? Optional.empty()
                        : Optional.of(new Complaint("unknown-word", didYouMean(text, expected)));
            case Shape.Whole expected -> whole(expected, scalar);
            case Shape.Decimal expected -> decimal(expected, scalar);
            case Shape.Switch expected ->
                isSwitch(scalar)
                        ? Optional.empty()
                        : Optional.of(new Complaint("wrong-type", "Write true or false, without quotes."));
            case Shape.Time expected ->
                Durations.parse(text)
                        .map(time -> between(time, expected.min(), expected.max()))
                        .orElse(Optional.of(
                                new Complaint("wrong-type", "Write a number with its unit: ms, s, m or h.")));
            case Shape.Bytes expected ->
                ByteSize.parse(text)
                        .map(size -> between(size, expected.min(), expected.max()))
                        .orElse(Optional.of(
                                new Complaint("wrong-type", "Write a number with its unit, such as 512Mi or 2Gi.")));
            case Shape.CpuAmount expected ->
                Cpu.parse(text).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Complaint("wrong-type", "Write 0.5, 250m or 512."));
            case Shape.Source expected ->
                SecretSource.parse(text).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Complaint(
                                "wrong-form",
                                "Write env:NAME for a variable, file:PATH for a file or store:NAME; never the"
                                        + " secret itself."));
            case Shape.Free expected -> Optional.empty();
            case Shape.ListOf expected -> Optional.empty();
            case Shape.MapOf expected -> Optional.empty();
            case Shape.Fields expected -> Optional.empty();
        };
    }

    private static String didYouMean(String text, Shape.Word expected) {
        return Nearest.to(text, expected.words())
                .map(nearest -> "Did you mean '" + nearest + "'?")
                .orElse("Choose one of them.");
    }

    /** Returns a remedy that names a text that matches, where letters and separators alone are to blame. */
    static Optional<String> suggestion(String text, Pattern pattern) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Stream.of(
                        lower,
                        lower.replace(' ', '-').replace('_', '-'),
                        text.replace('-', '_').replace(' ', '_'))
                .filter(candidate -> !candidate.equals(text))
                .filter(candidate -> candidate.length() <= LONGEST
                        && pattern.matcher(candidate).matches())
                .filter(candidate -> candidate.chars().anyMatch(Character::isLetterOrDigit))
                .findFirst()
                .map(candidate -> "Write '" + candidate + "'.");
    }

    private static Optional<Complaint> whole(Shape.Whole expected, Node.Scalar scalar) {
        if (!isWhole(scalar.text())) {
            return Optional.of(new Complaint("wrong-type", "Write digits alone."));
        }
        if (scalar.quoted()) {
            return Optional.of(new Complaint("wrong-type", "Remove the quotes."));
        }
        // Longer than any limit, and than a long.
        if (scalar.text().length() > 18) {
            return outOfRange();
        }
        long number = Long.parseLong(scalar.text());
        return number < expected.min() || number > expected.max() ? outOfRange() : Optional.empty();
    }

    private static Optional<Complaint> decimal(Shape.Decimal expected, Node.Scalar scalar) {
        if (!isDecimal(scalar.text())) {
            return Optional.of(new Complaint("wrong-type", "Write digits, with a point if need be."));
        }
        if (scalar.quoted()) {
            return Optional.of(new Complaint("wrong-type", "Remove the quotes."));
        }
        return between(new BigDecimal(scalar.text()), expected.min(), expected.max());
    }

    private static <T extends Comparable<T>> Optional<Complaint> between(T value, T min, T max) {
        return value.compareTo(min) < 0 || value.compareTo(max) > 0 ? outOfRange() : Optional.empty();
    }

    private static Optional<Complaint> between(Duration value, Duration min, Duration max) {
        return value.compareTo(min) < 0 || value.compareTo(max) > 0 ? outOfRange() : Optional.empty();
    }

    private static Optional<Complaint> outOfRange() {
        return Optional.of(new Complaint("out-of-range", "Choose a value within these limits."));
    }

    private static boolean isSwitch(Node.Scalar scalar) {
        return !scalar.quoted()
                && (scalar.text().equals("true") || scalar.text().equals("false"));
    }

    /** Tells whether a text is a whole number as JSON writes one. */
    static boolean isWhole(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        if (start == text.length() || (text.charAt(start) == '0' && text.length() > start + 1)) {
            return false;
        }
        return text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Tells whether a text is a number as JSON writes one, without an exponent. */
    static boolean isDecimal(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            return isWhole(text);
        }
        return text.length() <= 40
                && isWhole(text.substring(0, point))
                && point < text.length() - 1
                && text.chars().skip(point + 1L).allMatch(c -> c >= '0' && c <= '9');
    }
}
