package io.omnideploy.adapter.compose.project;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.spi.adapt.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
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
                .ifPresent(names -> profiles.addAll(Set.copyOf(List.of(names.split(",")))));
        Node.Mapping all = Nodes.map(project.root(), "services");
        SequencedMap<String, Node.Entry> wanted = new LinkedHashMap<>();
        all.entries().forEach((name, entry) -> {
            if (entry.value() instanceof Node.Mapping service && isWanted(service, profiles)) {
                wanted.put(name, entry);
            }
        });
        return project.with(new Node.Mapping(wanted, all.span()));
    }

    /** Says which profiles there are if none of the services takes part without one. */
    public static void check(Project all, Project wanted, Diagnostics problems) {
        Node.Mapping services = Nodes.map(all.root(), "services");
        Set<String> profiles = new TreeSet<>();
        services.entries().values().forEach(entry -> {
            if (entry.value() instanceof Node.Mapping service) {
                profiles.addAll(profiles(service));
            }
        });
        if (!profiles.isEmpty()
                && Nodes.map(wanted.root(), "services").entries().isEmpty()) {
            problems.add(Diagnostic.error(
                            "no-profile",
                            "Every service has a profile, and none of theirs is chosen: " + String.join(", ", profiles)
                                    + ".")
                    .at(services.span())
                    .remedy("Choose one, as with '--profile "
                            + profiles.iterator().next() + "'."));
        }
    }

    private static Set<String> profiles(Node.Mapping service) {
        Set<String> names = new TreeSet<>();
        for (Node item : Nodes.items(service, "profiles")) {
            if (item instanceof Node.Scalar scalar) {
                names.add(scalar.text());
            }
        }
        return names;
    }

    private static boolean isWanted(Node.Mapping service, Set<String> chosen) {
        Set<String> own = profiles(service);
        return own.isEmpty() || chosen.contains("*") || own.stream().anyMatch(chosen::contains);
    }
}
