package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.Nodes;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** What a file says to OmniDeploy itself under {@code x-omnideploy}: deploy.yaml's own words, laid over what compose gives. */
final class Extras {
    private static final String KEY = "x-omnideploy";
    private static final Set<String> OF_SERVICE =
            Set.of("replicas", "public", "domains", "paths", "tls", "autoscaling");

    private Extras() {}

    /** Returns what is said at the top, or of a service. */
    static Node.Mapping of(Node.Mapping within) {
        return Nodes.map(within, KEY);
    }

    /** Returns what a service is said to be: a preset, {@code service}, {@code worker} or {@code job}. */
    static Optional<String> kind(Node.Mapping service) {
        return Nodes.text(of(service), "kind");
    }

    /** Returns a component with what is said of it; how it is offered may be said without {@code service:} around it. */
    static Node.Mapping overComponent(Node.Mapping component, Node.Mapping service) {
        SequencedMap<String, Node.Entry> own = new LinkedHashMap<>();
        SequencedMap<String, Node.Entry> offered = new LinkedHashMap<>();
        Node.Mapping said = of(service);
        said.entries().forEach((key, entry) -> (OF_SERVICE.contains(key) ? offered : own).put(key, entry));
        if (!offered.isEmpty()) {
            Node.Mapping given = Nodes.map(said, "service");
            own.put("service", new Node.Entry(said.span(), laid(given, new Node.Mapping(offered, said.span()))));
        }
        return laid(component, new Node.Mapping(own, said.span()));
    }

    /** Returns a map with another over it: maps merge, all else replaces, nothing removes. */
    static Node.Mapping laid(Node.Mapping base, Node.Mapping over) {
        SequencedMap<String, Node.Entry> merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((key, entry) -> {
            Node.Entry below = merged.get(key);
            switch (entry.value()) {
                case Node.Nothing nothing -> merged.remove(key);
                case Node.Mapping map
                when below != null && below.value() instanceof Node.Mapping old ->
                    merged.put(key, new Node.Entry(below.keySpan(), laid(old, map)));
                default -> merged.put(key, entry);
            }
        });
        return new Node.Mapping(merged, base.span());
    }
}
