package io.omnideploy.backend.terraform.emit;

import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.RunRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Leaves out the resources that the catalog says Terraform does without. */
public final class Omissions {
    private Omissions() {}

    /** Returns the request without them. */
    public static RunRequest from(RunRequest request) {
        return new RunRequest(
                from(request.emit()),
                request.folder(),
                request.project(),
                request.generated(),
                request.secrets(),
                request.progress(),
                request.interrupted());
    }

    /** Returns the request without them; the same one when there are none. */
    public static EmitRequest from(EmitRequest request) {
        Set<ResourceId> omitted = request.graph().resources().keySet().stream()
                .filter(id -> isOmitted(id, request.catalog()))
                .collect(Collectors.toSet());
        return omitted.isEmpty() ? request : request.withGraph(without(request.graph(), omitted));
    }

    private static boolean isOmitted(ResourceId id, Catalog catalog) {
        Map<String, String> reasons =
                catalog.type(id.type()).map(CatalogType::omitted).orElseGet(TreeMap::new);
        return reasons.containsKey(Names.TOOL);
    }

    private static ResourceGraph without(ResourceGraph graph, Set<ResourceId> omitted) {
        SortedMap<ResourceId, ResourceSpec> kept = new TreeMap<>();
        graph.resources().values().stream()
                .filter(spec -> !omitted.contains(spec.id()))
                .forEach(spec -> kept.put(spec.id(), released(spec, omitted)));
        return graph.withResources(kept);
    }

    private static ResourceSpec released(ResourceSpec spec, Collection<ResourceId> omitted) {
        SortedSet<ResourceId> first = new TreeSet<>(spec.dependsOn());
        return first.removeAll(omitted)
                ? new ResourceSpec(spec.id(), spec.properties(), first, spec.lifecycle(), spec.origins())
                : spec;
    }
}
