package io.omnideploy.backend.terraform.run;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PreparedRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run of which a part can be done ahead of the rest. Terraform applies a plan as a whole, so the part gets a plan of its own, and
 * the rest another, which may hold nothing that was not planned for the whole.
 */
final class DividedRun implements PreparedRun {
    private final Workspace workspace;
    private final SavedRun whole;
    private final Planning planning;

    DividedRun(Workspace workspace, SavedRun whole, Planning planning) {
        this.workspace = workspace;
        this.whole = whole;
        this.planning = planning;
    }

    @Override
    public Plan plan() {
        return whole.plan();
    }

    @Override
    public SortedMap<String, String> bindings() {
        return whole.bindings();
    }

    @Override
    public void applyBut(Set<ResourceId> held) {
        ResourceGraph graph = workspace.request().emit().graph();
        Set<ResourceId> later = graph.withDependents(held);
        boolean isAnythingAhead = plan().changes().stream()
                .filter(change -> change.operation() != Operation.NONE)
                .map(Change::resource)
                .anyMatch(id -> graph.resources().containsKey(id) && !later.contains(id));
        if (isAnythingAhead) {
            List<String> ahead = workspace.names().byAddress().entrySet().stream()
                    .filter(resource -> !later.contains(resource.getValue()))
                    .map(resource -> "-target=" + resource.getKey())
                    .toList();
            requirePlanned(planning.plan(ahead));
            whole.carryOut();
            requirePlanned(planning.plan(List.of()));
        }
    }

    private void requirePlanned(Planning.Planned part) {
        Map<ResourceId, Operation> agreed = new TreeMap<>();
        plan().changes().forEach(change -> agreed.put(change.resource(), change.operation()));
        part.reader().changes(plan().platform(), part.unfulfilled(), false, List.of(), List.of()).changes().stream()
                .filter(change -> change.operation() != Operation.NONE)
                .filter(change -> !isWithin(change.operation(), agreed.get(change.resource())))
                .findFirst()
                .ifPresent(change -> {
                    throw Failed.because(
                                    "It would be a '%s', which the preview did not say: something has changed since."
                                            .formatted(change.operation()))
                            .of(change.resource())
                            .remedy("Run 'omnideploy preview' and see what is left to do.");
                });
    }

    /** What is known meanwhile may turn out to change less. */
    private static boolean isWithin(Operation operation, Operation agreed) {
        return operation == agreed || (operation == Operation.UPDATE && agreed == Operation.REPLACE);
    }

    @Override
    public Outputs apply() {
        return whole.apply();
    }

    @Override
    public List<LiveResource> remaining() {
        return whole.remaining();
    }

    @Override
    public Duration afterglow() {
        return whole.afterglow();
    }

    @Override
    public void close() {
        whole.close();
    }
}
