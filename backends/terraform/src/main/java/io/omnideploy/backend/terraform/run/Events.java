package io.omnideploy.backend.terraform.run;

import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what Terraform tells while it applies into progress. */
final class Events {
    private final Map<String, ResourceId> resources;
    private final Map<ResourceId, Operation> planned;
    private final Progress.Listener listener;
    private final Problems problems;
    private final Map<ResourceId, Instant> started = new HashMap<>();
    private final Set<ResourceId> halfDone = new HashSet<>();

    /**
     * @param resources by Terraform address, those that go away too
     * @param planned what the plan says of each
     */
    Events(
            Map<String, ResourceId> resources,
            Map<ResourceId, Operation> planned,
            Progress.Listener listener,
            Problems problems) {
        this.resources = resources;
        this.planned = planned;
        this.listener = listener;
        this.problems = problems;
    }

    /** Takes one line, as Terraform wrote it. */
    void take(String line) {
        Value message = Json.object(line);
        problems.take(message);
        Json.text(message, "hook", "resource", "addr")
                .map(resources::get)
                .ifPresent(id -> take(Json.text(message, "type").orElse(""), id, message));
    }

    private void take(String type, ResourceId id, Value message) {
        Operation operation = planned.getOrDefault(id, Operation.NONE);
        Instant now = time(message);
        switch (type) {
            case "apply_start" -> {
                if (started.putIfAbsent(id, now) == null) {
                    listener.on(new Progress.Started(id, operation));
                }
            }
            case "apply_progress" ->
                listener.on(new Progress.Waiting(id, seconds(started.getOrDefault(id, now), now) + " s"));
            case "apply_complete" -> {
                // A replacement is told as two steps, of which the first is no end.
                if (operation == Operation.REPLACE && halfDone.add(id)) {
                    return;
                }
                listener.on(new Progress.Done(id, operation, Duration.between(started.getOrDefault(id, now), now)));
            }
            case "apply_errored" -> listener.on(new Progress.Broken(id, operation, "Terraform could not do it."));
            default -> {}
        }
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    private static Instant time(Value message) {
        Optional<String> stamp = Json.text(message, "@timestamp");
        try {
            return stamp.map(text -> OffsetDateTime.parse(text).toInstant()).orElse(Instant.EPOCH);
        } catch (DateTimeException strange) {
            return Instant.EPOCH;
        }
    }
}
