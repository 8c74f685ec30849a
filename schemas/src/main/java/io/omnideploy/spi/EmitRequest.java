package io.omnideploy.spi;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.StateSettings;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceGraph;
import java.util.Objects;
import java.util.Optional;

/**
 * What a backend is given to write.
 *
 * @param target the name of the target, for headings alone
 * @param state where the backend keeps its state, if not in the work folder
 * @param projectDir the way from the generated folder to the folder of the description, with forward slashes, as {@code ../..}
 */
public record EmitRequest(
        DeploymentId id,
        String target,
        ResourceGraph graph,
        Catalog catalog,
        Platforms platforms,
        Optional<StateSettings> state,
        String projectDir) {
    public EmitRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(platforms, "platforms");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(projectDir, "projectDir");
    }
}
