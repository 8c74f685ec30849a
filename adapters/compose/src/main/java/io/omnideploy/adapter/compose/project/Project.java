package io.omnideploy.adapter.compose.project;

import io.omnideploy.adapter.compose.variable.Expansion;
import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * A compose project: all of its files in one tree, in the long form.
 *
 * @param root the tree
 * @param written what stands in each file
 * @param expansion how variables are put in
 * @param fileVariables the variables of .env
 */
public record Project(Node.Mapping root, List<Node> written, Expansion expansion, Map<String, String> fileVariables) {
    public Project {
        Objects.requireNonNull(root, "root");
        written = List.copyOf(written);
        Objects.requireNonNull(expansion, "expansion");
        fileVariables = Map.copyOf(fileVariables);
    }

    /** Returns the services by name. */
    public SequencedMap<String, Node.Mapping> services() {
        SequencedMap<String, Node.Mapping> services = new LinkedHashMap<>();
        Nodes.map(root, "services").entries().forEach((name, entry) -> {
            if (entry.value() instanceof Node.Mapping service) {
                services.put(name, service);
            }
        });
        return services;
    }

    /** Returns the same project with other services. */
    public Project with(Node.Mapping services) {
        return new Project(root.with("services", services), written, expansion, fileVariables);
    }

    /** Returns what is said of a volume, network, secret or config at the top; an empty map where that is nothing. */
    public Node.Mapping declared(String group, String name) {
        return Nodes.map(Nodes.map(root, group), name);
    }

    /** Tells whether a volume, network, secret or config is declared at the top. */
    public boolean declares(String group, String name) {
        return Nodes.map(root, group).entries().containsKey(name);
    }
}
