package io.omnideploy.platform.kubernetes.vocabulary;

import io.omnideploy.resource.ResourceType;
import java.util.Set;
import java.util.TreeSet;

/** The provider's name and the types of objects that are managed one by one. */
public final class KubernetesTypes {
    /** The provider's name in resource types. */
    public static final String PROVIDER = "kubernetes";

    /** What people keep data in. */
    public static final ResourceType CLAIM = ResourceType.parse("kubernetes.core.PersistentVolumeClaim");

    /** In which all others lie. */
    public static final ResourceType NAMESPACE = ResourceType.parse("kubernetes.core.Namespace");

    /** Pods that are alike. */
    public static final ResourceType DEPLOYMENT = ResourceType.parse("kubernetes.apps.Deployment");

    /** Pods that each have a name and data. */
    public static final ResourceType STATEFUL_SET = ResourceType.parse("kubernetes.apps.StatefulSet");

    /** Pods that run to their end once. */
    public static final ResourceType JOB = ResourceType.parse("kubernetes.batch.Job");

    /** Pods that run to their end by a clock, or when somebody says so. */
    public static final ResourceType CRON_JOB = ResourceType.parse("kubernetes.batch.CronJob");

    /** What holds secrets. */
    public static final ResourceType SECRET = ResourceType.parse("kubernetes.core.Secret");

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

    /** Tells whether pods come of a type. */
    public static boolean runsPods(ResourceType type) {
        return type.equals(DEPLOYMENT) || type.equals(STATEFUL_SET) || type.equals(JOB) || type.equals(CRON_JOB);
    }

    /** Returns the types that a session reads, makes, changes and removes. */
    public static Set<ResourceType> managed() {
        Set<ResourceType> types = new TreeSet<>();
        for (String kind : KINDS) {
            types.add(ResourceType.parse(PROVIDER + "." + kind));
        }
        return types;
    }
}
