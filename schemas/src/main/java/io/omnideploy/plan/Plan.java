package io.omnideploy.plan;

import io.omnideploy.config.DeploymentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run would do: the same form for every backend.
 *
 * @param platform the identity line of what would be touched; absent offline
 * @param changes one per resource, unchanged ones too, by address
 * @param outputs the outputs that change, by name
 * @param steps what happens beside, in order
 * @param notes what else a person should know before agreeing, one sentence each
 * @param costs what the deployment costs by the month when it is done, as far as that is known
 */
public record Plan(
        DeploymentId id,
        String target,
        String backend,
        Optional<String> platform,
        List<Change> changes,
        List<PropertyChange> outputs,
        List<PlanStep> steps,
        List<String> notes,
        List<MonthlyCost> costs) {
    /** The version of this form in JSON; a reader refuses a higher one. */
    public static final int FORMAT_VERSION = 1;

    public Plan {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(platform, "platform");
        changes =
                changes.stream().sorted(Comparator.comparing(Change::resource)).toList();
        outputs = List.copyOf(outputs);
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
        costs = List.copyOf(costs);
    }

    /** Makes a plan of which nobody knows what it costs. */
    public Plan(
            DeploymentId id,
            String target,
            String backend,
            Optional<String> platform,
            List<Change> changes,
            List<PropertyChange> outputs,
            List<PlanStep> steps,
            List<String> notes) {
        this(id, target, backend, platform, changes, outputs, steps, notes, List.of());
    }

    /** Makes a plan in which nothing happens but changes of resources. */
    public Plan(
            DeploymentId id,
            String target,
            String backend,
            Optional<String> platform,
            List<Change> changes,
            List<PropertyChange> outputs,
            List<String> notes) {
        this(id, target, backend, platform, changes, outputs, List.of(), notes);
    }

    /** Returns this plan with what happens beside. */
    public Plan withSteps(List<PlanStep> others) {
        return new Plan(id, target, backend, platform, changes, outputs, others, notes, costs);
    }

    /** Returns this plan with more of what a person should know. */
    public Plan withNotes(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Plan(id, target, backend, platform, changes, outputs, steps, all, costs);
    }

    /** Returns this plan with what the deployment costs. */
    public Plan withCosts(List<MonthlyCost> known) {
        return new Plan(id, target, backend, platform, changes, outputs, steps, notes, known);
    }

    /** Tells whether there is nothing to do; a changed output is something to do. */
    public boolean isEmpty() {
        return outputs.isEmpty()
                && steps.isEmpty()
                && changes.stream().allMatch(change -> change.operation() == Operation.NONE);
    }

    /** Returns how many resources see an operation. */
    public long count(Operation operation) {
        return changes.stream()
                .filter(change -> change.operation() == operation)
                .count();
    }
}
