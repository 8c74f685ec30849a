package io.omnideploy.backend.direct;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.PropertyDiff;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Decides for each resource what brings it from what it is to what is wanted. */
final class Planner {
    /** How the labels and annotations begin by which a stack finds its own. */
    private static final String OWNERSHIP = "io.omnideploy.";

    private final RunRequest request;
    private final Resolver resolver;
    private final Map<ResourceId, LiveResource> live = new TreeMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Diagnostics found = new Diagnostics();
    private final Predicate<ResourceId> observesAll;

    /** @param observesAll tells of which resources all is observed */
    Planner(RunRequest request, Resolver resolver, List<LiveResource> read, Predicate<ResourceId> observesAll) {
        this.request = request;
        this.resolver = resolver;
        this.observesAll = observesAll;
        read.forEach(resource -> live.put(resource.id(), resource));
    }

    /**
     * Plans to bring everything up.
     *
     * @throws io.omnideploy.diagnostic.Refused when something protected would go
     */
    Planner up() {
        request.emit().graph().inOrder().forEach(this::want);
        List<LiveResource> unwanted = live.values().stream()
                .filter(resource ->
                        resource.owned() && !request.emit().graph().resources().containsKey(resource.id()))
                .toList();
        Set<ResourceId> kept = Removals.kept(
                unwanted.stream()
                        .filter(resource -> holdsData(resource.id().type()))
                        .toList(),
                live.values());
        unwanted.forEach(resource -> prune(resource, kept));
        found.refuseOnError();
        return this;
    }

    /** Returns what was decided, in the order of the graph, removals last. */
    List<Decision> decisions() {
        return decisions;
    }

    /** Returns what a person should know besides. */
    List<String> notes() {
        return notes;
    }

    private void want(ResourceSpec spec) {
        LiveResource there = live.get(spec.id());
        Change change = there == null ? creation(spec) : comparison(spec, there);
        if (there != null && (change.operation() == Operation.NONE || change.operation() == Operation.UPDATE)) {
            resolver.learn(there);
        }
        decisions.add(new Decision(change, Optional.of(spec), Optional.ofNullable(there)));
    }

    private Change creation(ResourceSpec spec) {
        List<PropertyChange> properties = new ArrayList<>();
        remembered(spec)
                .fields()
                .forEach((name, value) -> properties.addAll(PropertyDiff.in(
                        name, Optional.empty(), Optional.empty(), Optional.of(value), RememberedForm.INSTANCE)));
        List<PropertyChange> added = properties.stream()
                .map(change -> new PropertyChange(change.path(), change.before(), change.after(), false))
                .toList();
        return new Change(spec.id(), Operation.CREATE, Optional.of(whyAbsent(spec)), added);
    }

    /**
     * What is missing although something that needed it was applied has been removed by somebody else. That can't be said of what
     * carries no mark of the stack and is found by its name alone, such as an image: the name may be a new one.
     */
    private Cause whyAbsent(ResourceSpec spec) {
        if (request.interrupted()) {
            return Cause.INTERRUPTION;
        }
        boolean neededBefore = live.values().stream()
                .flatMap(resource -> memory(resource).stream())
                .anyMatch(applied -> applied.needs().contains(spec.id().toString()));
        return neededBefore && spec.properties().values().stream().anyMatch(Planner::isMarked)
                ? Cause.DRIFT
                : Cause.CONFIG;
    }

    private static boolean isMarked(Value value) {
        return (value instanceof Value.Obj object
                        && object.fields().keySet().stream().anyMatch(key -> key.startsWith(OWNERSHIP)))
                || value.children().stream().anyMatch(Planner::isMarked);
    }

    private Change comparison(ResourceSpec spec, LiveResource there) {
        Optional<Applied> applied = memory(there);
        Comparison comparison = Comparison.of(
                spec, remembered(spec), applied, there, type(spec.id().type()));
        boolean unrecorded = there.owned() && applied.isEmpty();
        boolean comparable = observesAll.test(spec.id());
        if (comparison.changes().isEmpty() && !(unrecorded && comparable)) {
            return new Change(spec.id(), Operation.NONE, Optional.empty(), List.of());
        }
        boolean replaced =
                (unrecorded && !comparable) || comparison.changes().stream().anyMatch(PropertyChange::replaces);
        if (unrecorded) {
            notes.add((comparable
                            ? "%s (%s) carries no record of a finished run, so it is brought up again."
                            : "%s (%s) carries no record of what was applied, so it is made anew.")
                    .formatted(spec.id(), there.physicalId()));
        }
        Cause cause = unrecorded ? Cause.DRIFT : comparison.cause();
        if (request.interrupted() && cause == Cause.DRIFT) {
            cause = Cause.INTERRUPTION;
        }
        if (replaced) {
            refuseProtected(spec, comparison);
        }
        return new Change(
                spec.id(), replaced ? Operation.REPLACE : Operation.UPDATE, Optional.of(cause), comparison.changes());
    }

    private void refuseProtected(ResourceSpec spec, Comparison comparison) {
        String paths = String.join(
                ", ", comparison.changes().stream().map(PropertyChange::path).toList());
        if (spec.lifecycle().protect()) {
            found.add(Diagnostic.error(
                            "protected",
                            "%s is protected and would be replaced because of %s.".formatted(spec.id(), paths))
                    .remedy("Put the old value back, or set 'protect: false' first."));
        }
    }

    private void prune(LiveResource resource, Set<ResourceId> kept) {
        if (holdsData(resource.id().type())) {
            notes.add("%s (%s) is no longer wanted but holds data, so it stays; 'omnideploy destroy' removes it."
                    .formatted(resource.id(), resource.physicalId()));
            return;
        }
        if (kept.contains(resource.id())) {
            notes.add("%s (%s) is no longer wanted but stays with the data in it."
                    .formatted(resource.id(), resource.physicalId()));
            return;
        }
        if (memory(resource).map(Applied::protect).orElse(false)) {
            found.add(Diagnostic.error("protected", resource.id() + " is protected and would be removed.")
                    .remedy("Put it back into the description, or set 'protect: false' there first."));
        }
        Change change = new Change(resource.id(), Operation.DELETE, Optional.of(Cause.CONFIG), List.of());
        decisions.add(new Decision(change, Optional.empty(), Optional.of(resource)));
    }

    private Value.Obj remembered(ResourceSpec spec) {
        return Fingerprints.of(resolver.resolve(spec).properties(), request.secrets());
    }

    private static Optional<Applied> memory(LiveResource resource) {
        return resource.memory().flatMap(Applied::parse);
    }

    private boolean holdsData(ResourceType type) {
        return type(type).map(CatalogType::holdsData).orElse(false);
    }

    private Optional<CatalogType> type(ResourceType type) {
        return request.emit().catalog().type(type);
    }
}
