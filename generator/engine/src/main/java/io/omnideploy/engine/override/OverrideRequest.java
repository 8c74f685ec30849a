package io.omnideploy.engine.override;

import io.omnideploy.config.Node;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceGraph;
import java.util.Objects;
import java.util.Set;

/**
 * What is laid over which graph.
 *
 * @param overrides by address and property, as written
 * @param silenced the codes of what people know and allow
 * @param graph what the target made
 * @param catalog knows which properties there are
 * @param providers whose resources the target can make; what is said of others is for another target
 */
public record OverrideRequest(
        Node.Mapping overrides, Set<String> silenced, ResourceGraph graph, Catalog catalog, Set<String> providers) {
    public OverrideRequest {
        Objects.requireNonNull(overrides, "overrides");
        silenced = Set.copyOf(silenced);
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(catalog, "catalog");
        providers = Set.copyOf(providers);
    }
}
