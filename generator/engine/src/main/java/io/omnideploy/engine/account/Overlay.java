package io.omnideploy.engine.account;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import java.util.List;
import java.util.Optional;

/**
 * The chosen stack's changes, as far as they take something of the rest away.
 *
 * @param stack the name of the stack
 * @param changes what stands under it, if anything does
 */
record Overlay(String stack, Optional<Node> changes) {
    static Overlay of(Node.Mapping root, String stack) {
        Optional<Node> changes = root.get("stacks")
                .filter(Node.Mapping.class::isInstance)
                .flatMap(all -> ((Node.Mapping) all).get(stack));
        return new Overlay(stack, changes);
    }

    /** Tells whether the stack puts something in the place of a value outside of {@code stacks}, or removes it. */
    boolean replaces(ConfigPath path) {
        Optional<Node> at = changes;
        List<String> segments = path.segments();
        for (int depth = 0; depth < segments.size() && at.isPresent(); depth++) {
            if (!(at.get() instanceof Node.Mapping map)) {
                return depth > 0;
            }
            at = map.get(segments.get(depth));
        }
        return at.isPresent();
    }
}
