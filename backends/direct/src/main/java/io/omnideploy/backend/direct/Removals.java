package io.omnideploy.backend.direct;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.spi.LiveResource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
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

    /** Returns the addresses of what was there before a resource was applied, and of what it lies in. */
    static Collection<String> needs(LiveResource live) {
        Set<String> needs = new TreeSet<>();
        live.needs().forEach(need -> needs.add(need.toString()));
        live.memory().flatMap(Applied::parse).ifPresent(applied -> needs.addAll(applied.needs()));
        return needs;
    }

    /**
     * Returns what stays because data stays: the data, and what they can't be without.
     *
     * @param data whose data stay
     */
    static Set<ResourceId> kept(Collection<LiveResource> data, Collection<LiveResource> all) {
        Map<String, LiveResource> byName = new HashMap<>();
        all.forEach(live -> byName.put(live.id().toString(), live));
        Deque<LiveResource> left = new ArrayDeque<>(data);
        Set<ResourceId> kept = new TreeSet<>();
        while (!left.isEmpty()) {
            LiveResource live = left.pop();
            if (kept.add(live.id())) {
                needs(live).stream()
                        .filter(byName::containsKey)
                        .map(byName::get)
                        .forEach(left::add);
            }
        }
        return kept;
    }

    /** Returns the resources sorted for people: by address. */
    static List<LiveResource> owned(Collection<LiveResource> read) {
        return read.stream().filter(LiveResource::owned).toList();
    }
}
