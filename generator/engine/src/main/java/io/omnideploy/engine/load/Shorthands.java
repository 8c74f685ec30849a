package io.omnideploy.engine.load;

import io.omnideploy.config.DeployShape;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Writes out what may be written shorter inside of a component, as {@link DeployShape#shorthands} says it. */
record Shorthands(List<DeployShape.Shorthand> all, Diagnostics problems) {
    Node.Mapping writtenOut(Node.Mapping component) {
        Node.Mapping result = component;
        for (DeployShape.Shorthand shorthand : all) {
            result = apply(result, shorthand, shorthand.path());
        }
        return result;
    }

    private Node.Mapping apply(Node.Mapping map, DeployShape.Shorthand shorthand, List<String> path) {
        Node value = map.get(path.getFirst()).orElse(null);
        if (value == null) {
            return map;
        }
        if (path.size() == 1) {
            return map.with(path.getFirst(), longForm(value, shorthand));
        }
        return value instanceof Node.Mapping inner
                ? map.with(path.getFirst(), apply(inner, shorthand, path.subList(1, path.size())))
                : map;
    }

    private Node longForm(Node value, DeployShape.Shorthand shorthand) {
        return switch (shorthand) {
            case DeployShape.Shorthand.Single single ->
                value instanceof Node.Scalar ? new Node.Sequence(List.of(value), value.span()) : value;
            case DeployShape.Shorthand.Each each -> each(value, each.key());
            case DeployShape.Shorthand.ByName byName -> byName(value, byName);
        };
    }

    private static Node each(Node value, String key) {
        return switch (value) {
            case Node.Sequence list ->
                new Node.Sequence(
                        list.items().stream().map(item -> wrapped(item, key)).toList(), list.span());
            case Node.Mapping map -> {
                SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
                map.entries()
                        .forEach((name, entry) ->
                                entries.put(name, new Node.Entry(entry.keySpan(), wrapped(entry.value(), key))));
                yield new Node.Mapping(entries, map.span());
            }
            default -> value;
        };
    }

    private static Node wrapped(Node item, String key) {
        return item instanceof Node.Scalar
                ? new Node.Mapping(new LinkedHashMap<>(Map.of(key, new Node.Entry(item.span(), item))), item.span())
                : item;
    }

    private Node byName(Node value, DeployShape.Shorthand.ByName shorthand) {
        if (!(value instanceof Node.Sequence list)) {
            return value;
        }
        SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Node item : list.items()) {
            if (item instanceof Node.Mapping map && map.get(shorthand.key()).orElse(null) instanceof Node.Scalar name) {
                put(entries, name, map.without(shorthand.key()));
            } else {
                problems.add(Diagnostic.error(
                                "entry-without-name",
                                "Each entry of this list needs a '" + shorthand.key() + "', and this is "
                                        + (item instanceof Node.Mapping ? "a map without one" : item.form()) + ".")
                        .at(item.span())
                        .remedy("Write '- " + shorthand.key() + ": …' with its settings below, or a map from names"
                                + " to settings."));
            }
        }
        return new Node.Mapping(entries, list.span());
    }

    private void put(SequencedMap<String, Node.Entry> entries, Node.Scalar name, Node.Mapping settings) {
        Node.Entry first = entries.putIfAbsent(name.text(), new Node.Entry(name.span(), settings));
        if (first != null) {
            problems.add(Diagnostic.error(
                            "duplicate-key",
                            "'" + name.text() + "' is given twice; the first is in line "
                                    + first.keySpan().map(SourceSpan::line).orElse(0) + ".")
                    .at(name.span())
                    .remedy("Keep one of them."));
        }
    }
}
