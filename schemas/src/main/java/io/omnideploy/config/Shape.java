package io.omnideploy.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a value of the description may look like: the one source of the checks, the defaults, the JSON Schema, the reference
 * in the docs and what {@code explain} says. Data only; the engine checks nodes against it.
 */
public sealed interface Shape {
    /**
     * Text.
     *
     * @param pattern what all of it must match, if anything
     * @param meaning how the pattern is told to a person, such as "a host name"
     * @param mayRefer whether {@code ${db.url}} and secrets may stand in it
     */
    record Text(Optional<Pattern> pattern, String meaning, boolean mayRefer) implements Shape {
        public Text {
            Objects.requireNonNull(pattern, "pattern");
            Objects.requireNonNull(meaning, "meaning");
        }
    }

    /** One of a few words. */
    record Word(List<String> words) implements Shape {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** A whole number, limits included. */
    record Whole(long min, long max) implements Shape {}

    /** A decimal number, limits included. */
    record Decimal(BigDecimal min, BigDecimal max) implements Shape {}

    /** true or false. */
    record Switch() implements Shape {}

    /** A duration with units, limits included. */
    record Time(Duration min, Duration max) implements Shape {
        public Time {
            Objects.requireNonNull(min, "min");
            Objects.requireNonNull(max, "max");
        }
    }

    /** An amount of memory or storage as {@link ByteSize} reads it, limits included. */
    record Bytes(ByteSize min, ByteSize max) implements Shape {
        public Bytes {
            Objects.requireNonNull(min, "min");
            Objects.requireNonNull(max, "max");
        }
    }

    /** An amount of processor time as {@link Cpu} reads it. */
    record CpuAmount() implements Shape {}

    /** A secret source as {@link SecretSource} reads it. */
    record Source() implements Shape {}

    /** Anything, nothing included; what it must be is known to somebody else. */
    record Free() implements Shape {}

    /** A list whose items share one shape. */
    record ListOf(Shape item) implements Shape {
        public ListOf {
            Objects.requireNonNull(item, "item");
        }
    }

    /**
     * A map with free keys whose values share one shape.
     *
     * @param key what each key must match
     * @param keyMeaning how the key is told to a person, such as "a variable name"
     */
    record MapOf(Pattern key, String keyMeaning, Shape value) implements Shape {
        public MapOf {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(keyMeaning, "keyMeaning");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A map with known keys.
     *
     * @param fields the keys, in the order in which they are documented
     * @param oneOf keys of which at most one may be given; empty if there is no such choice
     */
    record Fields(List<Field> fields, List<String> oneOf) implements Shape {
        public Fields {
            fields = List.copyOf(fields);
            oneOf = List.copyOf(oneOf);
        }

        /** Returns the field under a key. */
        public Optional<Field> field(String key) {
            return fields.stream().filter(field -> field.key().equals(key)).findFirst();
        }

        /** Returns the keys in documented order. */
        public List<String> keys() {
            return fields.stream().map(Field::key).toList();
        }
    }

    /**
     * One key of a {@link Fields}.
     *
     * @param meaning what it is for, one sentence or more; the reference prints it
     * @param required whether it must be given
     * @param fallback the default as it would be written, if there is one
     */
    record Field(String key, Shape shape, String meaning, boolean required, Optional<String> fallback) {
        public Field {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(shape, "shape");
            Objects.requireNonNull(meaning, "meaning");
            Objects.requireNonNull(fallback, "fallback");
        }

        /** Returns this field with a default. */
        public Field or(Object written) {
            return new Field(key, shape, meaning, required, Optional.of(written.toString()));
        }

        /** Returns this field as one that must be given. */
        public Field must() {
            return new Field(key, shape, meaning, true, fallback);
        }
    }

    /** Returns an optional field. */
    static Field field(String key, Shape shape, String meaning) {
        return new Field(key, shape, meaning, false, Optional.empty());
    }

    /** Returns a map with known keys. */
    static Fields fields(Field... fields) {
        return new Fields(List.of(fields), List.of());
    }

    /** Returns any one-line or many-line text. */
    static Text text() {
        return new Text(Optional.empty(), "text", false);
    }

    /** Returns text that must match a pattern as a whole. */
    static Text text(String pattern, String meaning) {
        return new Text(Optional.of(Pattern.compile(pattern)), meaning, false);
    }

    /** Returns text in which references and secrets may stand. */
    static Text template() {
        return new Text(Optional.empty(), "text", true);
    }
}
