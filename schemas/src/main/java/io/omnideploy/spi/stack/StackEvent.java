package io.omnideploy.spi.stack;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to a stack or to a resource in it.
 *
 * @param physicalId the platform's own id, empty while there is none
 * @param type as the template has it, or the platform's word for a stack
 * @param reason why, if the platform says
 * @param ofStack whether it is about the stack as a whole
 */
public record StackEvent(
        Instant time,
        String logicalId,
        String physicalId,
        String type,
        Doing doing,
        Stage stage,
        Optional<String> reason,
        boolean ofStack) {
    public StackEvent {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(logicalId, "logicalId");
        Objects.requireNonNull(physicalId, "physicalId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(doing, "doing");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(reason, "reason");
    }

    /** What is done. */
    public enum Doing {
        CREATE,
        UPDATE,
        DELETE,
        /** What was done before is undone. */
        ROLL_BACK,
        /** Anything else. */
        OTHER
    }

    /** How far it is. */
    public enum Stage {
        BEGUN,
        DONE,
        FAILED,
        /** It was left where it is, as its deletion policy says. */
        LEFT
    }
}
