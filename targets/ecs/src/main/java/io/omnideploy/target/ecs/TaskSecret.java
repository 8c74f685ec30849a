package io.omnideploy.target.ecs;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A secret as a container definition takes it.
 *
 * @param valueFrom what stands in the container definition
 * @param permission what the execution role needs to read it
 * @param after what must be there before a task is started, beside what {@code valueFrom} refers to
 */
record TaskSecret(Value valueFrom, IamStatement permission, SortedSet<ResourceId> after) {
    TaskSecret {
        Objects.requireNonNull(valueFrom, "valueFrom");
        Objects.requireNonNull(permission, "permission");
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
    }

    /** Returns the ARN of the whole secret, for where no version or key of it may be named. */
    Value arn() {
        return permission.resources().getFirst();
    }

    TaskSecret(Value valueFrom, IamStatement permission, Set<ResourceId> after) {
        this(valueFrom, permission, new TreeSet<>(after));
    }
}
