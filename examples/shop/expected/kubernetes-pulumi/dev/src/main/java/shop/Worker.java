// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.apps.v1.inputs.DeploymentStrategyArgs;
import com.pulumi.kubernetes.apps.v1.inputs.RollingUpdateDeploymentArgs;
import com.pulumi.kubernetes.core.v1.ServiceAccount;
import com.pulumi.kubernetes.core.v1.ServiceAccountArgs;
import com.pulumi.kubernetes.core.v1.inputs.CapabilitiesArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsArgs;
import com.pulumi.kubernetes.core.v1.inputs.SeccompProfileArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecretKeySelectorArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecurityContextArgs;
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
        var labels = Map.ofEntries(
                Map.entry("app.kubernetes.io/component", "worker"),
                Map.entry("app.kubernetes.io/instance", "shop-dev"),
                Map.entry("app.kubernetes.io/managed-by", "omnideploy"),
                Map.entry("app.kubernetes.io/name", "worker"),
                Map.entry("app.kubernetes.io/part-of", "shop"),
                Map.entry("io.omnideploy.deployment", "shop"),
                Map.entry("io.omnideploy.stack", "dev"),
                Map.entry("team", "storefront"));
        var namespace =
                shared.namespace.metadata().applyValue(value -> value.name().orElseThrow());
        this.serviceAccount = new ServiceAccount(
                "worker",
                ServiceAccountArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("worker")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.ServiceAccount/worker"))
                                .build())
                        .automountServiceAccountToken(false)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        var matchLabels = Map.of("app.kubernetes.io/instance", "shop-dev", "app.kubernetes.io/name", "worker");
        this.deployment = new Deployment(
                "worker",
                new DeploymentArgs()
                        .metadata(ObjectMetaArgs.builder()
                                .name("worker")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.apps.Deployment/worker"))
                                .build())
                        .spec(new DeploymentArgs.Spec()
                                .replicas(1)
                                .revisionHistoryLimit(5)
                                .progressDeadlineSeconds(600)
                                .selector(LabelSelectorArgs.builder()
                                        .matchLabels(matchLabels)
                                        .build())
                                .strategy(DeploymentStrategyArgs.builder()
                                        .type("RollingUpdate")
                                        .rollingUpdate(RollingUpdateDeploymentArgs.builder()
                                                .maxSurge("25%")
                                                .maxUnavailable(0)
                                                .build())
                                        .build())
                                .template(new DeploymentArgs.PodTemplateSpec()
                                        .metadata(ObjectMetaArgs.builder()
                                                .labels(labels)
                                                .annotations(Output.<String>mapBuilder()
                                                        .put(
                                                                "checksum/secrets-cache",
                                                                cache.secret
                                                                        .metadata()
                                                                        .applyValue(value -> value.resourceVersion()
                                                                                .orElseThrow()))
                                                        .build())
                                                .build())
                                        .spec(new DeploymentArgs.PodSpec()
                                                .serviceAccountName(serviceAccount
                                                        .metadata()
                                                        .applyValue(value ->
                                                                value.name().orElseThrow()))
                                                .automountServiceAccountToken(false)
                                                .enableServiceLinks(false)
                                                .terminationGracePeriodSeconds(10)
                                                .securityContext(PodSecurityContextArgs.builder()
                                                        .runAsNonRoot(true)
                                                        .seccompProfile(SeccompProfileArgs.builder()
                                                                .type("RuntimeDefault")
                                                                .build())
                                                        .build())
                                                .containers(new DeploymentArgs.Container()
                                                        .name("worker")
                                                        .image("ghcr.io/acme/worker:1.4.0")
                                                        .imagePullPolicy("IfNotPresent")
                                                        .env(
                                                                EnvVarArgs.builder()
                                                                        .name("CACHE_PASSWORD")
                                                                        .valueFrom(EnvVarSourceArgs.builder()
                                                                                .secretKeyRef(
                                                                                        SecretKeySelectorArgs.builder()
                                                                                                .name(
                                                                                                        cache.secret
                                                                                                                .metadata()
                                                                                                                .applyValue(
                                                                                                                        value -> value.name()
                                                                                                                                .orElseThrow()))
                                                                                                .key("CACHE_PASSWORD")
                                                                                                .build())
                                                                                .build())
                                                                        .build(),
                                                                EnvVarArgs.builder()
                                                                        .name("REDIS_URL")
                                                                        .value(
                                                                                "redis://:$(CACHE_PASSWORD)@cache:6379/0")
                                                                        .build())
                                                        .resources(ResourceRequirementsArgs.builder()
                                                                .requests(Map.of("cpu", "250m", "memory", "512Mi"))
                                                                .limits(Map.of("memory", "1Gi"))
                                                                .build())
                                                        .securityContext(SecurityContextArgs.builder()
                                                                .runAsNonRoot(true)
                                                                .allowPrivilegeEscalation(false)
                                                                .readOnlyRootFilesystem(false)
                                                                .capabilities(CapabilitiesArgs.builder()
                                                                        .drop("ALL")
                                                                        .build())
                                                                .build()))))),
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
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(
                                        Map.of("io.omnideploy.resource", "kubernetes.networking.NetworkPolicy/worker"))
                                .build())
                        .spec(NetworkPolicySpecArgs.builder()
                                .podSelector(LabelSelectorArgs.builder()
                                        .matchLabels(matchLabels)
                                        .build())
                                .policyTypes("Ingress")
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
