package io.omnideploy.adapter.compose.map;

import io.omnideploy.adapter.compose.project.Project;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.spi.adapt.AdapterLedger;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Writes out {@code volumes_from}: a service mounts what another mounts, at the same paths, unless it mounts something there itself. That
 * the other is there, and no circle closes, was seen before.
 */
final class VolumesFrom {
    private static final String KEY = "volumes_from";
    private static final String OUTSIDE = "container:";

    private final Project project;
    private final AdapterLedger ledger;
    private final Diagnostics problems;
    private final SequencedMap<String, Node.Mapping> services;
    private final Map<String, List<Node>> done = new LinkedHashMap<>();

    VolumesFrom(Project project, AdapterLedger ledger, Diagnostics problems) {
        this.project = project;
        this.ledger = ledger;
        this.problems = problems;
        services = project.services();
    }

    /** Returns the project without the key. */
    Project project() {
        if (services.values().stream().noneMatch(service -> service.get(KEY).isPresent())) {
            return project;
        }
        nameWhatHasNoName();
        Node.Mapping all = Nodes.map(project.root(), "services");
        for (String name : List.copyOf(services.keySet())) {
            List<Node> volumes = volumes(name, new ArrayList<>());
            if (services.get(name).get(KEY).isPresent()) {
                services.put(name, services.get(name).with("volumes", new Node.Sequence(volumes, Optional.empty())));
            }
        }
        for (Map.Entry<String, Node.Mapping> service : services.entrySet()) {
            all = all.with(service.getKey(), service.getValue());
        }
        return project.with(all);
    }

    /** What others mount is one volume, also if it has no name yet. */
    private void nameWhatHasNoName() {
        for (String name : List.copyOf(services.keySet())) {
            for (Node node : Nodes.items(services.get(name), KEY)) {
                Optional<String> other =
                        Reading.text(node).map(VolumesFrom::service).filter(services::containsKey);
                other.ifPresent(owner -> services.put(owner, named(owner, services.get(owner))));
            }
        }
    }

    private static Node.Mapping named(String owner, Node.Mapping service) {
        List<Node> volumes = new ArrayList<>();
        for (Node node : Nodes.items(service, "volumes")) {
            boolean isNameless = node instanceof Node.Mapping mount
                    && mount.get("source").isEmpty()
                    && Nodes.text(mount, "type").orElse("volume").equals("volume");
            volumes.add(
                    isNameless
                            ? ((Node.Mapping) node)
                                    .with(
                                            "source",
                                            TreeBuilder.word(nameOf(owner, (Node.Mapping) node), Optional.empty()))
                            : node);
        }
        return volumes.isEmpty()
                ? service
                : service.with(
                        "volumes",
                        new Node.Sequence(volumes, service.get("volumes").flatMap(Node::span)));
    }

    private static String nameOf(String owner, Node.Mapping mount) {
        return Naming.slug(owner + "-" + Nodes.text(mount, "target").orElse(""), '-');
    }

    private static String service(String from) {
        return from.split(":", 2)[0];
    }

    private List<Node> volumes(String name, List<String> way) {
        List<Node> known = done.get(name);
        if (known != null) {
            return known;
        }
        List<Node> volumes = new ArrayList<>(Nodes.items(services.get(name), "volumes"));
        way.add(name);
        ConfigPath path = ConfigPath.of("services", name, KEY);
        for (Node node : Nodes.items(services.get(name), KEY)) {
            Reading.text(node).ifPresent(text -> from(text, node, path, volumes, way));
        }
        way.removeLast();
        done.put(name, volumes);
        return volumes;
    }

    private void from(String text, Node node, ConfigPath path, List<Node> volumes, List<String> way) {
        String other = service(text);
        if (text.startsWith(OUTSIDE)) {
            problems.add(Diagnostic.error(
                            "volumes-of-a-container",
                            "What a container outside of the project mounts isn't known here.")
                    .about(path)
                    .at(node.span())
                    .remedy("Name its volumes under 'volumes', as 'external: true'."));
        } else if (services.containsKey(other) && !way.contains(other)) {
            ledger.tell(path, node, Saying.mapped("compose-volumes-from", "It mounts what the other service mounts."));
            for (Node volume : volumes(other, way)) {
                if (volume instanceof Node.Mapping mount && isFree(mount, volumes)) {
                    volumes.add(
                            text.endsWith(":ro")
                                    ? mount.with("read_only", TreeBuilder.word(true, node.span()))
                                    : mount);
                }
            }
        }
    }

    private static boolean isFree(Node.Mapping mount, List<Node> volumes) {
        Optional<String> target = Nodes.text(mount, "target");
        return volumes.stream()
                .noneMatch(other -> other instanceof Node.Mapping own
                        && Nodes.text(own, "target").equals(target));
    }
}
