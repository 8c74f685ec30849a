package io.omnideploy.engine.load;

import io.omnideploy.config.Node;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Lays one tree over another: maps merge by key, scalars and lists replace, nothing removes. Among the overrides of a resource
 * nothing stays, since there it removes a property of the resource.
 */
final class StackOverlay {
    private static final String OVERRIDES = "overrides";

    private StackOverlay() {}

    /** Returns the base with the overlay's changes. An entry keeps its place in the order; new ones come last. */
    static Node.Mapping lay(Node.Mapping base, Node.Mapping overlay) {
        Node.Mapping laid = laid(base, overlay);
        if (base.get(OVERRIDES).orElse(Node.Mapping.empty()) instanceof Node.Mapping below
                && overlay.get(OVERRIDES).orElse(null) instanceof Node.Mapping above) {
            return laid.with(OVERRIDES, overrides(below, above));
        }
        return laid;
    }

    /** Of an address as a whole nothing removes the base's overrides. */
    private static Node.Mapping overrides(Node.Mapping base, Node.Mapping overlay) {
        SequencedMap<String, Node.Entry> merged = new LinkedHashMap<>(base.entries());
        overlay.entries().forEach((address, entry) -> {
            Node.Entry below = merged.get(address);
            if (entry.value() instanceof Node.Nothing) {
                merged.remove(address);
            } else if (below != null
                    && below.value() instanceof Node.Mapping old
                    && entry.value() instanceof Node.Mapping changes) {
                merged.put(address, new Node.Entry(below.keySpan(), kept(old, changes)));
            } else {
                merged.put(address, entry);
            }
        });
        return new Node.Mapping(merged, base.span().or(overlay::span));
    }

    private static Node.Mapping kept(Node.Mapping base, Node.Mapping overlay) {
        SequencedMap<String, Node.Entry> merged = new LinkedHashMap<>(base.entries());
        overlay.entries().forEach((key, entry) -> {
            Node.Entry below = merged.get(key);
            boolean both =
                    below != null && below.value() instanceof Node.Mapping && entry.value() instanceof Node.Mapping;
            merged.put(
                    key,
                    both
                            ? new Node.Entry(
                                    below.keySpan(), kept((Node.Mapping) below.value(), (Node.Mapping) entry.value()))
                            : entry);
        });
        return new Node.Mapping(merged, base.span());
    }

    private static Node.Mapping laid(Node.Mapping base, Node.Mapping overlay) {
        SequencedMap<String, Node.Entry> merged = new LinkedHashMap<>(base.entries());
        overlay.entries().forEach((key, entry) -> {
            switch (entry.value()) {
                case Node.Nothing nothing -> merged.remove(key);
                case Node.Mapping map -> merged.put(key, onto(merged.get(key), entry, map));
                case Node.Scalar scalar -> merged.put(key, entry);
                case Node.Expanded expanded -> merged.put(key, entry);
                case Node.Sequence list -> merged.put(key, entry);
            }
        });
        return new Node.Mapping(merged, base.span());
    }

    private static Node.Entry onto(Node.Entry below, Node.Entry above, Node.Mapping map) {
        if (below != null && below.value() instanceof Node.Mapping base) {
            return new Node.Entry(below.keySpan(), laid(base, map));
        }
        // Over no map: what removes has nothing to remove.
        Node.Mapping none = new Node.Mapping(new LinkedHashMap<>(), map.span());
        return new Node.Entry(above.keySpan(), laid(none, map));
    }
}
