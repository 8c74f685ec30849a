package io.omnideploy.backend.cdk.run;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.run.LivePlatforms;
import io.omnideploy.spi.run.Redaction;
import io.omnideploy.spi.stack.StackEvent;
import io.omnideploy.spi.stack.StackEvent.Doing;
import io.omnideploy.spi.stack.StackEvent.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Turns what happens to a stack into progress, and keeps what went wrong first: all that fails behind it fails because of it. */
final class StackRunEvents implements Consumer<StackEvent> {
    private final Origins ids;
    private final Map<ResourceId, Operation> planned;
    private final Progress.Listener listener;
    private final LivePlatforms live;
    private final Redaction redaction;
    private final Map<String, Instant> started = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<String> others = new ArrayList<>();
    private boolean isRollingBack;
    private FirstCause cause;

    /**
     * What went wrong first.
     *
     * @param resource absent when it was the stack as a whole
     * @param findings what the platform itself knew of it then
     */
    record FirstCause(Optional<ResourceId> resource, String text, List<String> findings) {}

    /** @param planned what the plan says of each resource */
    StackRunEvents(
            Origins ids,
            Map<ResourceId, Operation> planned,
            Progress.Listener listener,
            LivePlatforms live,
            Redaction redaction) {
        this.ids = ids;
        this.planned = Map.copyOf(planned);
        this.listener = listener;
        this.live = live;
        this.redaction = redaction;
    }

    @Override
    public void accept(StackEvent event) {
        if (event.ofStack()) {
            stack(event);
        } else if (isRollingBack) {
            rolledBack(event);
        } else {
            resource(event);
        }
    }

    /** Returns what went wrong first, if anything did. */
    Optional<FirstCause> cause() {
        return Optional.ofNullable(cause);
    }

    /** Returns what went wrong behind it, and what was undone, a line each. */
    List<String> others() {
        return List.copyOf(others);
    }

    private void stack(StackEvent event) {
        String reason = event.reason().map(redaction::clean).orElse("");
        if (event.doing() == Doing.ROLL_BACK && event.stage() == Stage.BEGUN && !isRollingBack) {
            isRollingBack = true;
            listener.on(new Progress.Step("roll-back" + (reason.isEmpty() ? "" : ": " + reason)));
        }
        boolean isWrong = event.stage() == Stage.FAILED || (event.doing() == Doing.ROLL_BACK && !reason.isEmpty());
        if (isWrong && cause == null) {
            cause = new FirstCause(Optional.empty(), reason.isEmpty() ? "It failed." : reason, List.of());
        }
    }

    private void rolledBack(StackEvent event) {
        ResourceId id = ids.of(event.logicalId());
        if (event.stage() == Stage.FAILED) {
            others.add("%s could not be put back: %s"
                    .formatted(id, event.reason().map(redaction::clean).orElse("no reason is told")));
        } else if (event.stage() == Stage.DONE) {
            listener.on(new Progress.Said(
                    Template.TOOL, event.doing() == Doing.DELETE ? id + " is removed again" : id + " is as before"));
        }
    }

    private void resource(StackEvent event) {
        ResourceId id = ids.of(event.logicalId());
        Operation operation = planned.getOrDefault(id, operation(event.doing()));
        switch (event.stage()) {
            case BEGUN -> {
                boolean isFirst = started.putIfAbsent(event.logicalId(), event.time()) == null;
                if (isFirst) {
                    listener.on(new Progress.Started(id, operation));
                } else {
                    event.reason()
                            .filter(reason -> !done.contains(event.logicalId()))
                            .ifPresent(reason -> listener.on(new Progress.Waiting(id, redaction.clean(reason))));
                }
            }
            case DONE, LEFT -> {
                // The old one of a replacement goes at the very end, long after the new one is there.
                if (done.add(event.logicalId())) {
                    Instant begun = started.getOrDefault(event.logicalId(), event.time());
                    listener.on(new Progress.Done(id, operation, Duration.between(begun, event.time())));
                }
            }
            case FAILED -> failed(event, id, operation);
        }
    }

    private void failed(StackEvent event, ResourceId id, Operation operation) {
        String reason = event.reason().map(redaction::clean).orElse("No reason is told.");
        if (reason.endsWith("cancelled")) {
            return;
        }
        listener.on(new Progress.Broken(id, operation, reason));
        if (cause == null || cause.resource().isEmpty()) {
            // Now, since the roll-back takes away what could tell it.
            List<String> findings =
                    live.findings(id).stream().map(redaction::clean).toList();
            cause = new FirstCause(Optional.of(id), reason, findings);
        } else {
            others.add(id + ": " + reason);
        }
    }

    private static Operation operation(Doing doing) {
        return switch (doing) {
            case CREATE -> Operation.CREATE;
            case DELETE -> Operation.DELETE;
            case UPDATE, ROLL_BACK, OTHER -> Operation.UPDATE;
        };
    }
}
