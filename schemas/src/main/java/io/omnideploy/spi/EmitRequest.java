package io.omnideploy.spi;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.StateSettings;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a backend is given to write.
 *
 * @param target the name of the target, for headings alone
 * @param state where the backend keeps its state, if not in the work folder
 * @param builds the images that the deployment builds itself, which files may tell and no backend builds
 * @param projectDir the way from the generated folder to the folder of the description, with forward slashes, as {@code ../..}
 * @param moves the addresses by which earlier releases knew resources, each with that of today
 */
public record EmitRequest(
        DeploymentId id,
        String target,
        ResourceGraph graph,
        Catalog catalog,
        Platforms platforms,
        Optional<StateSettings> state,
        List<ImageBuild> builds,
        String projectDir,
        SortedMap<ResourceId, ResourceId> moves) {
    public EmitRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(platforms, "platforms");
        Objects.requireNonNull(state, "state");
        builds = List.copyOf(builds);
        Objects.requireNonNull(projectDir, "projectDir");
        moves = Collections.unmodifiableSortedMap(new TreeMap<>(moves));
    }

    /** Makes a request about a deployment in which nothing was renamed. */
    public EmitRequest(
            DeploymentId id,
            String target,
            ResourceGraph graph,
            Catalog catalog,
            Platforms platforms,
            Optional<StateSettings> state,
            List<ImageBuild> builds,
            String projectDir) {
        this(id, target, graph, catalog, platforms, state, builds, projectDir, Collections.emptySortedMap());
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

    /** Returns this request about another graph. */
    public EmitRequest withGraph(ResourceGraph other) {
        return new EmitRequest(id, target, other, catalog, platforms, state, builds, projectDir, moves);
    }

    /**
     * Returns this request without the resources that a tool does without and the outputs that it can't tell, as the catalog says;
     * itself when there are none.
     */
    public EmitRequest without(String tool) {
        Set<ResourceId> omitted = new TreeSet<>();
        for (ResourceId id : graph.resources().keySet()) {
            if (catalog.type(id.type())
                    .map(type -> type.omitted().containsKey(tool))
                    .orElse(false)) {
                omitted.add(id);
            }
        }
        Set<String> untold = new TreeSet<>();
        for (OutputSpec output : graph.outputs().values()) {
            if (output.value() instanceof Value.Ref ref && isUntold(ref, tool)) {
                untold.add(output.name());
            }
        }
        return omitted.isEmpty() && untold.isEmpty()
                ? this
                : withGraph(graph.withoutOutputs(untold).without(omitted));
    }

    private boolean isUntold(Value.Ref ref, String tool) {
        return catalog.type(ref.resource().type())
                .map(type -> type.structure().get(tool))
                .filter(words -> ref.attribute().toString().equals(words.get("untold")))
                .isPresent();
    }

    /** Returns this request with the resources that were called otherwise before. */
    public EmitRequest withMoves(Map<ResourceId, ResourceId> renamed) {
        return new EmitRequest(
                id, target, graph, catalog, platforms, state, builds, projectDir, new TreeMap<>(renamed));
    }
}
