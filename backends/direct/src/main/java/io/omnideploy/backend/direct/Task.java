package io.omnideploy.backend.direct;

import io.omnideploy.plan.Operation;
import io.omnideploy.resource.ResourceId;
import java.util.Set;
import java.util.TreeSet;

/**
 * One piece of work of a run.
 *
 * @param after tasks that must be done before this one begins
 * @param work does it, or throws
 */
record Task(ResourceId id, Operation operation, Set<ResourceId> after, Runnable work) {
    Task {
        after = new TreeSet<>(after);
    }
}
