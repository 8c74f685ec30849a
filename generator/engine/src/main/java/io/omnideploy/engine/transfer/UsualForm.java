package io.omnideploy.engine.transfer;

import io.omnideploy.config.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Brings a description into the form in which people write one: keys in the order of the reference, what runs before what it
 * needs, stacks last, and without what is so anyway. It says the same.
 */
public final class UsualForm {
    private static final List<String> TOP = List.of("name", "version", "region", "tags", "target", "backend");
    private static final List<String> LAST = List.of("components", "volumes", "backing_services", "stacks");
    private static final List<String> COMPONENT = List.of(
            "kind",
            "schedule",
            "run",
            "container",
            "service",
            "resources",
            "environment",
            "secrets",
            "volumes",
            "depends_on",
            "stop_timeout");

    private UsualForm() {}

    /** Returns a whole description, in its long form. */
    public static Node.Mapping of(Node.Mapping root) {
        SequencedMap<String, Node.Entry> middle = new LinkedHashMap<>(root.entries());
        SequencedMap<String, Node.Entry> ordered = new LinkedHashMap<>();
        TOP.forEach(key -> move(key, middle, ordered));
        SequencedMap<String, Node.Entry> end = new LinkedHashMap<>();
        LAST.forEach(key -> move(key, middle, end));
        ordered.putAll(middle);
        ordered.putAll(end);
        ordered.computeIfPresent("components", (key, entry) -> each(entry));
        return new Node.Mapping(ordered, root.span());
    }

    private static void move(String key, Map<String, Node.Entry> from, Map<String, Node.Entry> to) {
        Node.Entry entry = from.remove(key);
        if (entry != null) {
            to.put(key, entry);
        }
    }

    private static Node.Entry each(Node.Entry components) {
        if (!(components.value() instanceof Node.Mapping map)) {
            return components;
        }
        SequencedMap<String, Node.Entry> all = new LinkedHashMap<>(map.entries());
        all.replaceAll((name, entry) -> entry.value() instanceof Node.Mapping component
                ? new Node.Entry(entry.keySpan(), component(component))
                : entry);
        return new Node.Entry(components.keySpan(), new Node.Mapping(all, map.span()));
    }

    private static Node.Mapping component(Node.Mapping component) {
        SequencedMap<String, Node.Entry> rest = new LinkedHashMap<>(component.entries());
        SequencedMap<String, Node.Entry> ordered = new LinkedHashMap<>();
        COMPONENT.forEach(key -> move(key, rest, ordered));
        ordered.putAll(rest);
        Node.Mapping whole = new Node.Mapping(ordered, component.span());
        if (whole.get("volumes").orElse(null) instanceof Node.Mapping volumes) {
            whole = whole.with("volumes", values(volumes, "read_only", "false"));
        }
        if (whole.get("container").orElse(null) instanceof Node.Mapping container
                && container.get("ports").orElse(null) instanceof Node.Sequence ports) {
            List<Node> usual = new ArrayList<>();
            ports.items()
                    .forEach(port ->
                            usual.add(port instanceof Node.Mapping map ? without(map, "protocol", "HTTP") : port));
            whole = whole.with("container", container.with("ports", new Node.Sequence(usual, ports.span())));
        }
        return whole;
    }

    private static Node.Mapping values(Node.Mapping map, String key, String usual) {
        SequencedMap<String, Node.Entry> all = new LinkedHashMap<>(map.entries());
        all.replaceAll((name, entry) -> entry.value() instanceof Node.Mapping inner
                ? new Node.Entry(entry.keySpan(), without(inner, key, usual))
                : entry);
        return new Node.Mapping(all, map.span());
    }

    private static Node.Mapping without(Node.Mapping map, String key, String usual) {
        return map.get(key).orElse(null) instanceof Node.Scalar scalar
                        && scalar.text().equals(usual)
                ? map.without(key)
                : map;
    }
}
