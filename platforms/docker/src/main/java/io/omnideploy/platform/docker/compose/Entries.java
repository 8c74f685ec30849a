package io.omnideploy.platform.docker.compose;

import io.omnideploy.config.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the entries of a mapping in the order in which they are to stand; what is absent or empty is left out. */
final class Entries {
    private final Map<String, Node> entries = new LinkedHashMap<>();

    Entries text(String key, Optional<String> text) {
        text.ifPresent(value -> entries.put(key, Node.text(value)));
        return this;
    }

    /** Adds a number or a switch. */
    Entries word(String key, Optional<?> word) {
        word.ifPresent(value -> entries.put(key, Node.word(value)));
        return this;
    }

    Entries texts(String key, Optional<? extends Collection<String>> texts) {
        texts.ifPresent(values -> list(key, values.stream().map(Node::text).toList()));
        return this;
    }

    Entries map(String key, Optional<? extends Map<String, String>> map) {
        map.ifPresent(values -> {
            Map<String, Node> nodes = new LinkedHashMap<>();
            values.forEach((name, value) -> nodes.put(name, Node.text(value)));
            nested(key, nodes);
        });
        return this;
    }

    Entries list(String key, List<? extends Node> items) {
        if (!items.isEmpty()) {
            entries.put(key, Node.list(items));
        }
        return this;
    }

    Entries nested(String key, Map<String, ? extends Node> values) {
        if (!values.isEmpty()) {
            entries.put(key, Node.map(values));
        }
        return this;
    }

    Entries nested(String key, Entries values) {
        return nested(key, values.entries);
    }

    Node.Mapping node() {
        return Node.map(entries);
    }
}
