package io.omnideploy.plan;

import io.omnideploy.resource.ResourceId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells once what a tool tells for each of several resources that are one to the graph. */
public final class Instances {
    private Instances() {}

    /** Returns one change per resource, in the order in which they come first. */
    public static List<Change> merged(List<Change> changes) {
        Map<ResourceId, Change> byResource = new LinkedHashMap<>();
        changes.forEach(change -> byResource.merge(change.resource(), change, Instances::both));
        return new ArrayList<>(byResource.values());
    }

    private static Change both(Change one, Change other) {
        Set<Operation> operations = EnumSet.of(one.operation(), other.operation());
        Operation operation = operations.size() == 1 ? one.operation() : Operation.UPDATE;
        Optional<Cause> cause = one.cause().or(other::cause);
        List<PropertyChange> properties = new ArrayList<>(one.properties());
        other.properties().stream()
                .filter(change -> !properties.contains(change))
                .forEach(properties::add);
        return new Change(one.resource(), operation, cause, properties);
    }
}
