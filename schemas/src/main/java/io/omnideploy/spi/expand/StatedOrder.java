package io.omnideploy.spi.expand;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Leaves out of what a resource waits for all that it waits for anyway, by what its properties refer to. */
public final class StatedOrder {
    private StatedOrder() {}

    /** Returns a resource that waits for no less than before and says no more than it must. */
    public static ResourceSpec needed(ResourceSpec spec, Map<ResourceId, ResourceSpec> all) {
        if (spec.dependsOn().isEmpty()) {
            return spec;
        }
        SortedSet<ResourceId> stated = new TreeSet<>(spec.dependsOn());
        stated.removeAll(behind(spec, all));
        return stated.size() == spec.dependsOn().size()
                ? spec
                : new ResourceSpec(spec.id(), spec.properties(), stated, spec.lifecycle(), spec.origins());
    }

    private static Set<ResourceId> behind(ResourceSpec spec, Map<ResourceId, ResourceSpec> all) {
        Set<ResourceId> seen = new HashSet<>();
        Deque<ResourceId> next = new ArrayDeque<>();
        for (Value value : spec.properties().values()) {
            next.addAll(value.references());
        }
        while (!next.isEmpty()) {
            ResourceId id = next.pop();
            if (seen.add(id) && all.containsKey(id)) {
                next.addAll(all.get(id).needs());
            }
        }
        return seen;
    }
}
