package io.omnideploy.backend.cdk.run;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Instances;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.KeptWithData;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.expand.aws.AwsTags;
import io.omnideploy.spi.stack.ChangeRequest;
import io.omnideploy.spi.stack.ProposedChanges;
import io.omnideploy.spi.stack.StackDrift;
import io.omnideploy.spi.stack.StackState;
import io.omnideploy.spi.stack.StackState.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans the runs of a stack. */
public final class Runs {
    private static final String DRIFT_UNSEEN =
            "CloudFormation compares with the last template here, not with what is there: 'omnideploy refresh' tells drift.";

    private final String backend;
    private final TemplateSource source;

    /** @param backend the name that plans bear */
    public Runs(String backend, TemplateSource source) {
        this.backend = backend;
        this.source = source;
    }

    /** Plans what makes the stack be as the graph wants it. */
    public PreparedRun up(RunRequest request) {
        Template template = template(request);
        String text = text(template);
        Stack stack = Stack.connect(request, template);
        try {
            stack.live().requireNoObstacles();
            Optional<StackState> state = stack.settled();
            state.ifPresent(Failures::requireUsable);
            Proposal proposal = proposal(stack, text, state);
            ChangeReader reader = new ChangeReader(
                    template,
                    LiveTemplate.of(text),
                    proposal.live(),
                    proposal.ids(),
                    request.emit().catalog());
            Plan plan = (proposal.isNew() ? creation(stack, proposal, reader) : change(stack, proposal, reader))
                    .withNotes(stack.live().remarks());
            return new UpRun(stack, proposal, plan, () -> AppCheck.require(source.synthesised(request), text));
        } catch (RuntimeException failure) {
            stack.close();
            throw failure;
        }
    }

    /** Plans to remove everything, or everything but what holds data. */
    public PreparedRun destroy(DestroyRequest request) {
        RunRequest run = request.run();
        Stack stack = Stack.connect(run, template(run));
        try {
            stack.live().requireNoObstacles();
            Optional<StackState> state = stack.settled();
            LiveTemplate live = stack.liveTemplate(state);
            state.ifPresent(found -> requireOurs(run, found, live));
            Origins ids = new Origins(stack.template(), live, run.emit().catalog());
            Set<ResourceId> staying = request.keepData()
                    ? KeptWithData.all(run.emit().graph(), run.emit().catalog())
                    : Set.of();
            state.ifPresent(found -> Guards.requireNone(found, live, ids, staying));
            List<Change> changes = new ArrayList<>();
            Set<String> there = state.map(
                            found -> stack.stacks().resources(found.id()).keySet())
                    .orElse(Set.of());
            live.resources().keySet().stream()
                    .filter(there::contains)
                    .map(ids::of)
                    .filter(id -> !staying.contains(id))
                    .forEach(
                            id -> changes.add(new Change(id, Operation.DELETE, Optional.of(Cause.DESTROY), List.of())));
            List<String> notes = new ArrayList<>();
            if (request.keepData()) {
                KeptWithData.data(run.emit().graph(), run.emit().catalog())
                        .forEach(id -> notes.add(id + " is left where it is, with its data."));
            }
            if (changes.isEmpty() && state.isPresent()) {
                notes.add("Stack %s is empty (%s) and is removed."
                        .formatted(stack.name(), state.get().status()));
            }
            return new DestroyRun(
                    stack, state, live, ids, staying, plan(stack, Instances.merged(changes), List.of(), notes));
        } catch (RuntimeException failure) {
            stack.close();
            throw failure;
        }
    }

    /** Compares what is there with what was last applied. */
    public PreparedRun refresh(RunRequest request) {
        Stack stack = Stack.connect(request, template(request));
        try {
            Optional<StackState> state = stack.settled();
            LiveTemplate live = stack.liveTemplate(state);
            Origins ids = new Origins(stack.template(), live, request.emit().catalog());
            List<String> notes = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            Set<String> drifted = new HashSet<>();
            if (state.isPresent() && !live.resources().isEmpty()) {
                StackDrift drift = stack.stacks().drift(state.get().id());
                drift.resources().forEach(resource -> {
                    drifted.add(resource.logicalId());
                    changes.add(drifted(ids.of(resource.logicalId()), resource, live));
                });
                if (!drift.unchecked().isEmpty()) {
                    notes.add("CloudFormation can't compare %d of %d resources."
                            .formatted(
                                    drift.unchecked().size(), live.resources().size()));
                }
                if (!drift.resources().isEmpty()) {
                    notes.add("CloudFormation records no live values; 'omnideploy up' puts back what is told here.");
                }
            }
            live.resources().keySet().stream()
                    .filter(logicalId -> !drifted.contains(logicalId))
                    .forEach(logicalId ->
                            changes.add(new Change(ids.of(logicalId), Operation.NONE, Optional.empty(), List.of())));
            return new RefreshRun(stack, plan(stack, Instances.merged(changes), List.of(), notes));
        } catch (RuntimeException failure) {
            stack.close();
            throw failure;
        }
    }

    /** Returns the outputs of the live stack. */
    public Outputs outputs(RunRequest request) {
        try (Stack stack = Stack.connect(request, template(request))) {
            return stack.outputs(stack.stacks().find(stack.name()));
        }
    }

    private Template template(RunRequest request) {
        return source.template(request.emit());
    }

    /** Blanks count, too, so that there are none. */
    private String text(Template template) {
        return io.omnideploy.templates.json.JsonPrinter.compact(
                LiveTemplate.of(source.text(template)).document());
    }

    private Proposal proposal(Stack stack, String text, Optional<StackState> state) {
        RunRequest request = stack.request();
        stack.stacks().requireRoom(text);
        LiveTemplate live = stack.liveTemplate(state);
        Origins ids = new Origins(stack.template(), live, request.emit().catalog());
        ParameterValues parameters = new ParameterValues(request, stack.live());
        SortedMap<String, String> values = parameters.of(stack.template());
        String revision = state.map(StackState::revision).orElse("");
        String name =
                "omnideploy-" + Naming.hash(text + "\n" + parameters.mark(stack.template(), values) + revision, 12);
        Proposal blank = new Proposal(
                name, stack.name(), text, values, stack.template().tags(), state, live, ids, Optional.empty(), false);
        if (blank.isNew()) {
            return blank;
        }
        requireOurs(request, state.orElseThrow(), live);
        Optional<ProposedChanges> kept = stack.stacks().proposed(stack.name(), name);
        if (kept.isPresent()) {
            return with(blank, kept, false);
        }
        stack.stacks().discard(stack.name(), name);
        return with(blank, stack.stacks().propose(blank.request(text, ChangeRequest.Basis.REALITY)), true);
    }

    private static Proposal with(Proposal blank, Optional<ProposedChanges> changes, boolean isOwn) {
        return new Proposal(
                blank.name(),
                blank.stackName(),
                blank.text(),
                blank.values(),
                blank.tags(),
                blank.state(),
                blank.live(),
                blank.ids(),
                changes,
                isOwn);
    }

    private Plan creation(Stack stack, Proposal proposal, ChangeReader reader) {
        List<String> notes = new ArrayList<>();
        proposal.state()
                .filter(found -> found.phase() == Phase.STILLBORN)
                .ifPresent(found -> notes.add(
                        "Stack %s never came up (%s): it is removed first.".formatted(found.name(), found.status())));
        return plan(stack, reader.creation(), reader.outputs(new TreeMap<>()), notes);
    }

    private Plan change(Stack stack, Proposal proposal, ChangeReader reader) {
        List<Change> changes =
                reader.changes(proposal.changes().map(ProposedChanges::changes).orElse(List.of()));
        List<String> notes = new ArrayList<>(reader.notes());
        if (proposal.changes().filter(set -> !set.revertsDrift()).isPresent()) {
            notes.add(DRIFT_UNSEEN);
        }
        return plan(
                stack,
                changes,
                proposal.changes().isEmpty()
                        ? List.of()
                        : reader.outputs(proposal.state().orElseThrow().outputs()),
                notes);
    }

    private Plan plan(Stack stack, List<Change> changes, List<PropertyChange> outputs, List<String> notes) {
        return new Plan(
                stack.request().emit().id(),
                stack.request().emit().target(),
                backend,
                stack.live().identity(),
                changes,
                outputs,
                notes);
    }

    private static Change drifted(ResourceId id, StackDrift.DriftedResource resource, LiveTemplate live) {
        if (resource.gone()) {
            return new Change(id, Operation.DELETE, Optional.of(Cause.DRIFT), List.of());
        }
        List<PropertyChange> properties = new ArrayList<>();
        resource.properties()
                .forEach(property -> properties.add(new PropertyChange(
                        TemplateTerms.path(property.path(), live.properties(resource.logicalId())),
                        shown(property.expected()),
                        shown(property.actual()),
                        false)));
        return new Change(id, Operation.UPDATE, Optional.of(Cause.DRIFT), properties);
    }

    private static Shown shown(String value) {
        return value.equals("null") ? new Shown.Absent() : new Shown.Known(Value.text(value));
    }

    /** Another's stack may bear the name by chance: to bring this one up would remove all that it has. */
    private static void requireOurs(RunRequest request, StackState state, LiveTemplate live) {
        if (live.resources().isEmpty()) {
            return;
        }
        SortedMap<String, String> ours = AwsTags.ofStack(request.emit().id());
        boolean isOurs = state.tags().entrySet().containsAll(ours.entrySet())
                || live.resources().keySet().stream()
                        .anyMatch(logicalId -> live.tags(logicalId).entrySet().containsAll(ours.entrySet()));
        if (!isOurs) {
            throw Failed.because(
                            "Stack %s was not made of this deployment: it carries other tags.".formatted(state.name()))
                    .remedy("Give the deployment another name or stack, or remove that stack if nobody needs it.");
        }
    }
}
