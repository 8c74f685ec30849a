package io.omnideploy.adapter.compose.project;

import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.Nodes;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** The services that a run wants: those without a profile, and those of the profiles that were chosen. */
public final class EnabledServices {
    private EnabledServices() {}

    /** Returns the project with these services alone. */
    public static Project of(Project project, Set<String> chosen) {
        Set<String> profiles = new TreeSet<>(chosen);
        project.expansion()
                .value("COMPOSE_PROFILES")
                .ifPresent(names -> profiles.addAll(Set.copyOf(java.util.List.of(names.split(",")))));
        Node.Mapping all = Nodes.map(project.root(), "services");
        SequencedMap<String, Node.Entry> wanted = new LinkedHashMap<>();
        all.entries().forEach((name, entry) -> {
            if (entry.value() instanceof Node.Mapping service && isWanted(service, profiles)) {
                wanted.put(name, entry);
            }
        });
        return project.with(new Node.Mapping(wanted, all.span()));
    }

    private static boolean isWanted(Node.Mapping service, Set<String> profiles) {
        var own = Nodes.items(service, "profiles");
        return own.isEmpty()
                || profiles.contains("*")
                || own.stream()
                        .map(item -> Optional.of(item)
                                .filter(Node.Scalar.class::isInstance)
                                .map(scalar -> ((Node.Scalar) scalar).text())
                                .orElse(""))
                        .anyMatch(profiles::contains);
    }
}
