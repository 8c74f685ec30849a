package io.omnideploy.resource;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a target wants of a resource's life, in no tool's words.
 *
 * @param protect destroying it is refused
 * @param ignore properties whose later changes are somebody else's
 * @param createBeforeDestroy a replacement is made before the old one goes
 */
public record Lifecycle(boolean protect, Set<String> ignore, boolean createBeforeDestroy) {
    /** Nothing special. */
    public static final Lifecycle PLAIN = new Lifecycle(false, Set.of(), false);

    public Lifecycle {
        ignore = Collections.unmodifiableSortedSet(new TreeSet<>(ignore));
    }
}
