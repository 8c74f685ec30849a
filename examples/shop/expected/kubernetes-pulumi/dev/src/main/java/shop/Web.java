// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.ConfigMap;
import com.pulumi.kubernetes.core.v1.ConfigMapArgs;
import com.pulumi.kubernetes.core.v1.Secret;
import com.pulumi.kubernetes.core.v1.SecretArgs;
import com.pulumi.kubernetes.core.v1.Service;
import com.pulumi.kubernetes.core.v1.ServiceAccount;
import com.pulumi.kubernetes.core.v1.ServiceAccountArgs;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
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
        this.configMap = new ConfigMap(
                "web",
                ConfigMapArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("web")
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "service",
                                        "app.kubernetes.io/instance",
                                        "shop-dev",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "web",
                                        "app.kubernetes.io/part-of",
                                        "shop",
                                        "io.omnideploy.deployment",
                                        "shop",
                                        "io.omnideploy.stack",
                                        "dev",
                                        "team",
                                        "storefront"))
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
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "service",
                                        "app.kubernetes.io/instance",
                                        "shop-dev",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "web",
                                        "app.kubernetes.io/part-of",
                                        "shop",
                                        "io.omnideploy.deployment",
                                        "shop",
                                        "io.omnideploy.stack",
                                        "dev",
                                        "team",
                                        "storefront"))
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
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "service",
                                        "app.kubernetes.io/instance",
                                        "shop-dev",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "web",
                                        "app.kubernetes.io/part-of",
                                        "shop",
                                        "io.omnideploy.deployment",
                                        "shop",
                                        "io.omnideploy.stack",
                                        "dev",
                                        "team",
                                        "storefront"))
                                .annotations(Map.of(
                                        "io.omnideploy.resource",
                                        "kubernetes.core.Service/web",
                                        "pulumi.com/skipAwait",
                                        "true"))
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
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "service",
                                        "app.kubernetes.io/instance",
                                        "shop-dev",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "web",
                                        "app.kubernetes.io/part-of",
                                        "shop",
                                        "io.omnideploy.deployment",
                                        "shop",
                                        "io.omnideploy.stack",
                                        "dev",
                                        "team",
                                        "storefront"))
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.ServiceAccount/web"))
                                .build())
                        .automountServiceAccountToken(false)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.deployment = new Deployment(
                "web",
                new DeploymentArgs()
                        .metadata(new DeploymentArgs.ObjectMeta()
                                .name("web")
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "service",
                                        "app.kubernetes.io/instance",
                                        "shop-dev",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "web",
                                        "app.kubernetes.io/part-of",
                                        "shop",
                                        "io.omnideploy.deployment",
                                        "shop",
                                        "io.omnideploy.stack",
                                        "dev",
                                        "team",
                                        "storefront"))
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.apps.Deployment/web")))
                        .spec(new DeploymentArgs.Spec()
                                .replicas(1)
                                .revisionHistoryLimit(5)
                                .progressDeadlineSeconds(600)
                                .selector(new DeploymentArgs.LabelSelector()
                                        .matchLabels(Map.of(
                                                "app.kubernetes.io/instance",
                                                "shop-dev",
                                                "app.kubernetes.io/name",
                                                "web")))
                                .strategy(new DeploymentArgs.DeploymentStrategy()
                                        .type("RollingUpdate")
                                        .rollingUpdate(new DeploymentArgs.RollingUpdateDeployment()
                                                .maxSurge("25%")
                                                .maxUnavailable(0)))
                                .template(new DeploymentArgs.PodTemplateSpec()
                                        .metadata(new DeploymentArgs.PodTemplateSpecObjectMeta()
                                                .labels(Map.of(
                                                        "app.kubernetes.io/component",
                                                        "service",
                                                        "app.kubernetes.io/instance",
                                                        "shop-dev",
                                                        "app.kubernetes.io/managed-by",
                                                        "omnideploy",
                                                        "app.kubernetes.io/name",
                                                        "web",
                                                        "app.kubernetes.io/part-of",
                                                        "shop",
                                                        "io.omnideploy.deployment",
                                                        "shop",
                                                        "io.omnideploy.stack",
                                                        "dev",
                                                        "team",
                                                        "storefront"))
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
                                                        .build()))
                                        .spec(new DeploymentArgs.PodSpec()
                                                .serviceAccountName(serviceAccount
                                                        .metadata()
                                                        .applyValue(value ->
                                                                value.name().orElseThrow()))
                                                .automountServiceAccountToken(false)
                                                .enableServiceLinks(false)
                                                .terminationGracePeriodSeconds(15)
                                                .securityContext(new DeploymentArgs.PodSecurityContext()
                                                        .runAsNonRoot(true)
                                                        .seccompProfile(new DeploymentArgs.SeccompProfile()
                                                                .type("RuntimeDefault")))
                                                .containers(new DeploymentArgs.Container()
                                                        .name("web")
                                                        .image("ghcr.io/acme/web:1.4.0")
                                                        .imagePullPolicy("IfNotPresent")
                                                        .ports(new DeploymentArgs.Port()
                                                                .name("http")
                                                                .containerPort(8080)
                                                                .protocol("TCP"))
                                                        .envFrom(new DeploymentArgs.EnvFromSource()
                                                                .configMapRef(new DeploymentArgs.ConfigMapEnvSource()
                                                                        .name(configMap
                                                                                .metadata()
                                                                                .applyValue(value -> value.name()
                                                                                        .orElseThrow()))))
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
                                                                        .name("DB_PASSWORD")
                                                                        .valueFrom(new DeploymentArgs.EnvVarSource()
                                                                                .secretKeyRef(
                                                                                        new DeploymentArgs.SecretKeySelector()
                                                                                                .name(db.secret
                                                                                                        .metadata()
                                                                                                        .applyValue(
                                                                                                                value -> value.name()
                                                                                                                        .orElseThrow()))
                                                                                                .key("DB_PASSWORD"))),
                                                                new DeploymentArgs.EnvVar()
                                                                        .name("STRIPE_KEY")
                                                                        .valueFrom(new DeploymentArgs.EnvVarSource()
                                                                                .secretKeyRef(
                                                                                        new DeploymentArgs.SecretKeySelector()
                                                                                                .name(secret.metadata()
                                                                                                        .applyValue(
                                                                                                                value -> value.name()
                                                                                                                        .orElseThrow()))
                                                                                                .key("STRIPE_KEY"))),
                                                                new DeploymentArgs.EnvVar()
                                                                        .name("DATABASE_URL")
                                                                        .value(
                                                                                "postgres://app:$(DB_PASSWORD)@db:5432/main"),
                                                                new DeploymentArgs.EnvVar()
                                                                        .name("REDIS_URL")
                                                                        .value(
                                                                                "redis://:$(CACHE_PASSWORD)@cache:6379/0"))
                                                        .resources(new DeploymentArgs.ResourceRequirements()
                                                                .requests(Map.of("cpu", "250m", "memory", "512Mi"))
                                                                .limits(Map.of("memory", "1Gi")))
                                                        .startupProbe(new DeploymentArgs.Probe()
                                                                .httpGet(new DeploymentArgs.HTTPGetAction()
                                                                        .path("/healthz")
                                                                        .port(8080)
                                                                        .scheme("HTTP"))
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(1)
                                                                .failureThreshold(24))
                                                        .readinessProbe(new DeploymentArgs.Probe()
                                                                .httpGet(new DeploymentArgs.HTTPGetAction()
                                                                        .path("/healthz")
                                                                        .port(8080)
                                                                        .scheme("HTTP"))
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(2)
                                                                .failureThreshold(3))
                                                        .livenessProbe(new DeploymentArgs.Probe()
                                                                .httpGet(new DeploymentArgs.HTTPGetAction()
                                                                        .path("/healthz")
                                                                        .port(8080)
                                                                        .scheme("HTTP"))
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(1)
                                                                .failureThreshold(6))
                                                        .lifecycle(new DeploymentArgs.Lifecycle()
                                                                .preStop(new DeploymentArgs.LifecycleHandler()
                                                                        .sleep(new DeploymentArgs.Sleep()
                                                                                .seconds(5))))
                                                        .securityContext(new DeploymentArgs.SecurityContext()
                                                                .runAsNonRoot(true)
                                                                .allowPrivilegeEscalation(false)
                                                                .readOnlyRootFilesystem(false)
                                                                .capabilities(new DeploymentArgs.Capabilities()
                                                                        .drop("ALL"))))))),
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
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "service",
                                        "app.kubernetes.io/instance",
                                        "shop-dev",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "web",
                                        "app.kubernetes.io/part-of",
                                        "shop",
                                        "io.omnideploy.deployment",
                                        "shop",
                                        "io.omnideploy.stack",
                                        "dev",
                                        "team",
                                        "storefront"))
                                .annotations(Map.of(
                                        "io.omnideploy.resource",
                                        "kubernetes.networking.Ingress/web",
                                        "pulumi.com/skipAwait",
                                        "true"))
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
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "service",
                                        "app.kubernetes.io/instance",
                                        "shop-dev",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "web",
                                        "app.kubernetes.io/part-of",
                                        "shop",
                                        "io.omnideploy.deployment",
                                        "shop",
                                        "io.omnideploy.stack",
                                        "dev",
                                        "team",
                                        "storefront"))
                                .annotations(
                                        Map.of("io.omnideploy.resource", "kubernetes.networking.NetworkPolicy/web"))
                                .build())
                        .spec(NetworkPolicySpecArgs.builder()
                                .podSelector(LabelSelectorArgs.builder()
                                        .matchLabels(Map.of(
                                                "app.kubernetes.io/instance",
                                                "shop-dev",
                                                "app.kubernetes.io/name",
                                                "web"))
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
