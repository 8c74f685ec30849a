package io.omnideploy.spi.stack;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a stack stands.
 *
 * @param id by which it is told from an earlier one of the same name
 * @param status the platform's own word, for people
 * @param reason why, if the platform says
 * @param revision changes with every change of the stack
 * @param guarded whether the platform refuses to remove it
 * @param tags of the stack itself
 * @param outputs by the names that the template gives them
 * @param changed when it was last changed or made
 */
public record StackState(
        String name,
        String id,
        Phase phase,
        String status,
        Optional<String> reason,
        String revision,
        boolean guarded,
        SortedMap<String, String> tags,
        SortedMap<String, String> outputs,
        Instant changed) {
    public StackState {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(revision, "revision");
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        Objects.requireNonNull(changed, "changed");
    }

    /** What can be done with a stack. */
    public enum Phase {
        /** A change was proposed and none was executed: there is nothing in it. */
        REVIEW,
        /** Something is at work on it. */
        WORKING,
        /** It came up, and takes changes. */
        STANDING,
        /** The last change failed and was rolled back; it is as before, and takes changes. */
        ROLLED_BACK,
        /** It never came up and can only be removed. */
        STILLBORN,
        /** Not even the roll-back came to its end. */
        STUCK,
        /** Its removal failed. */
        HALF_REMOVED
    }
}
