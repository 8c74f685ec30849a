package io.omnideploy.target.kubernetes;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.TreeMap;

/** Refuses names of components that would give two objects one address or one name, as 'web' with role 'public' and 'web-public'. */
final class DistinctNames {
    private final KubernetesDeployment deployment;

    DistinctNames(KubernetesDeployment deployment) {
        this.deployment = deployment;
    }

    void check() {
        Map<String, ResourceId> taken = new TreeMap<>();
        for (ResourceSpec spec : deployment.resources()) {
            ResourceId other = taken.putIfAbsent(spec.id().toString(), spec.id());
            if (other == null) {
                other = taken.putIfAbsent(name(spec), spec.id());
            }
            if (other != null && other.equals(spec.id())) {
                throw new IllegalStateException("made twice: " + other);
            }
            if (other != null) {
                refuse(other, spec.id());
            }
        }
        deployment.components().forEach(component -> brought(component.name(), taken));
    }

    /** The operator makes a Secret beside ours. */
    private void brought(String component, Map<String, ResourceId> taken) {
        ResourceId operator = taken.get(KubernetesTypes.EXTERNAL_SECRET + " " + component + "-external");
        ResourceId ours = taken.get(KubernetesTypes.SECRET + " " + component + "-external");
        if (operator != null && ours != null) {
            refuse(operator, ours);
        }
    }

    private void refuse(ResourceId first, ResourceId second) {
        ResourceId alone = second.role().isEmpty() ? second : first;
        deployment.refuse(
                ConfigPath.of(group(alone), alone.component()),
                "address-twice",
                "'%s' and '%s' both make %s.".formatted(first.component(), second.component(), second),
                "Rename one of them.");
    }

    private String group(ResourceId alone) {
        if (alone.type().equals(KubernetesTypes.VOLUME_CLAIM)) {
            return "shared_volumes";
        }
        return deployment.config().components().containsKey(alone.component()) ? "components" : "backing_services";
    }

    private static String name(ResourceSpec spec) {
        return spec.properties().get("metadata") instanceof Value.Obj metadata
                        && metadata.fields().get("name") instanceof Value.Text name
                ? spec.id().type() + " " + name.text()
                : spec.id().toString() + " ";
    }
}
