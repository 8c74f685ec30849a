package io.omnideploy.engine.load;

import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Fills in what a shape says where nothing was written; what is filled in has no place. */
final class ShapeDefaults {
    private ShapeDefaults() {}

    /** Returns a map with the defaults of its shape, and of the shapes inside it. */
    static Node.Mapping fill(Node.Mapping map, Shape.Fields shape) {
        SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>(map.entries());
        for (Shape.Field field : shape.fields()) {
            Node.Entry given = entries.get(field.key());
            if (given != null) {
                entries.put(field.key(), new Node.Entry(given.keySpan(), inside(given.value(), field.shape())));
            } else if (field.fallback().isPresent()) {
                Node written = written(field.fallback().get());
                entries.put(field.key(), new Node.Entry(written.span(), inside(written, field.shape())));
            }
        }
        return new Node.Mapping(entries, map.span());
    }

    private static Node inside(Node node, Shape shape) {
        return switch (shape) {
            case Shape.Fields fields when node instanceof Node.Mapping map -> fill(map, fields);
            case Shape.MapOf of
            when node instanceof Node.Mapping map -> {
                SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>(map.entries());
                entries.replaceAll((key, entry) -> new Node.Entry(entry.keySpan(), inside(entry.value(), of.value())));
                yield new Node.Mapping(entries, map.span());
            }
            case Shape.ListOf of
            when node instanceof Node.Sequence list ->
                new Node.Sequence(
                        list.items().stream()
                                .map(item -> inside(item, of.item()))
                                .toList(),
                        list.span());
            default -> node;
        };
    }

    /** Reads a default as it would be written. */
    static Node written(String text) {
        return switch (text) {
            case "{}" -> Node.Mapping.empty();
            case "[]" -> Node.list(List.of());
            default -> Node.word(text);
        };
    }
}
