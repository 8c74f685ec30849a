package io.omnideploy.resource;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a target wants of a resource's life, in no tool's words.
 *
 * @param protect destroying it is refused
 * @param ignore properties whose later changes are somebody else's
 * @param createBeforeDestroy a replacement is made before the old one goes
 * @param expects computed attributes and the values they must have once it is applied, such as an exit code of 0; anything
 *     else is a failure
 */
public record Lifecycle(
        boolean protect, Set<String> ignore, boolean createBeforeDestroy, SortedMap<String, Value> expects) {
    /** Nothing special. */
    public static final Lifecycle PLAIN = new Lifecycle(false, Set.of(), false);

    public Lifecycle {
        ignore = Collections.unmodifiableSortedSet(new TreeSet<>(ignore));
        expects = Collections.unmodifiableSortedMap(new TreeMap<>(expects));
    }

    public Lifecycle(boolean protect, Set<String> ignore, boolean createBeforeDestroy) {
        this(protect, ignore, createBeforeDestroy, new TreeMap<>());
    }

    /** Returns the life of something that must never be destroyed. */
    public static Lifecycle protectedOne() {
        return new Lifecycle(true, Set.of(), false);
    }

    /** Returns the life of something that is right only with the given attributes. */
    public static Lifecycle expecting(Map<String, Value> attributes) {
        return new Lifecycle(false, Set.of(), false, new TreeMap<>(attributes));
    }
}
