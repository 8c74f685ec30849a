package io.omnideploy.config;

import io.omnideploy.diagnostic.SourceSpan;
import java.util.Optional;

/** Walks what a person wrote in a tree: each scalar, each list or map with nothing in it, each explicit nothing. */
public final class NodeLeaves {
    private NodeLeaves() {}

    /** Is told of each leaf. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes a leaf with its path from the node where the walk began; a nothing without a place has that of its key. */
        void leaf(ConfigPath path, SourceSpan place, Node node);
    }

    /** Visits the leaves of a tree in written order; what a rule added has no place and is none. */
    public static void visit(Node root, Visitor visitor) {
        visit(root, ConfigPath.ROOT, root.span(), visitor);
    }

    /** Visits the leaves of what stands at a path. */
    public static void visit(Node node, ConfigPath path, Optional<SourceSpan> around, Visitor visitor) {
        switch (node) {
            case Node.Mapping map
            when !map.entries().isEmpty() ->
                map.entries().forEach((key, entry) -> visit(entry.value(), path.then(key), entry.keySpan(), visitor));
            case Node.Sequence list
            when !list.items().isEmpty() -> {
                for (int index = 0; index < list.items().size(); index++) {
                    Node item = list.items().get(index);
                    visit(item, path.item(index), item.span(), visitor);
                }
            }
            case Node.Nothing nothing ->
                nothing.span().or(() -> around).ifPresent(place -> visitor.leaf(path, place, node));
            default -> node.span().ifPresent(place -> visitor.leaf(path, place, node));
        }
    }
}
