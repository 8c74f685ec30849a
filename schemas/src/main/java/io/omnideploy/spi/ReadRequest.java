package io.omnideploy.spi;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.ResourceGraph;
import java.util.Objects;
import java.util.Optional;

/**
 * What a platform is asked about: a stack, and the graph that is wanted of it.
 *
 * @param applier the tool that brings it up; empty when a session of the platform does
 */
public record ReadRequest(DeploymentId id, ResourceGraph graph, Optional<String> applier) {
    public ReadRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(applier, "applier");
    }

    /** Asks about a stack that a session of the platform brings up. */
    public ReadRequest(DeploymentId id, ResourceGraph graph) {
        this(id, graph, Optional.empty());
    }
}
