package io.omnideploy.engine.account;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.NodeLeaves;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
        NodeLeaves.visit(root, (path, place, node) -> leaves.add(new Leaf(path, place, node)));
        return leaves;
    }
}
