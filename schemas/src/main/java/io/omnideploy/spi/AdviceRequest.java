package io.omnideploy.spi;

import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.ResourceGraph;
import java.util.Objects;

/**
 * What a target is given to say what could be better.
 *
 * @param graph what it made of the description, with what people override
 */
public record AdviceRequest(DeployConfig config, ResourceGraph graph) {
    public AdviceRequest {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(graph, "graph");
    }
}
