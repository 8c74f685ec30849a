package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.spi.EmitRequest;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Leaves out the resources that the catalog says Pulumi does without. */
public final class Omissions {
    private Omissions() {}

    /** Returns the request without them; the same one when there are none. */
    public static EmitRequest from(EmitRequest request) {
        Set<ResourceId> omitted = request.graph().resources().keySet().stream()
                .filter(id -> request.catalog()
                        .type(id.type())
                        .filter(type -> type.omitted().containsKey(PulumiNames.TOOL))
                        .isPresent())
                .collect(Collectors.toSet());
        return omitted.isEmpty() ? request : request.withGraph(without(request.graph(), omitted));
    }

    private static ResourceGraph without(ResourceGraph graph, Set<ResourceId> omitted) {
        SortedMap<ResourceId, ResourceSpec> kept = new TreeMap<>();
        graph.resources().values().stream()
                .filter(spec -> !omitted.contains(spec.id()))
                .forEach(spec -> kept.put(spec.id(), released(spec, omitted)));
        return graph.withResources(kept);
    }

    private static ResourceSpec released(ResourceSpec spec, Set<ResourceId> omitted) {
        SortedSet<ResourceId> first = new TreeSet<>(spec.dependsOn());
        return first.removeAll(omitted)
                ? new ResourceSpec(spec.id(), spec.properties(), first, spec.lifecycle(), spec.origins())
                : spec;
    }
}
