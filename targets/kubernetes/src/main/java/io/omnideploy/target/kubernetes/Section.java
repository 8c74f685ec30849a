package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Node;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads settings that were checked against their shape. */
record Section(Node.Mapping node) {
    Optional<String> text(String key) {
        return node.get(key).filter(Node.Scalar.class::isInstance).map(value -> ((Node.Scalar) value).text());
    }

    boolean isOn(String key) {
        return text(key).filter("true"::equals).isPresent();
    }

    Optional<Section> section(String key) {
        return node.get(key).filter(Node.Mapping.class::isInstance).map(value -> new Section((Node.Mapping) value));
    }

    SortedMap<String, String> texts(String key) {
        SortedMap<String, String> texts = new TreeMap<>();
        section(key)
                .ifPresent(map -> map.node()
                        .entries()
                        .keySet()
                        .forEach(name -> map.text(name).ifPresent(text -> texts.put(name, text))));
        return texts;
    }

    List<String> list(String key) {
        return items(key).stream()
                .filter(Node.Scalar.class::isInstance)
                .map(item -> ((Node.Scalar) item).text())
                .toList();
    }

    List<Section> sections(String key) {
        return items(key).stream()
                .filter(Node.Mapping.class::isInstance)
                .map(item -> new Section((Node.Mapping) item))
                .toList();
    }

    private List<Node> items(String key) {
        return node.get(key)
                .filter(Node.Sequence.class::isInstance)
                .map(value -> ((Node.Sequence) value).items())
                .orElse(List.of());
    }
}
