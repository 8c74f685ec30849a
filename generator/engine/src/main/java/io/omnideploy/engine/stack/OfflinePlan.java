package io.omnideploy.engine.stack;

import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.work.AppliedRecord;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.PropertyDiff;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares a deployment with what was last applied, without asking anybody. */
final class OfflinePlan {
    private final Deployment deployment;
    private final Optional<AppliedRecord> last;

    OfflinePlan(Deployment deployment, Optional<AppliedRecord> last) {
        this.deployment = deployment;
        this.last = last;
    }

    Plan plan() {
        Map<ResourceId, SortedMap<String, Value>> before =
                last.map(AppliedRecord::resources).orElseGet(TreeMap::new);
        List<Change> changes = new ArrayList<>();
        for (ResourceSpec spec : deployment.graph().inOrder()) {
            changes.add(change(spec, Optional.ofNullable(before.get(spec.id()))));
        }
        before.forEach((id, properties) -> {
            if (!deployment.graph().resources().containsKey(id)) {
                changes.add(new Change(
                        id, Operation.DELETE, Optional.of(Cause.CONFIG), differences(id, properties, Map.of())));
            }
        });
        String note = last.isPresent()
                ? "Offline: compared with what was last applied from this machine; drift and changed secret values are not seen."
                : "Offline: nothing was applied from this machine yet, so all is new.";
        return new Plan(
                        deployment.id(),
                        deployment.target().name(),
                        deployment.backend().name(),
                        Optional.empty(),
                        changes,
                        List.of(),
                        List.of(note))
                .withCosts(deployment.costs());
    }

    private Change change(ResourceSpec spec, Optional<SortedMap<String, Value>> before) {
        if (before.isEmpty()) {
            return new Change(
                    spec.id(),
                    Operation.CREATE,
                    Optional.of(Cause.CONFIG),
                    differences(spec.id(), Map.of(), spec.properties()));
        }
        List<PropertyChange> differences = differences(spec.id(), before.get(), spec.properties());
        if (differences.stream().anyMatch(PropertyChange::replaces)) {
            return new Change(spec.id(), Operation.REPLACE, Optional.of(Cause.CONFIG), differences);
        }
        if (!differences.isEmpty()) {
            return new Change(spec.id(), Operation.UPDATE, Optional.of(Cause.CONFIG), differences);
        }
        return new Change(spec.id(), Operation.NONE, Optional.empty(), List.of());
    }

    private List<PropertyChange> differences(ResourceId id, Map<String, Value> before, Map<String, Value> after) {
        return PropertyDiff.between(
                before, after, deployment.catalog().expect(id.type()).properties());
    }
}
