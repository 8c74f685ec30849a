package io.omnideploy.target.kubernetes;

import io.omnideploy.resource.ResourceType;
import java.util.Set;

/** The kinds of objects that this target uses. */
final class KubernetesTypes {
    static final String PROVIDER = "kubernetes";

    static final ResourceType NAMESPACE = ResourceType.parse("kubernetes.core.Namespace");
    static final ResourceType SERVICE_ACCOUNT = ResourceType.parse("kubernetes.core.ServiceAccount");
    static final ResourceType CONFIG_MAP = ResourceType.parse("kubernetes.core.ConfigMap");
    static final ResourceType SECRET = ResourceType.parse("kubernetes.core.Secret");
    static final ResourceType SERVICE = ResourceType.parse("kubernetes.core.Service");
    static final ResourceType VOLUME_CLAIM = ResourceType.parse("kubernetes.core.PersistentVolumeClaim");
    static final ResourceType DEPLOYMENT = ResourceType.parse("kubernetes.apps.Deployment");
    static final ResourceType STATEFUL_SET = ResourceType.parse("kubernetes.apps.StatefulSet");
    static final ResourceType JOB = ResourceType.parse("kubernetes.batch.Job");
    static final ResourceType CRON_JOB = ResourceType.parse("kubernetes.batch.CronJob");
    static final ResourceType INGRESS = ResourceType.parse("kubernetes.networking.Ingress");
    static final ResourceType NETWORK_POLICY = ResourceType.parse("kubernetes.networking.NetworkPolicy");
    static final ResourceType AUTOSCALER = ResourceType.parse("kubernetes.autoscaling.HorizontalPodAutoscaler");
    static final ResourceType DISRUPTION_BUDGET = ResourceType.parse("kubernetes.policy.PodDisruptionBudget");
    static final ResourceType HTTP_ROUTE = ResourceType.parse("kubernetes.gateway.HttpRoute");
    static final ResourceType EXTERNAL_SECRET = ResourceType.parse("kubernetes.externalsecrets.ExternalSecret");

    /** Everything that an expansion can hold. */
    static final Set<ResourceType> ALL = Set.of(
            NAMESPACE,
            SERVICE_ACCOUNT,
            CONFIG_MAP,
            SECRET,
            SERVICE,
            VOLUME_CLAIM,
            DEPLOYMENT,
            STATEFUL_SET,
            JOB,
            CRON_JOB,
            INGRESS,
            NETWORK_POLICY,
            AUTOSCALER,
            DISRUPTION_BUDGET,
            HTTP_ROUTE,
            EXTERNAL_SECRET);

    private KubernetesTypes() {}
}
