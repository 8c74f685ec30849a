package io.omnideploy.engine.load;

import io.omnideploy.config.Node;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Lays one tree over another: maps merge by key, scalars and lists replace, nothing removes. */
final class StackOverlay {
    private StackOverlay() {}

    /** Returns the base with the overlay's changes. An entry keeps its place in the order; new ones come last. */
    static Node.Mapping lay(Node.Mapping base, Node.Mapping overlay) {
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
            return new Node.Entry(below.keySpan(), lay(base, map));
        }
        // Over no map: what removes has nothing to remove.
        Node.Mapping none = new Node.Mapping(new LinkedHashMap<>(), map.span());
        return new Node.Entry(above.keySpan(), lay(none, map));
    }
}
