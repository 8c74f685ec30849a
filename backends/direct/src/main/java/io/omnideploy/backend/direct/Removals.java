package io.omnideploy.backend.direct;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.spi.LiveResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The order in which resources are removed: each only after everything that needed it. */
final class Removals {
    private Removals() {}

    /** Returns what each resource must wait for; the graph tells it for those that carry no record. */
    static Map<ResourceId, Set<ResourceId>> followers(
            Collection<LiveResource> removed, Map<ResourceId, ResourceSpec> graph) {
        Map<String, ResourceId> byName = new HashMap<>();
        Map<ResourceId, Set<ResourceId>> followers = new TreeMap<>();
        removed.forEach(live -> {
            byName.put(live.id().toString(), live.id());
            followers.put(live.id(), new TreeSet<>());
        });
        for (LiveResource live : removed) {
            Set<String> needs = new TreeSet<>(needs(live));
            if (live.memory().isEmpty() && graph.containsKey(live.id())) {
                graph.get(live.id()).needs().forEach(need -> needs.add(need.toString()));
            }
            needs.stream()
                    .filter(byName::containsKey)
                    .forEach(need -> followers.get(byName.get(need)).add(live.id()));
        }
        return followers;
    }

    /** Returns the addresses of what was there before a resource was applied. */
    static Collection<String> needs(LiveResource live) {
        return live.memory().flatMap(Applied::parse).map(Applied::needs).orElse(Set.of());
    }

    /** Returns the resources sorted for people: by address. */
    static List<LiveResource> owned(Collection<LiveResource> read) {
        return read.stream().filter(LiveResource::owned).toList();
    }
}
