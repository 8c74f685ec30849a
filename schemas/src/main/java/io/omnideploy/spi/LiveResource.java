package io.omnideploy.spi;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A resource that is there.
 *
 * @param physicalId by which the platform knows it, and by which Terraform imports it
 * @param owned whether it carries the stack's labels, and so may be removed when it is no longer wanted
 * @param memory what was kept with it when it was last applied
 * @param observed properties that can be changed from outside, as they are now; of a secret only that it is the wanted one, as the
 *     reference by which it is wanted
 * @param attributes what the platform computed, by the catalog's attribute names
 * @param needs what it lies in and goes with, by the platform's own account, beside what its memory tells
 */
public record LiveResource(
        ResourceId id,
        String physicalId,
        boolean owned,
        Optional<String> memory,
        SortedMap<String, Value> observed,
        SortedMap<String, Value> attributes,
        Set<ResourceId> needs) {
    public LiveResource {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(physicalId, "physicalId");
        Objects.requireNonNull(memory, "memory");
        observed = Collections.unmodifiableSortedMap(new TreeMap<>(observed));
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
    }

    /** Makes a resource of which the platform itself says no other that it goes with. */
    public LiveResource(
            ResourceId id,
            String physicalId,
            boolean owned,
            Optional<String> memory,
            SortedMap<String, Value> observed,
            SortedMap<String, Value> attributes) {
        this(id, physicalId, owned, memory, observed, attributes, Set.of());
    }
}
