package io.omnideploy.templates.hcl;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** What can stand to the right of an equals sign. */
public sealed interface HclExpression {
    /** Text that stands for itself, whatever is in it. */
    record Text(String text) implements HclExpression {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A number.
     *
     * @param plain its digits, never with an exponent
     */
    record Num(String plain) implements HclExpression {
        public Num {
            Objects.requireNonNull(plain, "plain");
        }

        public Num(BigDecimal number) {
            this(number.toPlainString());
        }
    }

    /** true or false. */
    record Bool(boolean on) implements HclExpression {}

    /** null. */
    record Null() implements HclExpression {}

    /**
     * A reference such as {@code docker_image.web.image_id}.
     *
     * @param steps names as {@link String} and 0-based indexes as {@link Integer}, a name first
     */
    record Reference(List<Object> steps) implements HclExpression {
        public Reference {
            steps = List.copyOf(steps);
            if (steps.isEmpty() || !(steps.getFirst() instanceof String)) {
                throw new IllegalArgumentException("a reference begins with a name");
            }
        }

        /** Returns a reference by names alone. */
        public static Reference of(String... names) {
            return new Reference(List.of((Object[]) names));
        }
    }

    /** Text with other expressions in it. */
    record Template(List<HclExpression> parts) implements HclExpression {
        public Template {
            parts = List.copyOf(parts);
        }
    }

    /** A list. */
    record Tuple(List<HclExpression> items) implements HclExpression {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /** A map or an object, in the given order. */
    record Mapping(SequencedMap<String, HclExpression> entries) implements HclExpression {
        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }
    }

    /** A call of a function. */
    record Call(String function, List<HclExpression> arguments) implements HclExpression {
        public Call {
            Objects.requireNonNull(function, "function");
            arguments = List.copyOf(arguments);
        }
    }

    /** A comparison for equality. */
    record Equal(HclExpression left, HclExpression right) implements HclExpression {
        public Equal {
            Objects.requireNonNull(left, "left");
            Objects.requireNonNull(right, "right");
        }
    }

    /** A list made out of another, item by item: {@code [for item in collection : value]}. */
    record ForTuple(String item, HclExpression collection, HclExpression value) implements HclExpression {
        public ForTuple {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(collection, "collection");
            Objects.requireNonNull(value, "value");
        }
    }

    /** A map made out of a list, item by item: <code>{ for item in collection : key => value }</code>. */
    record ForMapping(String item, HclExpression collection, HclExpression key, HclExpression value)
            implements HclExpression {
        public ForMapping {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(collection, "collection");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }
    }
}
