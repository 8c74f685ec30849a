package io.omnideploy.engine.account;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what stands under each key, by the place of the key. */
final class KeyAccounts {
    private KeyAccounts() {}

    /** Adds the account of the first value under each key. */
    static void collect(Node.Mapping root, List<LeafAccount> leaves, Map<SourceSpan, LeafAccount> below) {
        Map<ConfigPath, LeafAccount> first = new HashMap<>();
        for (LeafAccount leaf : leaves) {
            for (ConfigPath at = leaf.path(); !at.segments().isEmpty(); at = at.parent()) {
                if (first.putIfAbsent(at, leaf) != null) {
                    break;
                }
            }
        }
        keys(root, ConfigPath.ROOT, first, below);
    }

    private static void keys(
            Node node, ConfigPath path, Map<ConfigPath, LeafAccount> first, Map<SourceSpan, LeafAccount> below) {
        switch (node) {
            case Node.Mapping map ->
                map.entries().forEach((key, entry) -> {
                    LeafAccount account = first.get(path.then(key));
                    if (account != null) {
                        entry.keySpan().ifPresent(place -> below.putIfAbsent(place, account));
                    }
                    keys(entry.value(), path.then(key), first, below);
                });
            case Node.Sequence list -> {
                for (int index = 0; index < list.items().size(); index++) {
                    keys(list.items().get(index), path.item(index), first, below);
                }
            }
            case Node.Scalar scalar -> {}
            case Node.Expanded expanded -> {}
            case Node.Nothing nothing -> {}
        }
    }
}
