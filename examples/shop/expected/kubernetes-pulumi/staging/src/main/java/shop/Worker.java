// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.ServiceAccount;
import com.pulumi.kubernetes.core.v1.ServiceAccountArgs;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.kubernetes.networking.v1.NetworkPolicy;
import com.pulumi.kubernetes.networking.v1.NetworkPolicyArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicySpecArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import java.time.Duration;
import java.util.Map;

/** The component worker. */
final class Worker {
    final ServiceAccount serviceAccount;
    final Deployment deployment;
    final NetworkPolicy networkPolicy;

    Worker(Shared shared, Cache cache) {
        this.serviceAccount = new ServiceAccount(
                "worker",
                ServiceAccountArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("worker")
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "worker",
                                        "app.kubernetes.io/instance",
                                        "shop-staging",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "worker",
                                        "app.kubernetes.io/part-of",
                                        "shop",
                                        "io.omnideploy.deployment",
                                        "shop",
                                        "io.omnideploy.stack",
                                        "staging",
                                        "team",
                                        "storefront"))
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.ServiceAccount/worker"))
                                .build())
                        .automountServiceAccountToken(false)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.deployment = new Deployment(
                "worker",
                new DeploymentArgs()
                        .metadata(new DeploymentArgs.ObjectMeta()
                                .name("worker")
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "worker",
                                        "app.kubernetes.io/instance",
                                        "shop-staging",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "worker",
                                        "app.kubernetes.io/part-of",
                                        "shop",
                                        "io.omnideploy.deployment",
                                        "shop",
                                        "io.omnideploy.stack",
                                        "staging",
                                        "team",
                                        "storefront"))
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.apps.Deployment/worker")))
                        .spec(new DeploymentArgs.Spec()
                                .replicas(1)
                                .revisionHistoryLimit(5)
                                .progressDeadlineSeconds(600)
                                .selector(new DeploymentArgs.LabelSelector()
                                        .matchLabels(Map.of(
                                                "app.kubernetes.io/instance",
                                                "shop-staging",
                                                "app.kubernetes.io/name",
                                                "worker")))
                                .strategy(new DeploymentArgs.DeploymentStrategy()
                                        .type("RollingUpdate")
                                        .rollingUpdate(new DeploymentArgs.RollingUpdateDeployment()
                                                .maxSurge("25%")
                                                .maxUnavailable(0)))
                                .template(new DeploymentArgs.PodTemplateSpec()
                                        .metadata(new DeploymentArgs.PodTemplateSpecObjectMeta()
                                                .labels(Map.of(
                                                        "app.kubernetes.io/component",
                                                        "worker",
                                                        "app.kubernetes.io/instance",
                                                        "shop-staging",
                                                        "app.kubernetes.io/managed-by",
                                                        "omnideploy",
                                                        "app.kubernetes.io/name",
                                                        "worker",
                                                        "app.kubernetes.io/part-of",
                                                        "shop",
                                                        "io.omnideploy.deployment",
                                                        "shop",
                                                        "io.omnideploy.stack",
                                                        "staging",
                                                        "team",
                                                        "storefront"))
                                                .annotations(Output.<String>mapBuilder()
                                                        .put(
                                                                "checksum/secrets-cache",
                                                                cache.secret
                                                                        .metadata()
                                                                        .applyValue(value -> value.resourceVersion()
                                                                                .orElseThrow()))
                                                        .build()))
                                        .spec(new DeploymentArgs.PodSpec()
                                                .serviceAccountName(serviceAccount
                                                        .metadata()
                                                        .applyValue(value ->
                                                                value.name().orElseThrow()))
                                                .automountServiceAccountToken(false)
                                                .enableServiceLinks(false)
                                                .terminationGracePeriodSeconds(10)
                                                .securityContext(new DeploymentArgs.PodSecurityContext()
                                                        .runAsNonRoot(true)
                                                        .seccompProfile(new DeploymentArgs.SeccompProfile()
                                                                .type("RuntimeDefault")))
                                                .containers(new DeploymentArgs.Container()
                                                        .name("worker")
                                                        .image("ghcr.io/acme/worker:1.4.0")
                                                        .imagePullPolicy("IfNotPresent")
                                                        .env(
                                                                new DeploymentArgs.EnvVar()
                                                                        .name("CACHE_PASSWORD")
                                                                        .valueFrom(new DeploymentArgs.EnvVarSource()
                                                                                .secretKeyRef(
                                                                                        new DeploymentArgs.SecretKeySelector()
                                                                                                .name(
                                                                                                        cache.secret
                                                                                                                .metadata()
                                                                                                                .applyValue(
                                                                                                                        value -> value.name()
                                                                                                                                .orElseThrow()))
                                                                                                .key(
                                                                                                        "CACHE_PASSWORD"))),
                                                                new DeploymentArgs.EnvVar()
                                                                        .name("REDIS_URL")
                                                                        .value(
                                                                                "redis://:$(CACHE_PASSWORD)@cache:6379/0"))
                                                        .resources(new DeploymentArgs.ResourceRequirements()
                                                                .requests(Map.of("cpu", "250m", "memory", "512Mi"))
                                                                .limits(Map.of("memory", "1Gi")))
                                                        .securityContext(new DeploymentArgs.SecurityContext()
                                                                .runAsNonRoot(true)
                                                                .allowPrivilegeEscalation(false)
                                                                .readOnlyRootFilesystem(false)
                                                                .capabilities(new DeploymentArgs.Capabilities()
                                                                        .drop("ALL"))))))),
                CustomResourceOptions.builder()
                        .dependsOn(cache.statefulSet, cache.service)
                        .deleteBeforeReplace(true)
                        .customTimeouts(CustomTimeouts.builder()
                                .create(Duration.parse("PT10m30s"))
                                .update(Duration.parse("PT10m30s"))
                                .build())
                        .build());
        this.networkPolicy = new NetworkPolicy(
                "worker",
                NetworkPolicyArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("worker")
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "worker",
                                        "app.kubernetes.io/instance",
                                        "shop-staging",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "worker",
                                        "app.kubernetes.io/part-of",
                                        "shop",
                                        "io.omnideploy.deployment",
                                        "shop",
                                        "io.omnideploy.stack",
                                        "staging",
                                        "team",
                                        "storefront"))
                                .annotations(
                                        Map.of("io.omnideploy.resource", "kubernetes.networking.NetworkPolicy/worker"))
                                .build())
                        .spec(NetworkPolicySpecArgs.builder()
                                .podSelector(LabelSelectorArgs.builder()
                                        .matchLabels(Map.of(
                                                "app.kubernetes.io/instance",
                                                "shop-staging",
                                                "app.kubernetes.io/name",
                                                "worker"))
                                        .build())
                                .policyTypes("Ingress")
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
