package io.omnideploy.resource;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One resource that is wanted.
 *
 * @param properties by snake_case name, in the provider's own terms
 * @param dependsOn resources that must be there first although no property refers to them
 * @param origins why it and each property are there: by property path as {@code env.GREETING}, the resource itself under "",
 *     its order under {@link #ORDER}; a property that is absent because somebody wrote so has origins too
 */
public record ResourceSpec(
        ResourceId id,
        SortedMap<String, Value> properties,
        SortedSet<ResourceId> dependsOn,
        Lifecycle lifecycle,
        SortedMap<String, SortedSet<Origin>> origins) {
    /** Stands among the origins for what a resource waits for. No provider can have a property of this name. */
    public static final String ORDER = "depends_on";

    public ResourceSpec {
        Objects.requireNonNull(id, "id");
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        dependsOn = Collections.unmodifiableSortedSet(new TreeSet<>(dependsOn));
        Objects.requireNonNull(lifecycle, "lifecycle");
        origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
    }

    /** Returns all resources that must be there before this one. */
    public SortedSet<ResourceId> needs() {
        SortedSet<ResourceId> needed = new TreeSet<>(dependsOn);
        properties.values().forEach(value -> needed.addAll(value.references()));
        needed.remove(id);
        return needed;
    }

    /** Returns this resource waiting for none of some others; what its properties refer to stays. */
    public ResourceSpec waitingForNoneOf(Set<ResourceId> others) {
        SortedSet<ResourceId> first = new TreeSet<>(dependsOn);
        return first.removeAll(others) ? new ResourceSpec(id, properties, first, lifecycle, origins) : this;
    }

    /** Starts the description of a resource. */
    public static Builder builder(ResourceId id) {
        return new Builder(id);
    }

    /** Collects properties with their origins. */
    public static final class Builder {
        private final ResourceId id;
        private final SortedMap<String, Value> properties = new TreeMap<>();
        private final SortedSet<ResourceId> dependsOn = new TreeSet<>();
        private final SortedMap<String, SortedSet<Origin>> origins = new TreeMap<>();
        private Lifecycle lifecycle = Lifecycle.PLAIN;

        private Builder(ResourceId id) {
            this.id = id;
        }

        /** Sets a property and says why it is there. */
        public Builder set(String property, Value value, Origin... why) {
            properties.put(property, value);
            return why.length == 0 ? this : because(property, why);
        }

        /** Says more about why a property, or something inside it, is there; "" for the resource itself. */
        public Builder because(String propertyPath, Origin... why) {
            Collections.addAll(origins.computeIfAbsent(propertyPath, path -> new TreeSet<>()), why);
            return this;
        }

        /** Says more about why a property, or something inside it, is there; "" for the resource itself. */
        public Builder because(String propertyPath, Set<Origin> why) {
            origins.computeIfAbsent(propertyPath, path -> new TreeSet<>()).addAll(why);
            return this;
        }

        /** Sets a map, entry by entry, each with its own origin. */
        public Builder setEntries(String property, Map<String, Value> entries, Map<String, Set<Origin>> why) {
            properties.put(property, Value.object(entries));
            why.forEach((key, reasons) -> because(property + "." + key, reasons));
            return this;
        }

        /** Adds resources that must be there first. */
        public Builder after(Set<ResourceId> others) {
            dependsOn.addAll(others);
            return this;
        }

        /** Sets the life cycle. */
        public Builder lifecycle(Lifecycle wanted) {
            lifecycle = wanted;
            return this;
        }

        /** Returns the resource. */
        public ResourceSpec build() {
            return new ResourceSpec(id, properties, dependsOn, lifecycle, origins);
        }
    }
}
