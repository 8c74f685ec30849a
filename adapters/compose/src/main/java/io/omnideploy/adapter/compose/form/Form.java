package io.omnideploy.adapter.compose.form;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a value may be. */
public sealed interface Form {
    /** A scalar of one kind. */
    record Scalar(Kind kind) implements Form {}

    /** The kinds of scalars. */
    enum Kind {
        /** Text: what is quoted, or reads as neither a number nor a switch. */
        TEXT,
        /** A number. */
        NUMBER,
        /** A whole number. */
        WHOLE,
        /** true or false. */
        BOOL,
        /** A duration. */
        DURATION,
        /** A switch, also as text: compose takes yes and no, on and off, y and n too. */
        FLAG,
        /** A number of bytes, with or without a unit. */
        SIZE,
        /** A number of bytes as text. */
        AMOUNT,
        /** The rights of a file: a number, or octal digits as text. */
        MODE,
        /** An IP address. */
        ADDRESS,
        /** When an image is pulled again, as {@code every_12h}. */
        EVERY,
        /** Nothing at all. */
        NULL
    }

    /** Anything. */
    record Any() implements Form {}

    /** One of a few words. */
    record Words(List<String> words) implements Form {
        public Words {
            words = List.copyOf(words);
        }
    }

    /** A list. */
    record Items(Form item) implements Form {}

    /** A list in which nothing stands twice. */
    record Distinct(Form item) implements Form {}

    /** A map with free keys. */
    record Named(Form value) implements Form {}

    /**
     * A map with known keys, beside those that begin with {@code x-}.
     *
     * @param required the keys that the whole project must say, in whichever file
     */
    record Keys(Map<String, Form> keys, Set<String> required) implements Form {
        public Keys {
            keys = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(keys));
            required = Set.copyOf(required);
        }
    }

    /** One of several. */
    record Either(List<Form> forms) implements Form {
        public Either {
            forms = List.copyOf(forms);
        }
    }

    /** What another definition says. */
    record Reference(String name) implements Form {}
}
