// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.kubernetes.apps.v1.StatefulSet;
import com.pulumi.kubernetes.apps.v1.StatefulSetArgs;
import com.pulumi.kubernetes.apps.v1.inputs.StatefulSetSpecArgs;
import com.pulumi.kubernetes.apps.v1.inputs.StatefulSetUpdateStrategyArgs;
import com.pulumi.kubernetes.batch.v1.Job;
import com.pulumi.kubernetes.batch.v1.JobArgs;
import com.pulumi.kubernetes.batch.v1.inputs.JobSpecArgs;
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

/** The component db. */
final class Db {
    final PersistentVolumeClaim dataPersistentVolumeClaim;
    final Secret secret;
    final StatefulSet statefulSet;
    final Service service;
    final Job initJob;
    final NetworkPolicy networkPolicy;

    Db(Config config, Shared shared) {
        var dbPassword = config.requireSecret("db_password");
        var labels = Map.ofEntries(
                Map.entry("app.kubernetes.io/component", "postgres"),
                Map.entry("app.kubernetes.io/instance", "shop-staging"),
                Map.entry("app.kubernetes.io/managed-by", "omnideploy"),
                Map.entry("app.kubernetes.io/name", "db"),
                Map.entry("app.kubernetes.io/part-of", "shop"),
                Map.entry("io.omnideploy.deployment", "shop"),
                Map.entry("io.omnideploy.stack", "staging"),
                Map.entry("team", "storefront"));
        var namespace =
                shared.namespace.metadata().applyValue(value -> value.name().orElseThrow());
        this.dataPersistentVolumeClaim = new PersistentVolumeClaim(
                "db-data",
                PersistentVolumeClaimArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("db-data")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.ofEntries(
                                        Map.entry(
                                                "io.omnideploy.resource",
                                                "kubernetes.core.PersistentVolumeClaim/db-data"),
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
                "db",
                SecretArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("db")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.Secret/db"))
                                .build())
                        .type("Opaque")
                        .stringData(Output.<String>mapBuilder()
                                .put("DB_PASSWORD", dbPassword)
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        var securityContext = PodSecurityContextArgs.builder()
                .runAsNonRoot(true)
                .runAsUser(999)
                .runAsGroup(999)
                .fsGroup(999)
                .fsGroupChangePolicy("OnRootMismatch")
                .seccompProfile(
                        SeccompProfileArgs.builder().type("RuntimeDefault").build())
                .build();
        var valueFrom = EnvVarSourceArgs.builder()
                .secretKeyRef(SecretKeySelectorArgs.builder()
                        .name(secret.metadata().applyValue(value -> value.name().orElseThrow()))
                        .key("DB_PASSWORD")
                        .build())
                .build();
        var statefulSetSecurityContext = SecurityContextArgs.builder()
                .runAsNonRoot(true)
                .allowPrivilegeEscalation(false)
                .readOnlyRootFilesystem(false)
                .capabilities(CapabilitiesArgs.builder().drop("ALL").build())
                .build();
        var matchLabels = Map.of("app.kubernetes.io/instance", "shop-staging", "app.kubernetes.io/name", "db");
        this.statefulSet = new StatefulSet(
                "db",
                StatefulSetArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("db")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.apps.StatefulSet/db"))
                                .build())
                        .spec(StatefulSetSpecArgs.builder()
                                .replicas(1)
                                .revisionHistoryLimit(5)
                                .serviceName("db")
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
                                                .securityContext(securityContext)
                                                .containers(ContainerArgs.builder()
                                                        .name("db")
                                                        .image("postgres:16")
                                                        .ports(ContainerPortArgs.builder()
                                                                .name("postgres")
                                                                .containerPort(5432)
                                                                .protocol("TCP")
                                                                .build())
                                                        .env(
                                                                EnvVarArgs.builder()
                                                                        .name("POSTGRES_PASSWORD")
                                                                        .valueFrom(valueFrom)
                                                                        .build(),
                                                                EnvVarArgs.builder()
                                                                        .name("PGDATA")
                                                                        .value("/var/lib/postgresql/data/pgdata")
                                                                        .build(),
                                                                EnvVarArgs.builder()
                                                                        .name("POSTGRES_USER")
                                                                        .value("app")
                                                                        .build())
                                                        .resources(ResourceRequirementsArgs.builder()
                                                                .requests(Map.of("cpu", "250m", "memory", "512Mi"))
                                                                .limits(Map.of("memory", "1Gi"))
                                                                .build())
                                                        .startupProbe(ProbeArgs.builder()
                                                                .exec(ExecActionArgs.builder()
                                                                        .command(
                                                                                "pg_isready",
                                                                                "-q",
                                                                                "-h",
                                                                                "127.0.0.1",
                                                                                "-U",
                                                                                "app")
                                                                        .build())
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(1)
                                                                .failureThreshold(60)
                                                                .build())
                                                        .readinessProbe(ProbeArgs.builder()
                                                                .exec(ExecActionArgs.builder()
                                                                        .command(
                                                                                "pg_isready",
                                                                                "-q",
                                                                                "-h",
                                                                                "127.0.0.1",
                                                                                "-U",
                                                                                "app")
                                                                        .build())
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(1)
                                                                .failureThreshold(3)
                                                                .build())
                                                        .livenessProbe(ProbeArgs.builder()
                                                                .exec(ExecActionArgs.builder()
                                                                        .command(
                                                                                "pg_isready",
                                                                                "-q",
                                                                                "-h",
                                                                                "127.0.0.1",
                                                                                "-U",
                                                                                "app")
                                                                        .build())
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(1)
                                                                .failureThreshold(6)
                                                                .build())
                                                        .securityContext(statefulSetSecurityContext)
                                                        .volumeMounts(VolumeMountArgs.builder()
                                                                .name("data")
                                                                .mountPath("/var/lib/postgresql/data")
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
                "db",
                ServiceArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("db")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.ofEntries(
                                        Map.entry("io.omnideploy.resource", "kubernetes.core.Service/db"),
                                        Map.entry("pulumi.com/skipAwait", "true")))
                                .build())
                        .spec(ServiceSpecArgs.builder()
                                .type("ClusterIP")
                                .clusterIP("None")
                                .selector(Map.of(
                                        "app.kubernetes.io/instance", "shop-staging", "app.kubernetes.io/name", "db"))
                                .ports(ServicePortArgs.builder()
                                        .name("postgres")
                                        .port(5432)
                                        .targetPort("postgres")
                                        .protocol("TCP")
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.initJob = new Job(
                "db-init",
                JobArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("db-init-057e47d3")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.batch.Job/db-init"))
                                .build())
                        .spec(JobSpecArgs.builder()
                                .backoffLimit(10)
                                .template(PodTemplateSpecArgs.builder()
                                        .metadata(ObjectMetaArgs.builder()
                                                .labels(Map.ofEntries(
                                                        Map.entry("app.kubernetes.io/component", "postgres"),
                                                        Map.entry("app.kubernetes.io/instance", "shop-staging"),
                                                        Map.entry("app.kubernetes.io/managed-by", "omnideploy"),
                                                        Map.entry("app.kubernetes.io/name", "db-init"),
                                                        Map.entry("app.kubernetes.io/part-of", "shop"),
                                                        Map.entry("io.omnideploy.deployment", "shop"),
                                                        Map.entry("io.omnideploy.stack", "staging"),
                                                        Map.entry("team", "storefront")))
                                                .annotations(Output.<String>mapBuilder()
                                                        .put(
                                                                "checksum/secrets-db",
                                                                secret.metadata()
                                                                        .applyValue(value -> value.resourceVersion()
                                                                                .orElseThrow()))
                                                        .build())
                                                .build())
                                        .spec(PodSpecArgs.builder()
                                                .automountServiceAccountToken(false)
                                                .enableServiceLinks(false)
                                                .restartPolicy("OnFailure")
                                                .securityContext(securityContext)
                                                .containers(ContainerArgs.builder()
                                                        .name("db-init")
                                                        .image("postgres:16")
                                                        .command("sh", "-euc")
                                                        .args("""
                                                        for database in $DATABASES; do
                                                          found=$$(psql -XAtqc "SELECT 1 FROM pg_database WHERE datname = '$database'")
                                                          [ "$found" = 1 ] || createdb "$database"
                                                        done
                                                        """)
                                                        .env(
                                                                EnvVarArgs.builder()
                                                                        .name("PGPASSWORD")
                                                                        .valueFrom(valueFrom)
                                                                        .build(),
                                                                EnvVarArgs.builder()
                                                                        .name("DATABASES")
                                                                        .value("main")
                                                                        .build(),
                                                                EnvVarArgs.builder()
                                                                        .name("PGDATABASE")
                                                                        .value("postgres")
                                                                        .build(),
                                                                EnvVarArgs.builder()
                                                                        .name("PGHOST")
                                                                        .value("db")
                                                                        .build(),
                                                                EnvVarArgs.builder()
                                                                        .name("PGUSER")
                                                                        .value("app")
                                                                        .build())
                                                        .resources(ResourceRequirementsArgs.builder()
                                                                .requests(Map.of("cpu", "50m", "memory", "64Mi"))
                                                                .limits(Map.of("memory", "256Mi"))
                                                                .build())
                                                        .securityContext(statefulSetSecurityContext)
                                                        .build())
                                                .build())
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .dependsOn(statefulSet, service)
                        .deleteBeforeReplace(true)
                        .customTimeouts(CustomTimeouts.builder()
                                .create(Duration.parse("PT10m30s"))
                                .update(Duration.parse("PT10m30s"))
                                .build())
                        .build());
        this.networkPolicy = new NetworkPolicy(
                "db",
                NetworkPolicyArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("db")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.networking.NetworkPolicy/db"))
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
                                                                                "shop-staging"),
                                                                        Map.entry("app.kubernetes.io/name", "nightly")))
                                                                .build())
                                                        .build(),
                                                NetworkPolicyPeerArgs.builder()
                                                        .podSelector(LabelSelectorArgs.builder()
                                                                .matchLabels(Map.ofEntries(
                                                                        Map.entry(
                                                                                "app.kubernetes.io/instance",
                                                                                "shop-staging"),
                                                                        Map.entry("app.kubernetes.io/name", "web")))
                                                                .build())
                                                        .build(),
                                                NetworkPolicyPeerArgs.builder()
                                                        .podSelector(LabelSelectorArgs.builder()
                                                                .matchLabels(Map.ofEntries(
                                                                        Map.entry(
                                                                                "app.kubernetes.io/instance",
                                                                                "shop-staging"),
                                                                        Map.entry("app.kubernetes.io/name", "db-init")))
                                                                .build())
                                                        .build())
                                        .ports(NetworkPolicyPortArgs.builder()
                                                .port(5432)
                                                .protocol("TCP")
                                                .build())
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
