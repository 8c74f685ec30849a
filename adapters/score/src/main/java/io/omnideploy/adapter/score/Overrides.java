package io.omnideploy.adapter.score;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.spi.adapt.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Parts of a workload that are laid over one, as score-compose and score-k8s do with {@code --overrides-file}. */
final class Overrides {
    private static final Set<String> KEYS = Set.of("metadata", "containers", "service", "resources");

    private Overrides() {}

    /** Tells whether a file has a workload's words, and is none: it says no version. */
    static boolean isOne(Node.Mapping root) {
        return root.get("apiVersion").isEmpty()
                && !root.entries().isEmpty()
                && KEYS.containsAll(root.entries().keySet())
                && (root.get("containers").isPresent()
                        || root.get("metadata").isPresent()
                        || Nodes.map(root, "service").get("ports").isPresent()
                        || areResources(Nodes.map(root, "resources")));
    }

    /** deploy.yaml's resources are amounts, those of a workload are maps. */
    private static boolean areResources(Node.Mapping resources) {
        return !resources.entries().isEmpty()
                && resources.entries().values().stream().allMatch(entry -> entry.value() instanceof Node.Mapping);
    }

    /** Lays overrides over the workload that they name, else over the one before them. */
    static void lay(Node.Mapping overrides, List<Node.Mapping> workloads, Diagnostics problems) {
        Optional<Node.Scalar> name = Nodes.scalar(Nodes.map(overrides, "metadata"), "name");
        List<String> names = workloads.stream().map(Overrides::name).toList();
        int index = name.map(given -> names.indexOf(given.text())).orElse(workloads.size() - 1);
        // The name of an only workload may be changed as everything else.
        if (index < 0 && workloads.size() > 1) {
            problems.add(Diagnostic.error(
                            "unknown-workload",
                            "There is no workload '" + name.orElseThrow().text() + "' to lay this over.")
                    .at(name.flatMap(Node.Scalar::span))
                    .remedy(Nearest.remedy(name.orElseThrow().text(), names)));
            return;
        }
        int at = Math.max(index, 0);
        workloads.set(at, laid(workloads.get(at), overrides));
    }

    private static String name(Node.Mapping workload) {
        return Nodes.text(Nodes.map(workload, "metadata"), "name").orElse("");
    }

    /** Maps merge, nothing removes, all else replaces: score-go's OverrideMapInMap. */
    private static Node.Mapping laid(Node.Mapping base, Node.Mapping over) {
        SequencedMap<String, Node.Entry> merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((key, entry) -> {
            Node.Entry below = merged.get(key);
            if (entry.value() instanceof Node.Nothing) {
                merged.remove(key);
            } else if (below != null
                    && below.value() instanceof Node.Mapping lower
                    && entry.value() instanceof Node.Mapping upper) {
                merged.put(key, new Node.Entry(below.keySpan(), laid(lower, upper)));
            } else {
                merged.put(key, entry);
            }
        });
        return new Node.Mapping(merged, base.span());
    }
}
