package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import java.util.Map;
import java.util.TreeMap;

/** Refuses names of components that would give two resources one address, as 'web' with role 'task' and 'web-task'. */
final class DistinctAddresses {
    private final EcsDeployment deployment;

    DistinctAddresses(EcsDeployment deployment) {
        this.deployment = deployment;
    }

    void check() {
        Map<String, ResourceId> byAddress = new TreeMap<>();
        for (ResourceSpec spec : deployment.resources()) {
            ResourceId other = byAddress.putIfAbsent(spec.id().toString(), spec.id());
            if (other != null && other.equals(spec.id())) {
                throw new IllegalStateException("made twice: " + other);
            }
            if (other != null) {
                String owner = spec.id().role().isEmpty() ? spec.id().component() : other.component();
                deployment.refuse(
                        ConfigPath.of("components", owner),
                        "address-twice",
                        "'%s' and '%s' both make %s."
                                .formatted(other.component(), spec.id().component(), spec.id()),
                        "Rename one of them.");
            }
        }
    }
}
