package io.omnideploy.spi.adapt;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Builds one map of a description, key by key; what is empty is left out. */
public final class TreeBuilder {
    private final SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();

    /** Puts a value under a key that has the value's place. */
    public TreeBuilder put(String key, Node value) {
        return put(key, value.span(), value);
    }

    /** Puts a value under a key with its own place. */
    public TreeBuilder put(String key, Optional<SourceSpan> keySpan, Node value) {
        boolean empty = switch (value) {
            case Node.Mapping map -> map.entries().isEmpty();
            case Node.Sequence list -> list.items().isEmpty();
            default -> false;
        };
        if (!empty) {
            entries.put(key, new Node.Entry(keySpan, value));
        }
        return this;
    }

    /** Puts a value if there is one. */
    public TreeBuilder put(String key, Optional<? extends Node> value) {
        value.ifPresent(node -> put(key, node));
        return this;
    }

    /** Tells whether a key is there. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Tells whether nothing is there. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Returns the map. */
    public Node.Mapping build() {
        return build(Optional.empty());
    }

    /** Returns the map with a place. */
    public Node.Mapping build(Optional<SourceSpan> span) {
        return new Node.Mapping(entries, span);
    }

    /** Returns text that stands for itself, whatever dollar signs it holds. */
    public static Node.Scalar literal(String text, Optional<SourceSpan> span) {
        return new Node.Scalar(escaped(text), true, span);
    }

    /** Returns text as deploy.yaml would have it, with its variables and references. */
    public static Node.Scalar template(String text, Optional<SourceSpan> span) {
        return new Node.Scalar(text, true, span);
    }

    /** Returns a number, a switch or a word. */
    public static Node.Scalar word(Object value, Optional<SourceSpan> span) {
        return new Node.Scalar(value.toString(), false, span);
    }

    /** Returns text so that no dollar sign in it begins a variable. */
    public static String escaped(String text) {
        return text.replace("$", "$$");
    }
}
