package io.omnideploy.spi;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.ResourceGraph;
import java.util.Objects;

/** What a platform is asked about: a stack, and the graph that is wanted of it. */
public record ReadRequest(DeploymentId id, ResourceGraph graph) {
    public ReadRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(graph, "graph");
    }
}
