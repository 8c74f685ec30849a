package io.omnideploy.adapter.score;

import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.DeploySection;
import io.omnideploy.spi.adapt.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ports of all workloads: what another one names by word, or by the number before the colon, is one in a container. */
final class WorkloadPorts {
    private final Map<String, Map<String, Node.Mapping>> ports = new LinkedHashMap<>();

    WorkloadPorts(List<Node.Mapping> roots) {
        for (Node.Mapping root : roots) {
            Map<String, Node.Mapping> own = new LinkedHashMap<>();
            Nodes.map(Nodes.map(root, "service"), "ports").entries().forEach((name, entry) -> {
                if (entry.value() instanceof Node.Mapping port) {
                    own.put(name, port);
                }
            });
            Nodes.text(Nodes.map(root, "metadata"), "name")
                    .ifPresent(name -> ports.put(DeploySection.usable(name), own));
        }
    }

    /** Tells whether a workload is among those that are read. */
    boolean has(String workload) {
        return ports.containsKey(workload);
    }

    /** Returns the names of a workload's ports. */
    Set<String> names(String workload) {
        return ports.getOrDefault(workload, Map.of()).keySet();
    }

    /** Tells whether a workload has one port alone, which need not be said by number. */
    boolean isOnly(String workload) {
        return names(workload).size() == 1;
    }

    /** Returns the name of a port that is given by name or by number. */
    Optional<String> named(String workload, String port) {
        Map<String, Node.Mapping> own = ports.getOrDefault(workload, Map.of());
        if (own.containsKey(port)) {
            return Optional.of(port);
        }
        return keyWith(own, "port", port).or(() -> keyWith(own, "targetPort", port));
    }

    /** Returns the number in the container. */
    Optional<String> number(String workload, String name) {
        Node.Mapping port = ports.getOrDefault(workload, Map.of()).getOrDefault(name, Node.Mapping.empty());
        return Nodes.text(port, "targetPort").or(() -> Nodes.text(port, "port"));
    }

    private static Optional<String> keyWith(Map<String, Node.Mapping> own, String key, String number) {
        return own.entrySet().stream()
                .filter(entry ->
                        Nodes.text(entry.getValue(), key).filter(number::equals).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
