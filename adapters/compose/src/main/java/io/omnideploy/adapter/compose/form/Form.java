package io.omnideploy.adapter.compose.form;

import java.util.List;
import java.util.Map;

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

    /** A map with free keys. */
    record Named(Form value) implements Form {}

    /** A map with known keys, beside those that begin with {@code x-}. */
    record Keys(Map<String, Form> keys) implements Form {
        public Keys {
            keys = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(keys));
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
