package io.omnideploy.spi.adapt;

import io.omnideploy.config.DeployShape;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What formats of agents say under {@code deploy}: deploy.yaml's words, flat. What belongs to the container or to how it is
 * offered is put there; all else stands at the top, where it is checked.
 */
public final class DeploySection {
    private static final Set<String> OF_CONTAINER = Set.of(
            "image", "build", "command", "args", "ports", "health_check", "working_dir", "user", "pull", "platform");
    private static final Set<String> OF_SERVICE =
            Set.of("replicas", "public", "domains", "paths", "tls", "autoscaling");

    private DeploySection() {}

    /**
     * A deployment in two parts.
     *
     * @param top what stands at the top: name, region, stacks and so on
     * @param component what stands in a component
     */
    public record Parts(Node.Mapping top, Node.Mapping component) {}

    /** Returns a section's words where deploy.yaml has them. */
    public static Parts parts(Node.Mapping section) {
        SequencedMap<String, Node.Entry> top = new LinkedHashMap<>();
        SequencedMap<String, Node.Entry> component = new LinkedHashMap<>();
        SequencedMap<String, Node.Entry> container = new LinkedHashMap<>();
        SequencedMap<String, Node.Entry> service = new LinkedHashMap<>();
        List<String> known = new DeployShape().shortFormKeys();
        section.entries().forEach((key, entry) -> {
            if (OF_CONTAINER.contains(key)) {
                container.put(key, entry);
            } else if (OF_SERVICE.contains(key)) {
                service.put(key, entry);
            } else {
                (known.contains(key) ? component : top).put(key, entry);
            }
        });
        Node.Mapping whole = new Node.Mapping(component, section.span());
        whole = with(whole, "container", container, section);
        whole = with(whole, "service", service, section);
        return new Parts(new Node.Mapping(top, section.span()), whole);
    }

    private static Node.Mapping with(
            Node.Mapping component, String key, SequencedMap<String, Node.Entry> more, Node.Mapping section) {
        return more.isEmpty()
                ? component
                : component.with(key, laid(Nodes.map(component, key), new Node.Mapping(more, section.span())));
    }

    /** Returns a map with another over it: maps merge, all else replaces. */
    public static Node.Mapping laid(Node.Mapping base, Node.Mapping over) {
        SequencedMap<String, Node.Entry> merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((key, entry) -> {
            Node.Entry below = merged.get(key);
            boolean both =
                    below != null && below.value() instanceof Node.Mapping && entry.value() instanceof Node.Mapping;
            merged.put(
                    key,
                    both
                            ? new Node.Entry(
                                    entry.keySpan(), laid((Node.Mapping) below.value(), (Node.Mapping) entry.value()))
                            : entry);
        });
        return new Node.Mapping(merged, over.span().or(base::span));
    }

    /** Returns the name of a deployment after the file that describes it. */
    public static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
        return usable(name);
    }

    /** Returns a name in the form that deployments and components have. */
    public static String usable(String name) {
        String slug = Naming.slug(name, '-').replaceFirst("^[0-9-]+", "");
        String cut = slug.substring(0, Math.min(slug.length(), 48)).replaceAll("-+$", "");
        return DeploymentId.NAME.matcher(cut).matches() ? cut : "app";
    }
}
