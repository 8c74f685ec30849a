package io.omnideploy.engine.account;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.engine.Deployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of every value that a person wrote, for one stack on one target.
 *
 * @param stack the stack
 * @param target the target
 * @param leaves one for each value, in written order
 */
public record Account(String stack, String target, List<LeafAccount> leaves) {
    public Account {
        leaves = List.copyOf(leaves);
    }

    /** Accounts for the description of a deployment; costs time in proportion to description and graph. */
    public static Account of(Deployment deployment) {
        LeafFates fates = new LeafFates(deployment);
        Node.Mapping root = deployment.loaded().root();
        List<LeafAccount> leaves = new ArrayList<>();
        Set<SourceSpan> seen = new HashSet<>();
        Map<SourceSpan, LeafAccount> below = new HashMap<>();
        AdapterFates told = new AdapterFates(deployment.loaded());
        for (Leaf leaf : Leaf.in(root)) {
            leaves.add(told.changed(fates.of(leaf)));
            seen.add(leaf.place());
        }
        for (Node written : deployment.loaded().written()) {
            for (Leaf leaf : Leaf.in(written)) {
                if (seen.add(leaf.place())) {
                    if (below.isEmpty()) {
                        KeyAccounts.collect(root, leaves, below);
                    }
                    leaves.add(told.of(leaf)
                            .orElseGet(() -> asKey(leaf, Optional.ofNullable(below.get(leaf.place())))));
                }
            }
        }
        return new Account(deployment.id().stack(), deployment.target().name(), leaves);
    }

    /** In a list of named things the name became a key: it shares the fate of what it names. */
    private static LeafAccount asKey(Leaf leaf, Optional<LeafAccount> named) {
        if (named.isPresent()) {
            return named.get().of(leaf);
        }
        return leaf.isEmpty()
                ? LeafFates.saysNone(leaf)
                : LeafAccount.unaccounted(leaf, "What read the file says nothing of it.");
    }
}
