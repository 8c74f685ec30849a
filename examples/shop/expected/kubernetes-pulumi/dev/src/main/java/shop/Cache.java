// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.kubernetes.apps.v1.StatefulSet;
import com.pulumi.kubernetes.apps.v1.StatefulSetArgs;
import com.pulumi.kubernetes.apps.v1.inputs.StatefulSetSpecArgs;
import com.pulumi.kubernetes.apps.v1.inputs.StatefulSetUpdateStrategyArgs;
import com.pulumi.kubernetes.core.v1.PersistentVolumeClaim;
import com.pulumi.kubernetes.core.v1.PersistentVolumeClaimArgs;
import com.pulumi.kubernetes.core.v1.Secret;
import com.pulumi.kubernetes.core.v1.SecretArgs;
import com.pulumi.kubernetes.core.v1.Service;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
import com.pulumi.kubernetes.core.v1.inputs.CapabilitiesArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerPortArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.ExecActionArgs;
import com.pulumi.kubernetes.core.v1.inputs.PersistentVolumeClaimSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.PersistentVolumeClaimVolumeSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodTemplateSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.ProbeArgs;
import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsArgs;
import com.pulumi.kubernetes.core.v1.inputs.SeccompProfileArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecretKeySelectorArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServicePortArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServiceSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeMountArgs;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.kubernetes.networking.v1.NetworkPolicy;
import com.pulumi.kubernetes.networking.v1.NetworkPolicyArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyIngressRuleArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyPeerArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyPortArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicySpecArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import java.time.Duration;
import java.util.Map;

/** The component cache. */
final class Cache {
    final PersistentVolumeClaim dataPersistentVolumeClaim;
    final Secret secret;
    final StatefulSet statefulSet;
    final Service service;
    final NetworkPolicy networkPolicy;

    Cache(Config config, Shared shared) {
        var cachePassword = config.requireSecret("cache_password");
        var labels = Map.ofEntries(
                Map.entry("app.kubernetes.io/component", "redis"),
                Map.entry("app.kubernetes.io/instance", "shop-dev"),
                Map.entry("app.kubernetes.io/managed-by", "omnideploy"),
                Map.entry("app.kubernetes.io/name", "cache"),
                Map.entry("app.kubernetes.io/part-of", "shop"),
                Map.entry("io.omnideploy.deployment", "shop"),
                Map.entry("io.omnideploy.stack", "dev"),
                Map.entry("team", "storefront"));
        var namespace =
                shared.namespace.metadata().applyValue(value -> value.name().orElseThrow());
        this.dataPersistentVolumeClaim = new PersistentVolumeClaim(
                "cache-data",
                PersistentVolumeClaimArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("cache-data")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.ofEntries(
                                        Map.entry(
                                                "io.omnideploy.resource",
                                                "kubernetes.core.PersistentVolumeClaim/cache-data"),
                                        Map.entry("pulumi.com/skipAwait", "true")))
                                .build())
                        .spec(PersistentVolumeClaimSpecArgs.builder()
                                .accessModes("ReadWriteOnce")
                                .resources(ResourceRequirementsArgs.builder()
                                        .requests(Map.of("storage", "10Gi"))
                                        .build())
                                .volumeMode("Filesystem")
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.secret = new Secret(
                "cache",
                SecretArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("cache")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.Secret/cache"))
                                .build())
                        .type("Opaque")
                        .stringData(Output.<String>mapBuilder()
                                .put("CACHE_PASSWORD", cachePassword)
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        var matchLabels = Map.of("app.kubernetes.io/instance", "shop-dev", "app.kubernetes.io/name", "cache");
        this.statefulSet = new StatefulSet(
                "cache",
                StatefulSetArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("cache")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.apps.StatefulSet/cache"))
                                .build())
                        .spec(StatefulSetSpecArgs.builder()
                                .replicas(1)
                                .revisionHistoryLimit(5)
                                .serviceName("cache")
                                .podManagementPolicy("OrderedReady")
                                .selector(LabelSelectorArgs.builder()
                                        .matchLabels(matchLabels)
                                        .build())
                                .updateStrategy(StatefulSetUpdateStrategyArgs.builder()
                                        .type("RollingUpdate")
                                        .build())
                                .template(PodTemplateSpecArgs.builder()
                                        .metadata(ObjectMetaArgs.builder()
                                                .labels(labels)
                                                .annotations(Output.<String>mapBuilder()
                                                        .put(
                                                                "checksum/secrets",
                                                                secret.metadata()
                                                                        .applyValue(value -> value.resourceVersion()
                                                                                .orElseThrow()))
                                                        .build())
                                                .build())
                                        .spec(PodSpecArgs.builder()
                                                .automountServiceAccountToken(false)
                                                .enableServiceLinks(false)
                                                .terminationGracePeriodSeconds(60)
                                                .securityContext(PodSecurityContextArgs.builder()
                                                        .runAsNonRoot(true)
                                                        .runAsUser(999)
                                                        .runAsGroup(999)
                                                        .fsGroup(999)
                                                        .fsGroupChangePolicy("OnRootMismatch")
                                                        .seccompProfile(SeccompProfileArgs.builder()
                                                                .type("RuntimeDefault")
                                                                .build())
                                                        .build())
                                                .containers(ContainerArgs.builder()
                                                        .name("cache")
                                                        .image("redis:7")
                                                        .command("sh", "-euc")
                                                        .args("""
                                                        exec docker-entrypoint.sh redis-server - <<EOF
                                                        requirepass $REDISCLI_AUTH
                                                        appendonly yes
                                                        dir /data
                                                        $REDIS_SETTINGS
                                                        EOF
                                                        """)
                                                        .ports(ContainerPortArgs.builder()
                                                                .name("redis")
                                                                .containerPort(6379)
                                                                .protocol("TCP")
                                                                .build())
                                                        .env(
                                                                EnvVarArgs.builder()
                                                                        .name("REDISCLI_AUTH")
                                                                        .valueFrom(EnvVarSourceArgs.builder()
                                                                                .secretKeyRef(
                                                                                        SecretKeySelectorArgs.builder()
                                                                                                .name(secret.metadata()
                                                                                                        .applyValue(
                                                                                                                value -> value.name()
                                                                                                                        .orElseThrow()))
                                                                                                .key("CACHE_PASSWORD")
                                                                                                .build())
                                                                                .build())
                                                                        .build(),
                                                                EnvVarArgs.builder()
                                                                        .name("REDIS_SETTINGS")
                                                                        .build())
                                                        .resources(ResourceRequirementsArgs.builder()
                                                                .requests(Map.of("cpu", "250m", "memory", "512Mi"))
                                                                .limits(Map.of("memory", "1Gi"))
                                                                .build())
                                                        .startupProbe(ProbeArgs.builder()
                                                                .exec(ExecActionArgs.builder()
                                                                        .command(
                                                                                "sh",
                                                                                "-c",
                                                                                "redis-cli ping | grep -q PONG")
                                                                        .build())
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(1)
                                                                .failureThreshold(60)
                                                                .build())
                                                        .readinessProbe(ProbeArgs.builder()
                                                                .exec(ExecActionArgs.builder()
                                                                        .command(
                                                                                "sh",
                                                                                "-c",
                                                                                "redis-cli ping | grep -q PONG")
                                                                        .build())
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(1)
                                                                .failureThreshold(3)
                                                                .build())
                                                        .livenessProbe(ProbeArgs.builder()
                                                                .exec(ExecActionArgs.builder()
                                                                        .command(
                                                                                "sh",
                                                                                "-c",
                                                                                "redis-cli ping | grep -q PONG")
                                                                        .build())
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(1)
                                                                .failureThreshold(6)
                                                                .build())
                                                        .securityContext(SecurityContextArgs.builder()
                                                                .runAsNonRoot(true)
                                                                .allowPrivilegeEscalation(false)
                                                                .readOnlyRootFilesystem(false)
                                                                .capabilities(CapabilitiesArgs.builder()
                                                                        .drop("ALL")
                                                                        .build())
                                                                .build())
                                                        .volumeMounts(VolumeMountArgs.builder()
                                                                .name("data")
                                                                .mountPath("/data")
                                                                .build())
                                                        .build())
                                                .volumes(VolumeArgs.builder()
                                                        .name("data")
                                                        .persistentVolumeClaim(
                                                                PersistentVolumeClaimVolumeSourceArgs.builder()
                                                                        .claimName(dataPersistentVolumeClaim
                                                                                .metadata()
                                                                                .applyValue(value -> value.name()
                                                                                        .orElseThrow()))
                                                                        .build())
                                                        .build())
                                                .build())
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .deleteBeforeReplace(true)
                        .customTimeouts(CustomTimeouts.builder()
                                .create(Duration.parse("PT10m30s"))
                                .update(Duration.parse("PT10m30s"))
                                .build())
                        .build());
        this.service = new Service(
                "cache",
                ServiceArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("cache")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.ofEntries(
                                        Map.entry("io.omnideploy.resource", "kubernetes.core.Service/cache"),
                                        Map.entry("pulumi.com/skipAwait", "true")))
                                .build())
                        .spec(ServiceSpecArgs.builder()
                                .type("ClusterIP")
                                .clusterIP("None")
                                .selector(Map.of(
                                        "app.kubernetes.io/instance", "shop-dev", "app.kubernetes.io/name", "cache"))
                                .ports(ServicePortArgs.builder()
                                        .name("redis")
                                        .port(6379)
                                        .targetPort("redis")
                                        .protocol("TCP")
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.networkPolicy = new NetworkPolicy(
                "cache",
                NetworkPolicyArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("cache")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(
                                        Map.of("io.omnideploy.resource", "kubernetes.networking.NetworkPolicy/cache"))
                                .build())
                        .spec(NetworkPolicySpecArgs.builder()
                                .podSelector(LabelSelectorArgs.builder()
                                        .matchLabels(matchLabels)
                                        .build())
                                .policyTypes("Ingress")
                                .ingress(NetworkPolicyIngressRuleArgs.builder()
                                        .from(
                                                NetworkPolicyPeerArgs.builder()
                                                        .podSelector(LabelSelectorArgs.builder()
                                                                .matchLabels(Map.ofEntries(
                                                                        Map.entry(
                                                                                "app.kubernetes.io/instance",
                                                                                "shop-dev"),
                                                                        Map.entry("app.kubernetes.io/name", "web")))
                                                                .build())
                                                        .build(),
                                                NetworkPolicyPeerArgs.builder()
                                                        .podSelector(LabelSelectorArgs.builder()
                                                                .matchLabels(Map.ofEntries(
                                                                        Map.entry(
                                                                                "app.kubernetes.io/instance",
                                                                                "shop-dev"),
                                                                        Map.entry("app.kubernetes.io/name", "worker")))
                                                                .build())
                                                        .build())
                                        .ports(NetworkPolicyPortArgs.builder()
                                                .port(6379)
                                                .protocol("TCP")
                                                .build())
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
