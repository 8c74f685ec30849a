package io.omnideploy.engine.account;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A value that a person wrote: a scalar, a list or map with nothing in it, or an explicit nothing.
 *
 * @param path where it stands in the long form, stacks as they are written: {@code stacks.prod.region}
 * @param place where it stands in the file
 */
record Leaf(ConfigPath path, SourceSpan place, Node node) {
    Leaf {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(node, "node");
    }

    /** Tells whether it says that there is none of something. */
    boolean isEmpty() {
        return !(node instanceof Node.Scalar) && !(node instanceof Node.Expanded);
    }

    /** Returns the leaves of a tree in written order; what a rule added has no place and is none. */
    static List<Leaf> in(Node root) {
        List<Leaf> leaves = new ArrayList<>();
        collect(root, ConfigPath.ROOT, root.span(), leaves);
        return leaves;
    }

    private static void collect(Node node, ConfigPath path, Optional<SourceSpan> around, List<Leaf> leaves) {
        switch (node) {
            case Node.Mapping map
            when !map.entries().isEmpty() ->
                map.entries().forEach((key, entry) -> collect(entry.value(), path.then(key), entry.keySpan(), leaves));
            case Node.Sequence list
            when !list.items().isEmpty() -> {
                for (int index = 0; index < list.items().size(); index++) {
                    Node item = list.items().get(index);
                    collect(item, path.item(index), item.span(), leaves);
                }
            }
            case Node.Nothing nothing ->
                nothing.span().or(() -> around).ifPresent(place -> leaves.add(new Leaf(path, place, node)));
            default -> node.span().ifPresent(place -> leaves.add(new Leaf(path, place, node)));
        }
    }
}
