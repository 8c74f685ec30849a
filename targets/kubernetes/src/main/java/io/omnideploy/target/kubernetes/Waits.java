package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Durations;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** How long a backend waits for an object to work, where it would wait for another time, or for what can't come before others. */
final class Waits {
    private static final Set<ResourceType> AWAITED =
            Set.of(KubernetesTypes.DEPLOYMENT, KubernetesTypes.STATEFUL_SET, KubernetesTypes.JOB);

    /** The cluster itself says first that nothing goes on. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private static final Origin WAIT = Origin.at(KubernetesSettings.PATH.then("wait"));
    private static final Origin BOUND_BY_POD = Origin.rule("kubernetes-claim-bound-by-its-pod");

    private Waits() {}

    /** Says so of an object. */
    static void limit(ResourceSpec.Builder object, ResourceType type, Duration patience) {
        if (AWAITED.contains(type)) {
            Value wait = Value.text(Durations.format(patience.plus(MOMENT)));
            object.set("timeouts", Value.object(Map.of("create", wait, "update", wait)), WAIT);
        }
        if (type.equals(KubernetesTypes.VOLUME_CLAIM)) {
            // Many a storage class binds a claim only when a pod wants it, and that pod comes after the claim.
            object.set("wait_until_bound", Value.bool(false), BOUND_BY_POD);
        }
    }
}
