package io.omnideploy.plan;

import io.omnideploy.resource.ResourceId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What happens to one resource, and why.
 *
 * @param cause absent when nothing happens
 * @param properties the differences; for a created or deleted resource all of its properties may be listed
 */
public record Change(ResourceId resource, Operation operation, Optional<Cause> cause, List<PropertyChange> properties) {
    public Change {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(cause, "cause");
        properties = List.copyOf(properties);
    }

    /** Returns the property that forces the replacement, if one does. */
    public Optional<String> forcedBy() {
        return operation == Operation.REPLACE
                ? properties.stream()
                        .filter(PropertyChange::replaces)
                        .map(PropertyChange::path)
                        .findFirst()
                : Optional.empty();
    }
}
