package io.omnideploy.backend.pulumi.run;

import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Turns what the engine tells while it works into progress. */
final class Events {
    private static final Set<String> WORK =
            Set.of("create", "update", "delete", "create-replacement", "delete-replaced", "import");

    private final Map<String, ResourceId> resources;
    private final Map<ResourceId, Operation> planned;
    private final Progress.Listener listener;
    private final Map<ResourceId, Long> started = new HashMap<>();
    private final Set<ResourceId> halfDone = new HashSet<>();

    /**
     * @param resources by URN, those that go away too
     * @param planned what the plan says of each
     */
    Events(Map<String, ResourceId> resources, Map<ResourceId, Operation> planned, Progress.Listener listener) {
        this.resources = resources;
        this.planned = planned;
        this.listener = listener;
    }

    /** Takes one event. */
    void take(Value event) {
        Step.of(event)
                .filter(step -> WORK.contains(step.operation()) && resources.containsKey(step.urn()))
                .ifPresent(step -> take(step, resources.get(step.urn())));
        Json.text(event, "resOpFailedEvent", "metadata", "urn")
                .map(resources::get)
                .ifPresent(id -> listener.on(new Progress.Broken(id, operation(id), "Pulumi could not do it.")));
    }

    private void take(Step step, ResourceId id) {
        if (!step.done()) {
            if (started.putIfAbsent(id, System.nanoTime()) == null) {
                listener.on(new Progress.Started(id, operation(id)));
            }
            return;
        }
        // A replacement is told as two steps, of which the first is no end.
        if (operation(id) == Operation.REPLACE && step.operation().contains("replace") && halfDone.add(id)) {
            return;
        }
        long began = started.getOrDefault(id, System.nanoTime());
        listener.on(new Progress.Done(id, operation(id), Duration.ofNanos(System.nanoTime() - began)));
    }

    private Operation operation(ResourceId id) {
        return planned.getOrDefault(id, Operation.NONE);
    }
}
