package io.omnideploy.engine.load;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.Positions;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Finds places in a tree. */
final class NodePlaces {
    private NodePlaces() {}

    /** Returns the places of all leaves that a person wrote, without the top-level keys to leave out. */
    static Positions leaves(Node.Mapping root, Set<String> without) {
        NavigableMap<ConfigPath, SourceSpan> leaves = new TreeMap<>();
        root.entries().forEach((key, entry) -> {
            if (!without.contains(key)) {
                collect(entry.value(), ConfigPath.of(key), leaves);
            }
        });
        return new Positions(leaves);
    }

    private static void collect(Node node, ConfigPath path, NavigableMap<ConfigPath, SourceSpan> leaves) {
        switch (node) {
            case Node.Mapping map -> {
                int before = leaves.size();
                map.entries().forEach((key, entry) -> collect(entry.value(), path.then(key), leaves));
                if (leaves.size() == before) {
                    // A map that a person left empty may mean something by being there.
                    map.span().ifPresent(span -> leaves.put(path, span));
                }
            }
            case Node.Sequence list -> {
                for (int index = 0; index < list.items().size(); index++) {
                    collect(list.items().get(index), path.item(index), leaves);
                }
            }
            case Node.Scalar scalar -> scalar.span().ifPresent(span -> leaves.put(path, span));
            case Node.Expanded expanded -> expanded.span().ifPresent(span -> leaves.put(path, span));
            case Node.Nothing nothing -> {}
        }
    }

    /** Returns the place of what a path names: of a value, or of a map's or list's key; else of the nearest thing around it. */
    static Optional<SourceSpan> of(Node.Mapping root, ConfigPath path) {
        Node at = root;
        Optional<SourceSpan> place = root.span();
        for (String segment : path.segments()) {
            switch (at) {
                case Node.Mapping map
                when map.entries().containsKey(segment) -> {
                    Node.Entry entry = map.entries().get(segment);
                    at = entry.value();
                    boolean isLeaf = at instanceof Node.Scalar || at instanceof Node.Expanded;
                    place = (isLeaf ? at.span() : entry.keySpan())
                            .or(entry::keySpan)
                            .or(placeSoFar(place));
                }
                case Node.Sequence list
                when index(segment) >= 0 && index(segment) < list.items().size() -> {
                    at = list.items().get(index(segment));
                    place = at.span().or(placeSoFar(place));
                }
                default -> {
                    return place;
                }
            }
        }
        return place;
    }

    private static Supplier<Optional<SourceSpan>> placeSoFar(Optional<SourceSpan> place) {
        return () -> place;
    }

    private static int index(String segment) {
        return segment.startsWith("[") ? Integer.parseInt(segment, 1, segment.length() - 1, 10) : -1;
    }
}
