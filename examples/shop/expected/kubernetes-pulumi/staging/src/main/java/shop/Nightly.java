// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.batch.v1.CronJob;
import com.pulumi.kubernetes.batch.v1.CronJobArgs;
import com.pulumi.kubernetes.batch.v1.inputs.CronJobSpecArgs;
import com.pulumi.kubernetes.batch.v1.inputs.JobSpecArgs;
import com.pulumi.kubernetes.batch.v1.inputs.JobTemplateSpecArgs;
import com.pulumi.kubernetes.core.v1.ServiceAccount;
import com.pulumi.kubernetes.core.v1.ServiceAccountArgs;
import com.pulumi.kubernetes.core.v1.inputs.CapabilitiesArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSpecArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodTemplateSpecArgs;
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
import java.util.Map;

/** The component nightly. */
final class Nightly {
    final ServiceAccount serviceAccount;
    final CronJob cronJob;
    final NetworkPolicy networkPolicy;

    Nightly(Shared shared, Db db) {
        var labels = Map.ofEntries(
                Map.entry("app.kubernetes.io/component", "job"),
                Map.entry("app.kubernetes.io/instance", "shop-staging"),
                Map.entry("app.kubernetes.io/managed-by", "omnideploy"),
                Map.entry("app.kubernetes.io/name", "nightly"),
                Map.entry("app.kubernetes.io/part-of", "shop"),
                Map.entry("io.omnideploy.deployment", "shop"),
                Map.entry("io.omnideploy.stack", "staging"),
                Map.entry("team", "storefront"));
        var namespace =
                shared.namespace.metadata().applyValue(value -> value.name().orElseThrow());
        this.serviceAccount = new ServiceAccount(
                "nightly",
                ServiceAccountArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("nightly")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.ServiceAccount/nightly"))
                                .build())
                        .automountServiceAccountToken(false)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.cronJob = new CronJob(
                "nightly",
                CronJobArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("nightly")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.batch.CronJob/nightly"))
                                .build())
                        .spec(CronJobSpecArgs.builder()
                                .schedule("0 3 * * *")
                                .timeZone("Etc/UTC")
                                .suspend(false)
                                .concurrencyPolicy("Forbid")
                                .successfulJobsHistoryLimit(3)
                                .failedJobsHistoryLimit(3)
                                .jobTemplate(JobTemplateSpecArgs.builder()
                                        .metadata(ObjectMetaArgs.builder()
                                                .labels(labels)
                                                .build())
                                        .spec(JobSpecArgs.builder()
                                                .backoffLimit(0)
                                                .template(PodTemplateSpecArgs.builder()
                                                        .metadata(ObjectMetaArgs.builder()
                                                                .labels(labels)
                                                                .annotations(Output.<String>mapBuilder()
                                                                        .put(
                                                                                "checksum/secrets-db",
                                                                                db.secret
                                                                                        .metadata()
                                                                                        .applyValue(
                                                                                                value -> value.resourceVersion()
                                                                                                        .orElseThrow()))
                                                                        .build())
                                                                .build())
                                                        .spec(PodSpecArgs.builder()
                                                                .serviceAccountName(serviceAccount
                                                                        .metadata()
                                                                        .applyValue(value -> value.name()
                                                                                .orElseThrow()))
                                                                .automountServiceAccountToken(false)
                                                                .enableServiceLinks(false)
                                                                .restartPolicy("Never")
                                                                .terminationGracePeriodSeconds(10)
                                                                .securityContext(PodSecurityContextArgs.builder()
                                                                        .runAsNonRoot(true)
                                                                        .seccompProfile(SeccompProfileArgs.builder()
                                                                                .type("RuntimeDefault")
                                                                                .build())
                                                                        .build())
                                                                .containers(ContainerArgs.builder()
                                                                        .name("nightly")
                                                                        .image("ghcr.io/acme/report:1.4.0")
                                                                        .imagePullPolicy("IfNotPresent")
                                                                        .env(
                                                                                EnvVarArgs.builder()
                                                                                        .name("DB_PASSWORD")
                                                                                        .valueFrom(
                                                                                                EnvVarSourceArgs
                                                                                                        .builder()
                                                                                                        .secretKeyRef(
                                                                                                                SecretKeySelectorArgs
                                                                                                                        .builder()
                                                                                                                        .name(
                                                                                                                                db.secret
                                                                                                                                        .metadata()
                                                                                                                                        .applyValue(
                                                                                                                                                value -> value.name()
                                                                                                                                                        .orElseThrow()))
                                                                                                                        .key(
                                                                                                                                "DB_PASSWORD")
                                                                                                                        .build())
                                                                                                        .build())
                                                                                        .build(),
                                                                                EnvVarArgs.builder()
                                                                                        .name("DATABASE_URL")
                                                                                        .value(
                                                                                                "postgres://app:$(DB_PASSWORD)@db:5432/main")
                                                                                        .build())
                                                                        .resources(ResourceRequirementsArgs.builder()
                                                                                .requests(Map.ofEntries(
                                                                                        Map.entry("cpu", "250m"),
                                                                                        Map.entry("memory", "512Mi")))
                                                                                .limits(Map.of("memory", "1Gi"))
                                                                                .build())
                                                                        .securityContext(SecurityContextArgs.builder()
                                                                                .runAsNonRoot(true)
                                                                                .allowPrivilegeEscalation(false)
                                                                                .readOnlyRootFilesystem(false)
                                                                                .capabilities(CapabilitiesArgs.builder()
                                                                                        .drop("ALL")
                                                                                        .build())
                                                                                .build())
                                                                        .build())
                                                                .build())
                                                        .build())
                                                .build())
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .dependsOn(db.statefulSet, db.initJob, db.service)
                        .deleteBeforeReplace(true)
                        .build());
        this.networkPolicy = new NetworkPolicy(
                "nightly",
                NetworkPolicyArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("nightly")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(
                                        Map.of("io.omnideploy.resource", "kubernetes.networking.NetworkPolicy/nightly"))
                                .build())
                        .spec(NetworkPolicySpecArgs.builder()
                                .podSelector(LabelSelectorArgs.builder()
                                        .matchLabels(Map.ofEntries(
                                                Map.entry("app.kubernetes.io/instance", "shop-staging"),
                                                Map.entry("app.kubernetes.io/name", "nightly")))
                                        .build())
                                .policyTypes("Ingress")
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
