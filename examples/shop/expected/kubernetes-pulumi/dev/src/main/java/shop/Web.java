// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.kubernetes.apps.v1.inputs.DeploymentStrategyArgs;
import com.pulumi.kubernetes.apps.v1.inputs.RollingUpdateDeploymentArgs;
import com.pulumi.kubernetes.core.v1.ConfigMap;
import com.pulumi.kubernetes.core.v1.ConfigMapArgs;
import com.pulumi.kubernetes.core.v1.Secret;
import com.pulumi.kubernetes.core.v1.SecretArgs;
import com.pulumi.kubernetes.core.v1.Service;
import com.pulumi.kubernetes.core.v1.ServiceAccount;
import com.pulumi.kubernetes.core.v1.ServiceAccountArgs;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
import com.pulumi.kubernetes.core.v1.inputs.CapabilitiesArgs;
import com.pulumi.kubernetes.core.v1.inputs.ConfigMapEnvSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerPortArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvFromSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.HTTPGetActionArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.ProbeArgs;
import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsArgs;
import com.pulumi.kubernetes.core.v1.inputs.SeccompProfileArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecretKeySelectorArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServicePortArgs;
import com.pulumi.kubernetes.core.v1.inputs.ServiceSpecArgs;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.kubernetes.networking.v1.Ingress;
import com.pulumi.kubernetes.networking.v1.IngressArgs;
import com.pulumi.kubernetes.networking.v1.NetworkPolicy;
import com.pulumi.kubernetes.networking.v1.NetworkPolicyArgs;
import com.pulumi.kubernetes.networking.v1.inputs.HTTPIngressPathArgs;
import com.pulumi.kubernetes.networking.v1.inputs.HTTPIngressRuleValueArgs;
import com.pulumi.kubernetes.networking.v1.inputs.IngressBackendArgs;
import com.pulumi.kubernetes.networking.v1.inputs.IngressRuleArgs;
import com.pulumi.kubernetes.networking.v1.inputs.IngressServiceBackendArgs;
import com.pulumi.kubernetes.networking.v1.inputs.IngressSpecArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyIngressRuleArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyPortArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicySpecArgs;
import com.pulumi.kubernetes.networking.v1.inputs.ServiceBackendPortArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import java.time.Duration;
import java.util.Map;

/** The component web. */
final class Web {
    final ConfigMap configMap;
    final Secret secret;
    final Service service;
    final ServiceAccount serviceAccount;
    final Deployment deployment;
    final Ingress ingress;
    final NetworkPolicy networkPolicy;

    Web(Config config, Shared shared, Cache cache, Db db) {
        var stripeKey = config.requireSecret("stripe_key");
        var labels = Map.ofEntries(
                Map.entry("app.kubernetes.io/component", "service"),
                Map.entry("app.kubernetes.io/instance", "shop-dev"),
                Map.entry("app.kubernetes.io/managed-by", "omnideploy"),
                Map.entry("app.kubernetes.io/name", "web"),
                Map.entry("app.kubernetes.io/part-of", "shop"),
                Map.entry("io.omnideploy.deployment", "shop"),
                Map.entry("io.omnideploy.stack", "dev"),
                Map.entry("team", "storefront"));
        var namespace =
                shared.namespace.metadata().applyValue(value -> value.name().orElseThrow());
        this.configMap = new ConfigMap(
                "web",
                ConfigMapArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("web")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.ConfigMap/web"))
                                .build())
                        .data(Map.of("BANK_URL", "https://bank.example.com/dev", "GREETING", "hello"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.secret = new Secret(
                "web",
                SecretArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("web")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.Secret/web"))
                                .build())
                        .type("Opaque")
                        .stringData(Output.<String>mapBuilder()
                                .put("STRIPE_KEY", stripeKey)
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.service = new Service(
                "web",
                ServiceArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("web")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.ofEntries(
                                        Map.entry("io.omnideploy.resource", "kubernetes.core.Service/web"),
                                        Map.entry("pulumi.com/skipAwait", "true")))
                                .build())
                        .spec(ServiceSpecArgs.builder()
                                .type("ClusterIP")
                                .selector(Map.of(
                                        "app.kubernetes.io/instance", "shop-dev", "app.kubernetes.io/name", "web"))
                                .ports(ServicePortArgs.builder()
                                        .name("http")
                                        .port(8080)
                                        .targetPort("http")
                                        .protocol("TCP")
                                        .appProtocol("http")
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.serviceAccount = new ServiceAccount(
                "web",
                ServiceAccountArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("web")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.ServiceAccount/web"))
                                .build())
                        .automountServiceAccountToken(false)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        var matchLabels = Map.of("app.kubernetes.io/instance", "shop-dev", "app.kubernetes.io/name", "web");
        this.deployment = new Deployment(
                "web",
                new DeploymentArgs()
                        .metadata(ObjectMetaArgs.builder()
                                .name("web")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.apps.Deployment/web"))
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
                                                                "checksum/config",
                                                                "8eb948d1d3a494dfe0f5010f4cc42ada62ca23ce5441edcddfa9e28eed8868d3")
                                                        .put(
                                                                "checksum/secrets",
                                                                secret.metadata()
                                                                        .applyValue(value -> value.resourceVersion()
                                                                                .orElseThrow()))
                                                        .put(
                                                                "checksum/secrets-cache",
                                                                cache.secret
                                                                        .metadata()
                                                                        .applyValue(value -> value.resourceVersion()
                                                                                .orElseThrow()))
                                                        .put(
                                                                "checksum/secrets-db",
                                                                db.secret
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
                                                .terminationGracePeriodSeconds(15)
                                                .securityContext(PodSecurityContextArgs.builder()
                                                        .runAsNonRoot(true)
                                                        .seccompProfile(SeccompProfileArgs.builder()
                                                                .type("RuntimeDefault")
                                                                .build())
                                                        .build())
                                                .containers(new DeploymentArgs.Container()
                                                        .name("web")
                                                        .image("ghcr.io/acme/web:1.4.0")
                                                        .imagePullPolicy("IfNotPresent")
                                                        .ports(ContainerPortArgs.builder()
                                                                .name("http")
                                                                .containerPort(8080)
                                                                .protocol("TCP")
                                                                .build())
                                                        .envFrom(EnvFromSourceArgs.builder()
                                                                .configMapRef(ConfigMapEnvSourceArgs.builder()
                                                                        .name(configMap
                                                                                .metadata()
                                                                                .applyValue(value -> value.name()
                                                                                        .orElseThrow()))
                                                                        .build())
                                                                .build())
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
                                                                        .name("DB_PASSWORD")
                                                                        .valueFrom(EnvVarSourceArgs.builder()
                                                                                .secretKeyRef(
                                                                                        SecretKeySelectorArgs.builder()
                                                                                                .name(db.secret
                                                                                                        .metadata()
                                                                                                        .applyValue(
                                                                                                                value -> value.name()
                                                                                                                        .orElseThrow()))
                                                                                                .key("DB_PASSWORD")
                                                                                                .build())
                                                                                .build())
                                                                        .build(),
                                                                EnvVarArgs.builder()
                                                                        .name("STRIPE_KEY")
                                                                        .valueFrom(EnvVarSourceArgs.builder()
                                                                                .secretKeyRef(
                                                                                        SecretKeySelectorArgs.builder()
                                                                                                .name(secret.metadata()
                                                                                                        .applyValue(
                                                                                                                value -> value.name()
                                                                                                                        .orElseThrow()))
                                                                                                .key("STRIPE_KEY")
                                                                                                .build())
                                                                                .build())
                                                                        .build(),
                                                                EnvVarArgs.builder()
                                                                        .name("DATABASE_URL")
                                                                        .value(
                                                                                "postgres://app:$(DB_PASSWORD)@db:5432/main")
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
                                                        .startupProbe(ProbeArgs.builder()
                                                                .httpGet(HTTPGetActionArgs.builder()
                                                                        .path("/healthz")
                                                                        .port(8080)
                                                                        .scheme("HTTP")
                                                                        .build())
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(1)
                                                                .failureThreshold(24)
                                                                .build())
                                                        .readinessProbe(ProbeArgs.builder()
                                                                .httpGet(HTTPGetActionArgs.builder()
                                                                        .path("/healthz")
                                                                        .port(8080)
                                                                        .scheme("HTTP")
                                                                        .build())
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(2)
                                                                .failureThreshold(3)
                                                                .build())
                                                        .livenessProbe(ProbeArgs.builder()
                                                                .httpGet(HTTPGetActionArgs.builder()
                                                                        .path("/healthz")
                                                                        .port(8080)
                                                                        .scheme("HTTP")
                                                                        .build())
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(1)
                                                                .failureThreshold(6)
                                                                .build())
                                                        .lifecycle(new DeploymentArgs.Lifecycle()
                                                                .preStop(new DeploymentArgs.LifecycleHandler()
                                                                        .sleep(new DeploymentArgs.Sleep()
                                                                                .seconds(5))))
                                                        .securityContext(SecurityContextArgs.builder()
                                                                .runAsNonRoot(true)
                                                                .allowPrivilegeEscalation(false)
                                                                .readOnlyRootFilesystem(false)
                                                                .capabilities(CapabilitiesArgs.builder()
                                                                        .drop("ALL")
                                                                        .build())
                                                                .build()))))),
                CustomResourceOptions.builder()
                        .dependsOn(cache.statefulSet, db.statefulSet, db.initJob, cache.service, db.service)
                        .deleteBeforeReplace(true)
                        .customTimeouts(CustomTimeouts.builder()
                                .create(Duration.parse("PT10m30s"))
                                .update(Duration.parse("PT10m30s"))
                                .build())
                        .build());
        this.ingress = new Ingress(
                "web",
                IngressArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("web")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.ofEntries(
                                        Map.entry("io.omnideploy.resource", "kubernetes.networking.Ingress/web"),
                                        Map.entry("pulumi.com/skipAwait", "true")))
                                .build())
                        .spec(IngressSpecArgs.builder()
                                .rules(IngressRuleArgs.builder()
                                        .http(HTTPIngressRuleValueArgs.builder()
                                                .paths(HTTPIngressPathArgs.builder()
                                                        .path("/")
                                                        .pathType("Prefix")
                                                        .backend(IngressBackendArgs.builder()
                                                                .service(IngressServiceBackendArgs.builder()
                                                                        .name("web")
                                                                        .port(ServiceBackendPortArgs.builder()
                                                                                .number(8080)
                                                                                .build())
                                                                        .build())
                                                                .build())
                                                        .build())
                                                .build())
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .dependsOn(service)
                        .deleteBeforeReplace(true)
                        .build());
        this.networkPolicy = new NetworkPolicy(
                "web",
                NetworkPolicyArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("web")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(
                                        Map.of("io.omnideploy.resource", "kubernetes.networking.NetworkPolicy/web"))
                                .build())
                        .spec(NetworkPolicySpecArgs.builder()
                                .podSelector(LabelSelectorArgs.builder()
                                        .matchLabels(matchLabels)
                                        .build())
                                .policyTypes("Ingress")
                                .ingress(NetworkPolicyIngressRuleArgs.builder()
                                        .ports(NetworkPolicyPortArgs.builder()
                                                .port(8080)
                                                .protocol("TCP")
                                                .build())
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
