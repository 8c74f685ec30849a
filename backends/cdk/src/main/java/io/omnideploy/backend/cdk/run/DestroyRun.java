package io.omnideploy.backend.cdk.run;

import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.stack.ChangeRequest;
import io.omnideploy.spi.stack.ProposedChanges;
import io.omnideploy.spi.stack.StackState;
import io.omnideploy.spi.stack.StackState.Phase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A planned removal of a stack, with or without what holds data. */
final class DestroyRun implements StackRun {
    private static final String NAME = "omnideploy-before-removal";

    private final Stack stack;
    private final Optional<StackState> state;
    private final LiveTemplate live;
    private final Origins ids;
    private final Set<ResourceId> staying;
    private final Plan plan;
    private final Set<String> removed = new TreeSet<>();

    DestroyRun(
            Stack stack,
            Optional<StackState> state,
            LiveTemplate live,
            Origins ids,
            Set<ResourceId> staying,
            Plan plan) {
        this.stack = stack;
        this.state = state;
        this.live = live;
        this.ids = ids;
        this.staying = staying;
        this.plan = plan;
    }

    @Override
    public Stack stack() {
        return stack;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public SortedMap<String, String> bindings() {
        SortedMap<String, String> marks = new TreeMap<>();
        marks.put("state", state.map(StackState::revision).orElse("none"));
        return marks;
    }

    @Override
    public Outputs apply() {
        state.ifPresent(this::remove);
        return Outputs.NONE;
    }

    private void remove(StackState found) {
        removed.addAll(stack.stacks().resources(found.id()).values());
        if (found.phase() == Phase.STANDING || found.phase() == Phase.ROLLED_BACK) {
            Retained.of(live, ids, staying).ifPresent(text -> setPolicies(found, text));
        }
        if (found.guarded()) {
            // Only to keep data: without that it is refused, see Guards.
            stack.stacks().guard(found.name(), false);
        }
        stack.request().progress().on(new Progress.Step("cloudformation delete-stack"));
        StackRunEvents events = stack.events(ids, plan);
        stack.stacks().delete(found);
        stack.stacks().follow(found.id(), events).ifPresent(left -> {
            throw Failures.ofRemoval(left, events);
        });
    }

    private void setPolicies(StackState found, String text) {
        stack.request().progress().on(new Progress.Step("say what stays"));
        stack.stacks().discard(found.name(), NAME);
        Optional<ProposedChanges> change = stack.stacks()
                .propose(new ChangeRequest(
                        found.name(),
                        NAME,
                        text,
                        new TreeMap<>(),
                        live.parameters(),
                        stack.template().tags(),
                        ChangeRequest.Basis.TEMPLATE));
        change.ifPresent(set -> {
            StackRunEvents events = stack.events(ids, plan);
            stack.stacks().execute(set);
            stack.stacks()
                    .follow(found.id(), events)
                    .filter(now -> now.phase() != Phase.STANDING)
                    .ifPresent(now -> {
                        throw Failures.ofChange(now, events);
                    });
        });
    }

    @Override
    public List<LiveResource> remaining() {
        return stack.remaining(removed);
    }
}
