package io.omnideploy.spi.stack;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a change does to one resource of a stack.
 *
 * @param type as the template has it
 * @param replaced whether the resource is made anew
 * @param drifted whether something outside changed or removed it
 */
public record ProposedChange(
        Action action,
        String logicalId,
        String type,
        Certainty replaced,
        boolean drifted,
        List<ProposedProperty> properties) {
    public ProposedChange {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(logicalId, "logicalId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(replaced, "replaced");
        properties = List.copyOf(properties);
    }

    /** What is done. */
    public enum Action {
        ADD,
        MODIFY,
        REMOVE,
        /** Something that is there is taken into the stack. */
        TAKE,
        /** Nothing is done to the resource; what the platform keeps of it is brought up to date. */
        NOTE
    }

    /** How surely something happens. */
    public enum Certainty {
        NO,
        PERHAPS,
        YES
    }

    /**
     * A property because of which a resource changes.
     *
     * @param path as keys and indexes between slashes, as {@code /DesiredCount}
     * @param recreates whether it makes the resource be made anew
     * @param cause the parameter or the other resource because of which it changes
     * @param drifted whether it was changed from outside
     * @param before its value, if the platform tells
     * @param after its value then, if the platform tells
     */
    public record ProposedProperty(
            String path,
            Certainty recreates,
            Optional<String> cause,
            boolean drifted,
            Optional<String> before,
            Optional<String> after) {
        public ProposedProperty {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(recreates, "recreates");
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }
    }
}
