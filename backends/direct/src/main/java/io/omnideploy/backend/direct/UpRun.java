package io.omnideploy.backend.direct;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.WriteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Brings a stack to what is wanted: first goes what nothing else hangs on, then what is wanted is made, then goes the rest. */
final class UpRun implements PreparedRun {
    private final RunRequest request;
    private final Sessions sessions;
    private final Resolver resolver;
    private final List<Decision> decisions;
    private final Plan plan;
    private final List<LiveResource> live;

    UpRun(
            RunRequest request,
            Sessions sessions,
            Resolver resolver,
            List<Decision> decisions,
            Plan plan,
            List<LiveResource> live) {
        this.request = request;
        this.sessions = sessions;
        this.resolver = resolver;
        this.decisions = decisions;
        this.plan = plan;
        this.live = List.copyOf(live);
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public SortedMap<String, String> bindings() {
        return new TreeMap<>(Map.of("state", StateMark.of(live)));
    }

    @Override
    public Outputs apply() {
        Schedule.run(tasks(), request.progress());
        return LiveOutputs.of(request, resolver);
    }

    @Override
    public List<LiveResource> remaining() {
        return sessions.owned();
    }

    @Override
    public void close() {
        sessions.close();
    }

    private List<Task> tasks() {
        List<Decision> removed =
                decisions.stream().filter(decision -> decision.spec().isEmpty()).toList();
        Map<ResourceId, Set<ResourceId>> followers = Removals.followers(
                removed.stream().flatMap(decision -> decision.live().stream()).toList(), Map.of());
        Set<ResourceId> late = late(followers);
        Set<ResourceId> early = new TreeSet<>(followers.keySet());
        early.removeAll(late);

        Rollout rollout = new Rollout(decisions);
        List<Task> tasks = new ArrayList<>();
        Set<ResourceId> wanted = new TreeSet<>();
        for (Decision decision : decisions) {
            decision.spec().ifPresent(spec -> {
                wanted.add(spec.id());
                Set<ResourceId> after = new TreeSet<>(spec.needs());
                // A new container may want the port or the name of one that goes.
                after.addAll(early);
                after.addAll(rollout.before(spec.id()));
                tasks.add(new Task(
                        spec.id(), decision.change().operation(), after, () -> resolver.learn(write(spec, decision))));
            });
        }
        for (Decision decision : removed) {
            ResourceId id = decision.change().resource();
            Set<ResourceId> after = new TreeSet<>(followers.get(id));
            if (late.contains(id)) {
                after.addAll(wanted);
            }
            LiveResource live = decision.live().orElseThrow();
            tasks.add(
                    new Task(id, Operation.DELETE, after, () -> sessions.of(id).delete(live)));
        }
        return tasks;
    }

    /** Returns what can go only after what stays has let go of it. */
    private Set<ResourceId> late(Map<ResourceId, Set<ResourceId>> followers) {
        Set<String> needed = new TreeSet<>();
        decisions.stream()
                .filter(decision -> decision.spec().isPresent())
                .flatMap(decision -> decision.live().stream())
                .forEach(live -> needed.addAll(Removals.needs(live)));
        Set<ResourceId> late = new TreeSet<>();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Map.Entry<ResourceId, Set<ResourceId>> entry : followers.entrySet()) {
                boolean isLate = needed.contains(entry.getKey().toString())
                        || entry.getValue().stream().anyMatch(late::contains);
                grew |= isLate && late.add(entry.getKey());
            }
        }
        return late;
    }

    private LiveResource write(ResourceSpec spec, Decision decision) {
        ResourceSpec resolved = resolver.resolve(spec);
        if (!resolved.properties().values().stream().allMatch(Resolver::isKnown)) {
            throw Failed.because("It refers to an attribute that its platform doesn't tell.")
                    .of(spec.id());
        }
        String memory = Applied.of(resolved, request.secrets()).text();
        WriteRequest write =
                new WriteRequest(request.emit().id(), resolved, memory, request.secrets(), request.progress());
        LiveResource written = switch (decision.change().operation()) {
            case CREATE -> sessions.of(spec.id()).create(write);
            case UPDATE -> sessions.of(spec.id()).update(write, decision.live().orElseThrow());
            case REPLACE ->
                sessions.of(spec.id()).replace(write, decision.live().orElseThrow());
            case NONE, DELETE, ADOPT ->
                throw new IllegalStateException(
                        "not a write: " + decision.change().operation());
        };
        requireExpected(spec, written);
        return written;
    }

    private static void requireExpected(ResourceSpec spec, LiveResource written) {
        spec.lifecycle().expects().forEach((attribute, expected) -> {
            if (!expected.equals(written.attributes().get(attribute))) {
                throw Failed.because("%s is not as expected after it was applied.".formatted(attribute))
                        .of(spec.id());
            }
        });
    }
}
