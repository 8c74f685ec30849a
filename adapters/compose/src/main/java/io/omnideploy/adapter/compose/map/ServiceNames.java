package io.omnideploy.adapter.compose.map;

import io.omnideploy.adapter.compose.project.Project;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.Nodes;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/** What services are called in the description, and by which names they reach each other in compose. */
final class ServiceNames {
    private static final int LONGEST = 48;

    private final SequencedMap<String, String> names = new LinkedHashMap<>();
    private final Map<String, SequencedSet<String>> hosts = new LinkedHashMap<>();

    private ServiceNames() {}

    static ServiceNames of(Project project) {
        ServiceNames names = new ServiceNames();
        Set<String> taken = new HashSet<>(Set.of("deploy"));
        for (String service : project.services().keySet()) {
            if (DeploymentId.NAME.matcher(service).matches() && taken.add(service)) {
                names.names.put(service, service);
            }
        }
        for (Map.Entry<String, Node.Mapping> entry : project.services().entrySet()) {
            names.names.computeIfAbsent(entry.getKey(), service -> free(service, taken));
            names.hosts.put(entry.getKey(), hosts(entry.getKey(), entry.getValue()));
        }
        project.services().values().forEach(names::links);
        return names;
    }

    private static String free(String service, Set<String> taken) {
        String slug = Naming.slug(service, '-');
        String begun = slug.isEmpty() || !Character.isLetter(slug.charAt(0)) ? "s-" + slug : slug;
        String base = begun.substring(0, Math.min(begun.length(), LONGEST - 3)).replaceAll("-+$", "");
        String name = base;
        for (int number = 2; !taken.add(name); number++) {
            name = base + "-" + number;
        }
        return name;
    }

    private static SequencedSet<String> hosts(String name, Node.Mapping service) {
        SequencedSet<String> hosts = new LinkedHashSet<>(Set.of(name));
        Nodes.text(service, "container_name").ifPresent(hosts::add);
        Nodes.text(service, "hostname").ifPresent(hosts::add);
        Nodes.map(service, "networks").entries().values().forEach(network -> {
            if (network.value() instanceof Node.Mapping settings) {
                Nodes.items(settings, "aliases").forEach(alias -> text(alias).ifPresent(hosts::add));
            }
        });
        return hosts;
    }

    private void links(Node.Mapping service) {
        for (Node link : Nodes.items(service, "links")) {
            text(link).ifPresent(text -> {
                String[] parts = text.split(":", 2);
                if (parts.length == 2 && hosts.containsKey(parts[0])) {
                    hosts.get(parts[0]).add(parts[1]);
                }
            });
        }
    }

    private static Optional<String> text(Node node) {
        return Optional.of(node).filter(Node.Scalar.class::isInstance).map(scalar -> ((Node.Scalar) scalar).text());
    }

    /** Returns the name in the description. */
    String of(String service) {
        return names.get(service);
    }

    /** Tells whether a service takes part in this run. */
    boolean has(String service) {
        return names.containsKey(service);
    }

    /** Returns the services with their names in the description. */
    SequencedMap<String, String> all() {
        return Collections.unmodifiableSequencedMap(names);
    }

    /** Returns the names by which others reach a service in compose. */
    SequencedSet<String> hosts(String service) {
        return hosts.get(service);
    }
}
