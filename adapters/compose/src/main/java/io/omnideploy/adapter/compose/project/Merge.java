package io.omnideploy.adapter.compose.project;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/** Lays one part of a project in the long form over another, as compose does: maps merge, lists are joined. */
final class Merge {
    private static final Set<String> REPLACED = Set.of("command", "entrypoint", "test");

    private Merge() {}

    /** Returns a project with another over it. */
    static Node.Mapping of(Node.Mapping below, Node.Mapping above) {
        return map(below, above, ConfigPath.ROOT);
    }

    /** Returns a service with another over it. */
    static Node.Mapping service(Node.Mapping below, Node.Mapping above) {
        return map(below, above, ConfigPath.of("services", "*"));
    }

    private static Node.Mapping map(Node.Mapping below, Node.Mapping above, ConfigPath path) {
        SequencedMap<String, Node.Entry> merged = new LinkedHashMap<>(below.entries());
        above.entries().forEach((key, entry) -> {
            Node.Entry old = merged.get(key);
            merged.put(
                    key,
                    old == null
                            ? entry
                            : new Node.Entry(entry.keySpan(), node(old.value(), entry.value(), path.then(key))));
        });
        return new Node.Mapping(merged, above.span().or(below::span));
    }

    private static Node node(Node below, Node above, ConfigPath path) {
        String key = path.segments().getLast();
        if (above instanceof Node.Nothing) {
            return isPair(path) ? above : below;
        }
        if (below instanceof Node.Mapping old && above instanceof Node.Mapping changes) {
            boolean otherDriver = key.equals("logging")
                    && !old.get("driver")
                            .map(Merge::text)
                            .equals(changes.get("driver").map(Merge::text))
                    && old.get("driver").isPresent()
                    && changes.get("driver").isPresent();
            return otherDriver ? above : map(old, changes, path);
        }
        if (below instanceof Node.Sequence old && above instanceof Node.Sequence more && !REPLACED.contains(key)) {
            return new Node.Sequence(joined(old.items(), more.items(), key), more.span());
        }
        return above;
    }

    private static boolean isPair(ConfigPath path) {
        List<String> segments = path.segments();
        return segments.size() == 4 && segments.get(2).equals("environment");
    }

    /** Returns both lists, without those of the first for which the second says something else. */
    private static List<Node> joined(List<Node> below, List<Node> above, String key) {
        List<Object> said = above.stream().map(item -> identity(item, key)).toList();
        return Stream.concat(below.stream().filter(item -> !said.contains(identity(item, key))), above.stream())
                .toList();
    }

    private static Object identity(Node item, String key) {
        if (item instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        if (!(item instanceof Node.Mapping map)) {
            return item;
        }
        return switch (key) {
            case "ports" -> List.of(of(map, "target"), of(map, "published"), of(map, "protocol"), of(map, "host_ip"));
            case "volumes" -> of(map, "target");
            case "secrets", "configs" -> of(map, "target").isEmpty() ? of(map, "source") : of(map, "target");
            case "env_file" -> of(map, "path");
            default -> item;
        };
    }

    private static String of(Node.Mapping map, String key) {
        return map.get(key).map(Merge::text).orElse("");
    }

    private static String text(Node node) {
        return Optional.of(node)
                .filter(Node.Scalar.class::isInstance)
                .map(scalar -> ((Node.Scalar) scalar).text())
                .filter(Objects::nonNull)
                .orElse("");
    }
}
