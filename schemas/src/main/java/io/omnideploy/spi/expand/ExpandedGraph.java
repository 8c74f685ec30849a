package io.omnideploy.spi.expand;

import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts together what the parts of a target made of a deployment. */
public final class ExpandedGraph {
    private ExpandedGraph() {}

    /**
     * Returns the graph, in which each resource states no more order than it must, with those secrets alone that its resources use:
     * what the platform keeps or brings itself is asked for by nobody here.
     *
     * @param providers the settings of providers, by name
     * @param why where each setting comes from
     * @throws IllegalArgumentException when a reference leads nowhere, or resources wait for each other
     */
    public static ResourceGraph of(
            Collection<ResourceSpec> made,
            SortedMap<String, Lookup> lookups,
            Collection<OutputSpec> told,
            SecretInputs asked,
            Map<String, Value.Obj> providers,
            SortedMap<String, SortedSet<Origin>> why) {
        SortedMap<ResourceId, ResourceSpec> resources = new TreeMap<>();
        made.forEach(spec -> resources.put(spec.id(), spec));
        resources.replaceAll((id, spec) -> StatedOrder.needed(spec, resources));
        SortedMap<String, OutputSpec> outputs = new TreeMap<>();
        told.forEach(output -> outputs.put(output.name(), output));
        Set<String> used = new TreeSet<>();
        resources.values().forEach(spec -> spec.properties().values().forEach(value -> used.addAll(value.secrets())));
        SortedMap<String, SecretSpec> secrets = new TreeMap<>();
        asked.specs().stream()
                .filter(secret -> used.contains(secret.name()))
                .forEach(secret -> secrets.put(secret.name(), secret));
        return new ResourceGraph(resources, lookups, new TreeMap<>(), secrets, outputs, new TreeMap<>(providers), why);
    }
}
