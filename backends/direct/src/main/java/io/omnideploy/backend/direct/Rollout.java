package io.omnideploy.backend.direct;

import io.omnideploy.plan.Operation;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Replaces the copies of a component one after another, so that the others answer meanwhile, and so that a new version that does
 * not come up takes one of them and no more.
 */
final class Rollout {
    private final Map<ResourceId, ResourceId> before = new TreeMap<>();

    /** What makes two resources copies: the same kind, the same component, the same needs; so none can wait for the other. */
    private record Copies(String type, String component, Set<ResourceId> needs) {}

    Rollout(List<Decision> decisions) {
        Map<Copies, ResourceId> last = new HashMap<>();
        for (Decision decision : decisions) {
            if (decision.change().operation() == Operation.REPLACE) {
                decision.spec().ifPresent(spec -> {
                    ResourceId previous = last.put(copies(spec), spec.id());
                    if (previous != null) {
                        before.put(spec.id(), previous);
                    }
                });
            }
        }
    }

    /** Returns what must be done before a resource is replaced, beside what it needs: none, or one. */
    Set<ResourceId> before(ResourceId id) {
        ResourceId previous = before.get(id);
        return previous == null ? Set.of() : Set.of(previous);
    }

    private static Copies copies(ResourceSpec spec) {
        return new Copies(spec.id().type().toString(), spec.id().component(), spec.needs());
    }
}
