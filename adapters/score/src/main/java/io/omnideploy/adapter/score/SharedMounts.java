package io.omnideploy.adapter.score;

import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.Nodes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Tells volumes that several components mount from those of one alone: a resource is one volume, whoever requires it. Every mount says
 * under {@link #KEY} which resource it means.
 *
 * @param components with the word left where it means something
 * @param volumes those of the deployment
 */
record SharedMounts(SequencedMap<String, Node.Entry> components, Node.Mapping volumes) {
    static final String KEY = "shared";

    private static final String VOLUMES = "volumes";

    static SharedMounts of(SequencedMap<String, Node.Entry> components) {
        Map<String, Set<String>> users = new HashMap<>();
        components.forEach((name, component) -> mounts(component)
                .entries()
                .values()
                .forEach(mount -> resource(mount)
                        .ifPresent(resource -> users.computeIfAbsent(resource.text(), key -> new HashSet<>())
                                .add(name))));
        SequencedMap<String, Node.Entry> told = new LinkedHashMap<>(components);
        SequencedMap<String, Node.Entry> volumes = new LinkedHashMap<>();
        told.replaceAll((name, component) -> {
            SequencedMap<String, Node.Entry> mounts =
                    new LinkedHashMap<>(mounts(component).entries());
            if (mounts.isEmpty()) {
                return component;
            }
            mounts.replaceAll((mount, entry) -> resource(entry)
                    .map(resource -> {
                        if (users.get(resource.text()).size() == 1) {
                            return new Node.Entry(entry.keySpan(), ((Node.Mapping) entry.value()).without(KEY));
                        }
                        volumes.putIfAbsent(resource.text(), new Node.Entry(resource.span(), Node.Mapping.empty()));
                        return entry;
                    })
                    .orElse(entry));
            Node.Mapping whole = (Node.Mapping) component.value();
            Node.Mapping mounted = new Node.Mapping(mounts, mounts(component).span());
            return new Node.Entry(component.keySpan(), whole.with(VOLUMES, mounted));
        });
        return new SharedMounts(told, new Node.Mapping(volumes, Optional.empty()));
    }

    private static Node.Mapping mounts(Node.Entry component) {
        return component.value() instanceof Node.Mapping whole ? Nodes.map(whole, VOLUMES) : Node.Mapping.empty();
    }

    private static Optional<Node.Scalar> resource(Node.Entry mount) {
        return mount.value() instanceof Node.Mapping settings ? Nodes.scalar(settings, KEY) : Optional.empty();
    }
}
