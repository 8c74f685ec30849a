package io.omnideploy.platform.kubernetes.vocabulary;

import io.omnideploy.resource.ResourceType;
import java.util.Set;
import java.util.TreeSet;

/** The provider's name and the types of objects that are managed one by one. */
public final class KubernetesTypes {
    /** The provider's name in resource types. */
    public static final String PROVIDER = "kubernetes";

    private static final String[] KINDS = {
        "core.Namespace",
        "core.ServiceAccount",
        "core.ConfigMap",
        "core.Secret",
        "core.Service",
        "core.PersistentVolumeClaim",
        "apps.Deployment",
        "apps.StatefulSet",
        "batch.Job",
        "batch.CronJob",
        "networking.Ingress",
        "networking.NetworkPolicy",
        "autoscaling.HorizontalPodAutoscaler",
        "policy.PodDisruptionBudget",
        "gateway.HttpRoute",
        "externalsecrets.ExternalSecret",
    };

    private KubernetesTypes() {}

    /** Returns the types that a session reads, makes, changes and removes. */
    public static Set<ResourceType> managed() {
        Set<ResourceType> types = new TreeSet<>();
        for (String kind : KINDS) {
            types.add(ResourceType.parse(PROVIDER + "." + kind));
        }
        return types;
    }
}
