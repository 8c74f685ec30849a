package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Instances;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Turns what the engine tells of a preview into the plan of every backend. */
final class PlanReader {
    private static final String REFRESH = "refresh";

    private final EmitRequest request;
    private final AppliedIds applied;
    private final Urns urns;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, Step> live = new LinkedHashMap<>();
    private final Set<String> leftovers = new TreeSet<>();
    private Optional<Step> stack = Optional.empty();

    /** @param applied knows the resources that are no longer described */
    PlanReader(EmitRequest request, AppliedIds applied) {
        this.request = request;
        this.applied = applied;
        urns = new Urns(request);
    }

    /** Takes one event. */
    void take(Value event) {
        Step.of(event).filter(Step::done).ifPresent(this::take);
    }

    private void take(Step step) {
        boolean refresh = step.operation().equals(REFRESH);
        if (step.isStack() && !refresh) {
            stack = Optional.of(step);
        } else if (!Urns.isResource(step.urn())) {
            return;
        } else if (refresh) {
            live.put(step.urn(), step);
        } else if (step.isLogical()) {
            steps.put(step.urn(), step);
        } else if (step.operation().equals("delete-replaced")) {
            leftovers.add(step.urn());
        }
    }

    /** Takes the events of a refresh, whose steps end as what was found. */
    void takeRefresh(Value event) {
        Step.of(event)
                .filter(Step::done)
                .filter(step -> Urns.isResource(step.urn()))
                .ifPresent(step -> live.put(step.urn(), step));
    }

    /** Returns every resource of which the engine told, by URN. */
    Map<String, ResourceId> resources() {
        Map<String, ResourceId> found = new TreeMap<>();
        steps.keySet().forEach(urn -> found.put(urn, id(urn)));
        leftovers.forEach(urn -> found.put(urn, id(urn)));
        return found;
    }

    /** Returns what goes away, by URN. */
    Map<String, Step> removed() {
        Map<String, Step> removed = new TreeMap<>();
        steps.forEach((urn, step) -> {
            if (of(urn, step).operation() == Operation.DELETE) {
                removed.put(urn, step);
            }
        });
        return removed;
    }

    /** Returns the URNs of what the engine would leave as it is, or change in vain, although it must be made anew. */
    Set<String> stuck() {
        return steps.entrySet().stream()
                .filter(entry -> request.catalog()
                        .provider(id(entry.getKey()).type().provider())
                        .flatMap(provider -> provider.tool(PulumiNames.TOOL))
                        .filter(facts -> "true".equals(facts.get("updates_in_vain")))
                        .isPresent())
                .filter(entry -> of(entry.getKey(), entry.getValue()).isInVain())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the plan of an {@code up} or a {@code destroy}.
     *
     * @param lost what a run that was cut off has made and not recorded
     * @param others what happens besides, without Pulumi
     */
    Plan changes(
            Optional<String> platform, boolean destroy, Set<ResourceId> lost, List<Change> others, List<String> notes) {
        List<Change> told = new ArrayList<>(others);
        steps.forEach((urn, step) -> told.add(change(of(urn, step), destroy, lost)));
        leftovers.stream()
                .filter(urn ->
                        !steps.containsKey(urn) || of(urn, steps.get(urn)).operation() == Operation.NONE)
                .forEach(urn ->
                        told.add(new Change(id(urn), Operation.DELETE, Optional.of(Cause.INTERRUPTION), List.of())));
        return new Plan(
                request.id(),
                request.target(),
                PulumiRuns.BACKEND,
                platform,
                Instances.merged(told),
                destroy ? List.of() : outputs(),
                notes);
    }

    private Change change(ResourceStep step, boolean destroy, Set<ResourceId> lost) {
        Operation operation = step.operation();
        List<PropertyChange> properties =
                operation == Operation.NONE || operation == Operation.DELETE ? List.of() : step.properties();
        if (operation == Operation.CREATE && lost.contains(step.id())) {
            boolean data = request.catalog().expect(step.id().type()).holdsData();
            return new Change(
                    step.id(), data ? Operation.ADOPT : Operation.REPLACE, Optional.of(Cause.INTERRUPTION), List.of());
        }
        return new Change(step.id(), operation, cause(step, properties, destroy), properties);
    }

    private Optional<Cause> cause(ResourceStep step, List<PropertyChange> properties, boolean destroy) {
        return switch (step.operation()) {
            case NONE -> Optional.empty();
            case ADOPT -> Optional.of(Cause.INTERRUPTION);
            case DELETE -> Optional.of(destroy ? Cause.DESTROY : Cause.CONFIG);
            case CREATE -> Optional.of(isGone(step.step().urn()) ? Cause.DRIFT : Cause.CONFIG);
            case UPDATE, REPLACE -> Optional.of(causeOf(step.step().urn(), properties));
        };
    }

    private boolean isGone(String urn) {
        return live.containsKey(urn) && !live.get(urn).hasNew();
    }

    private Cause causeOf(String urn, List<PropertyChange> properties) {
        List<PropertyChange> decisive =
                properties.stream().filter(PropertyChange::replaces).toList();
        List<PropertyChange> reasons = decisive.isEmpty() ? properties : decisive;
        if (!reasons.isEmpty() && reasons.stream().allMatch(reason -> reason.after() instanceof Shown.AtApply)) {
            return Cause.DEPENDENCY;
        }
        Set<String> outside = live.containsKey(urn)
                ? ResourceStep.roots(of(urn, live.get(urn)).properties())
                : Set.of();
        return reasons.stream().map(ResourceStep::root).anyMatch(outside::contains) ? Cause.DRIFT : Cause.CONFIG;
    }

    /** Returns the plan of a {@code refresh}: what the platform has that the state doesn't know yet. */
    Plan drift(Optional<String> platform) {
        Map<ResourceId, Change> told = new TreeMap<>();
        request.graph()
                .resources()
                .keySet()
                .forEach(id -> told.put(id, new Change(id, Operation.NONE, Optional.empty(), List.of())));
        List<Change> found = new ArrayList<>();
        live.forEach((urn, step) -> found.add(drifted(urn, step)));
        Instances.merged(found).forEach(change -> told.put(change.resource(), change));
        return new Plan(
                request.id(),
                request.target(),
                PulumiRuns.BACKEND,
                platform,
                List.copyOf(told.values()),
                List.of(),
                List.of());
    }

    private Change drifted(String urn, Step step) {
        if (!step.hasNew()) {
            return new Change(id(urn), Operation.DELETE, Optional.of(Cause.DRIFT), List.of());
        }
        List<PropertyChange> properties =
                step.differing().isEmpty() ? List.of() : of(urn, step).properties();
        return properties.isEmpty()
                ? new Change(id(urn), Operation.NONE, Optional.empty(), List.of())
                : new Change(id(urn), Operation.UPDATE, Optional.of(Cause.DRIFT), properties);
    }

    private List<PropertyChange> outputs() {
        Map<String, Value> before = stack.map(Step::oldOutputs).orElse(Map.of());
        Map<String, Value> after = stack.map(Step::newOutputs).orElse(Map.of());
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<PropertyChange> changes = new ArrayList<>();
        for (String name : names) {
            Shown was = side(before.get(name));
            Shown becomes = side(after.get(name));
            if (!was.equals(becomes)) {
                changes.add(new PropertyChange(name, was, becomes, false));
            }
        }
        return changes;
    }

    private static Shown side(Value value) {
        return value == null ? new Shown.Absent() : ResourceStep.shown(Shown.of(GraphTerms.plain(value)));
    }

    private ResourceStep of(String urn, Step step) {
        ResourceId id = id(urn);
        List<CatalogProperty> properties =
                request.catalog().type(id.type()).map(CatalogType::properties).orElse(List.of());
        return new ResourceStep(
                id,
                step,
                properties,
                Optional.ofNullable(request.graph().resources().get(id)));
    }

    private ResourceId id(String urn) {
        return urns.resource(urn).or(() -> applied.id(urn)).orElseGet(() -> urns.guess(urn));
    }
}
