package io.omnideploy.backend.cdk.run;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.stack.ChangeRequest;
import io.omnideploy.spi.stack.ProposedChanges;
import io.omnideploy.spi.stack.StackState;
import io.omnideploy.spi.stack.StackState.Phase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A planned change of a stack: exactly the change set that the plan was read from is executed. */
final class UpRun implements StackRun {
    private final Stack stack;
    private final Proposal proposal;
    private final Plan plan;
    private final Runnable checkApp;
    private Optional<ProposedChanges> changes;
    private Optional<StackState> state;
    private boolean isKept;

    /**
     * @param checkApp goes on only if the app of the generated folder gives the template that is about to be executed
     */
    UpRun(Stack stack, Proposal proposal, Plan plan, Runnable checkApp) {
        this.stack = stack;
        this.proposal = proposal;
        this.plan = plan;
        this.checkApp = checkApp;
        this.changes = proposal.changes();
        this.state = proposal.state();
    }

    @Override
    public Stack stack() {
        return stack;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    /** Whoever asks for this writes down what is approved: the change set then stays until it is executed. */
    @Override
    public SortedMap<String, String> bindings() {
        isKept = true;
        SortedMap<String, String> marks = new TreeMap<>();
        marks.put("state", proposal.state().map(StackState::revision).orElse("none"));
        proposal.changes().ifPresent(set -> marks.put("change set", set.id()));
        return marks;
    }

    @Override
    public Outputs apply() {
        boolean isNew = proposal.isNew();
        if (isNew && state.filter(found -> found.phase() == Phase.STANDING).isEmpty()) {
            checkApp.run();
            make(proposal.text());
        } else if (changes.isPresent()) {
            checkApp.run();
            execute(changes.get());
        }
        changes = Optional.empty();
        guard();
        stack.live().requireNothingRolledBack();
        return stack.outputs(stack.stacks().find(stack.name()));
    }

    @Override
    public void applyBut(Set<ResourceId> held) {
        Set<ResourceId> later = stack.request().emit().graph().withDependents(held);
        boolean isAnythingAhead = plan.changes().stream()
                .anyMatch(change -> change.operation() != Operation.NONE && !later.contains(change.resource()));
        if (!isAnythingAhead) {
            return;
        }
        checkApp.run();
        String part = Part.of(proposal, later);
        if (proposal.isNew()) {
            make(part);
        } else {
            stack.stacks()
                    .propose(proposal.request(part, ChangeRequest.Basis.TEMPLATE))
                    .ifPresent(this::executePlanned);
        }
        // Executing one change set does away with all others.
        changes = stack.stacks().propose(proposal.request(proposal.text(), ChangeRequest.Basis.REALITY));
        changes.ifPresent(rest -> Agreement.require(plan, rest, proposal.ids()));
    }

    private void executePlanned(ProposedChanges part) {
        Agreement.require(plan, part, proposal.ids());
        execute(part);
    }

    private void make(String text) {
        state.ifPresent(left -> {
            // In review it is empty, and after a failed creation it can only be removed.
            stack.request().progress().on(new Progress.Step("remove what is left of stack " + stack.name()));
            stack.stacks().delete(left);
            StackRunEvents events = stack.events(proposal.ids(), plan);
            stack.stacks().follow(left.id(), events).ifPresent(stays -> {
                throw Failures.ofRemoval(stays, events);
            });
        });
        stack.stacks()
                .propose(proposal.request(text, ChangeRequest.Basis.NOTHING))
                .ifPresent(this::execute);
    }

    private void execute(ProposedChanges set) {
        stack.request().progress().on(new Progress.Step("cloudformation execute-change-set"));
        StackRunEvents events = stack.events(proposal.ids(), plan);
        String id = stack.stacks()
                .find(set.stack())
                .map(StackState::id)
                .orElseThrow(() -> Failed.because("Stack %s is gone.".formatted(set.stack()))
                        .remedy("Run the same command again."));
        stack.stacks().execute(set);
        state = stack.stacks().follow(id, events);
        StackState now = state.orElseThrow(() -> Failed.because("Stack %s is gone.".formatted(set.stack()))
                .remedy("Somebody removed it meanwhile. Run 'up' again."));
        if (now.phase() != Phase.STANDING) {
            throw Failures.ofChange(now, events);
        }
    }

    /** What is protected is protected as a whole, so that no console removes the stack by a click. */
    private void guard() {
        boolean wanted = stack.template().protect();
        if (stack.stacks()
                .find(stack.name())
                .filter(found -> found.guarded() != wanted)
                .isPresent()) {
            stack.stacks().guard(stack.name(), wanted);
        }
    }

    @Override
    public void close() {
        try (stack) {
            if (!isKept && proposal.isOwn()) {
                changes.ifPresent(set -> stack.stacks().discard(set.stack(), set.name()));
            }
        }
    }

    /** What a run may do is what its plan said. */
    static final class Agreement {
        private Agreement() {}

        static void require(Plan plan, ProposedChanges set, Origins ids) {
            Map<ResourceId, Operation> agreed = new TreeMap<>();
            plan.changes().forEach(change -> agreed.put(change.resource(), change.operation()));
            set.changes().forEach(change -> {
                ResourceId id = ids.of(change.logicalId());
                if (agreed.getOrDefault(id, Operation.NONE) == Operation.NONE) {
                    throw Failed.because(
                                    "It would be changed, which the preview did not say: something has changed since.")
                            .of(id)
                            .remedy("Run 'omnideploy preview' and see what is left to do.");
                }
            });
        }
    }
}
