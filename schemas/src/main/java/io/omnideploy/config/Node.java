package io.omnideploy.config;

import io.omnideploy.diagnostic.SourceSpan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A piece of a structured document with its place in the file, in the order in which it was written. Adapters turn foreign
 * nodes into nodes of the deploy.yaml vocabulary; stacks are laid over each other in this form.
 */
public sealed interface Node {
    /** Returns where this stands in the file; absent for what a rule added. */
    Optional<SourceSpan> span();

    /** Returns what a person calls this form: "text", "a list", "a map" or "nothing". */
    String form();

    /**
     * A scalar as it was written, without a guess at its type: {@code no}, {@code on} and {@code 1.10} stay text until a
     * shape says otherwise.
     *
     * @param text the characters after unescaping
     * @param quoted whether it was quoted, and so is text where a number or a switch could be meant
     */
    record Scalar(String text, boolean quoted, Optional<SourceSpan> span) implements Node {
        public Scalar {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(span, "span");
        }

        @Override
        public String form() {
            return "text";
        }
    }

    /** An explicit or empty nothing; in an overlay it removes the entry. */
    record Nothing(Optional<SourceSpan> span) implements Node {
        public Nothing {
            Objects.requireNonNull(span, "span");
        }

        @Override
        public String form() {
            return "nothing";
        }
    }

    /** A scalar whose variables were expanded and which still refers to components, backing services or secrets. */
    record Expanded(Template template, Optional<SourceSpan> span) implements Node {
        public Expanded {
            Objects.requireNonNull(template, "template");
            Objects.requireNonNull(span, "span");
        }

        @Override
        public String form() {
            return "text";
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Optional<SourceSpan> span) implements Node {
        public Sequence {
            items = List.copyOf(items);
            Objects.requireNonNull(span, "span");
        }

        @Override
        public String form() {
            return "a list";
        }
    }

    /**
     * One entry of a mapping.
     *
     * @param keySpan where the key stands
     */
    record Entry(Optional<SourceSpan> keySpan, Node value) {
        public Entry {
            Objects.requireNonNull(keySpan, "keySpan");
            Objects.requireNonNull(value, "value");
        }
    }

    /** A map from text keys, in written order. */
    record Mapping(SequencedMap<String, Entry> entries, Optional<SourceSpan> span) implements Node {
        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
            Objects.requireNonNull(span, "span");
        }

        /** Returns an empty map without a place. */
        public static Mapping empty() {
            return new Mapping(new LinkedHashMap<>(), Optional.empty());
        }

        /** Returns the value under a key. */
        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** Returns this map with a value under a key, in its old position or at the end. */
        public Mapping with(String key, Node value) {
            Entry old = entries.get(key);
            return with(key, new Entry(old == null ? value.span() : old.keySpan(), value));
        }

        /** Returns this map with an entry under a key, in its old position or at the end. */
        public Mapping with(String key, Entry entry) {
            SequencedMap<String, Entry> copy = new LinkedHashMap<>(entries);
            copy.put(key, entry);
            return new Mapping(copy, span);
        }

        /** Returns this map without a key. */
        public Mapping without(String key) {
            SequencedMap<String, Entry> copy = new LinkedHashMap<>(entries);
            copy.remove(key);
            return new Mapping(copy, span);
        }

        @Override
        public String form() {
            return "a map";
        }
    }

    /** Returns a plain scalar without a place, as a rule or a writer makes it. */
    static Scalar text(String text) {
        return new Scalar(text, true, Optional.empty());
    }

    /** Returns an unquoted scalar without a place: a number, a switch or a word. */
    static Scalar word(Object value) {
        return new Scalar(value.toString(), false, Optional.empty());
    }

    /** Returns a list without a place. */
    static Sequence list(List<? extends Node> items) {
        return new Sequence(List.copyOf(items), Optional.empty());
    }

    /** Returns a map without a place, in the order given. */
    static Mapping map(Map<String, ? extends Node> values) {
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(key, new Entry(Optional.empty(), value)));
        return new Mapping(entries, Optional.empty());
    }
}
