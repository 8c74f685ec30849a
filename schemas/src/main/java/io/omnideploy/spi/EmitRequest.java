package io.omnideploy.spi;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.StateSettings;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceGraph;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a backend is given to write.
 *
 * @param target the name of the target, for headings alone
 * @param state where the backend keeps its state, if not in the work folder
 * @param builds the images that the deployment builds itself, which files may tell and no backend builds
 * @param projectDir the way from the generated folder to the folder of the description, with forward slashes, as {@code ../..}
 */
public record EmitRequest(
        DeploymentId id,
        String target,
        ResourceGraph graph,
        Catalog catalog,
        Platforms platforms,
        Optional<StateSettings> state,
        List<ImageBuild> builds,
        String projectDir) {
    public EmitRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(platforms, "platforms");
        Objects.requireNonNull(state, "state");
        builds = List.copyOf(builds);
        Objects.requireNonNull(projectDir, "projectDir");
    }

    /** Makes a request about a deployment that builds no image. */
    public EmitRequest(
            DeploymentId id,
            String target,
            ResourceGraph graph,
            Catalog catalog,
            Platforms platforms,
            Optional<StateSettings> state,
            String projectDir) {
        this(id, target, graph, catalog, platforms, state, List.of(), projectDir);
    }
}
