// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

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

/** The component hello. */
final class Hello {
    final Service service;
    final ServiceAccount serviceAccount;
    final Deployment deployment;
    final Ingress ingress;
    final NetworkPolicy networkPolicy;

    Hello(Shared shared) {
        this.service = new Service(
                "hello",
                ServiceArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("hello")
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "service",
                                        "app.kubernetes.io/instance",
                                        "hello-dev",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "hello",
                                        "app.kubernetes.io/part-of",
                                        "hello",
                                        "io.omnideploy.deployment",
                                        "hello",
                                        "io.omnideploy.stack",
                                        "dev",
                                        "team",
                                        "platform"))
                                .annotations(Map.of(
                                        "io.omnideploy.resource",
                                        "kubernetes.core.Service/hello",
                                        "pulumi.com/skipAwait",
                                        "true"))
                                .build())
                        .spec(ServiceSpecArgs.builder()
                                .type("ClusterIP")
                                .selector(Map.of(
                                        "app.kubernetes.io/instance", "hello-dev", "app.kubernetes.io/name", "hello"))
                                .ports(ServicePortArgs.builder()
                                        .name("http")
                                        .port(80)
                                        .targetPort("http")
                                        .protocol("TCP")
                                        .appProtocol("http")
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.serviceAccount = new ServiceAccount(
                "hello",
                ServiceAccountArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("hello")
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "service",
                                        "app.kubernetes.io/instance",
                                        "hello-dev",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "hello",
                                        "app.kubernetes.io/part-of",
                                        "hello",
                                        "io.omnideploy.deployment",
                                        "hello",
                                        "io.omnideploy.stack",
                                        "dev",
                                        "team",
                                        "platform"))
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.ServiceAccount/hello"))
                                .build())
                        .automountServiceAccountToken(false)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.deployment = new Deployment(
                "hello",
                new DeploymentArgs()
                        .metadata(new DeploymentArgs.ObjectMeta()
                                .name("hello")
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "service",
                                        "app.kubernetes.io/instance",
                                        "hello-dev",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "hello",
                                        "app.kubernetes.io/part-of",
                                        "hello",
                                        "io.omnideploy.deployment",
                                        "hello",
                                        "io.omnideploy.stack",
                                        "dev",
                                        "team",
                                        "platform"))
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.apps.Deployment/hello")))
                        .spec(new DeploymentArgs.Spec()
                                .replicas(1)
                                .revisionHistoryLimit(5)
                                .progressDeadlineSeconds(600)
                                .selector(new DeploymentArgs.LabelSelector()
                                        .matchLabels(Map.of(
                                                "app.kubernetes.io/instance",
                                                "hello-dev",
                                                "app.kubernetes.io/name",
                                                "hello")))
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
                                                        "hello-dev",
                                                        "app.kubernetes.io/managed-by",
                                                        "omnideploy",
                                                        "app.kubernetes.io/name",
                                                        "hello",
                                                        "app.kubernetes.io/part-of",
                                                        "hello",
                                                        "io.omnideploy.deployment",
                                                        "hello",
                                                        "io.omnideploy.stack",
                                                        "dev",
                                                        "team",
                                                        "platform")))
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
                                                        .name("hello")
                                                        .image("nginx:1.27")
                                                        .imagePullPolicy("IfNotPresent")
                                                        .ports(new DeploymentArgs.Port()
                                                                .name("http")
                                                                .containerPort(80)
                                                                .protocol("TCP"))
                                                        .resources(new DeploymentArgs.ResourceRequirements()
                                                                .requests(Map.of("cpu", "250m", "memory", "512Mi"))
                                                                .limits(Map.of("memory", "1Gi")))
                                                        .startupProbe(new DeploymentArgs.Probe()
                                                                .httpGet(new DeploymentArgs.HTTPGetAction()
                                                                        .path("/")
                                                                        .port(80)
                                                                        .scheme("HTTP"))
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(1)
                                                                .failureThreshold(24))
                                                        .readinessProbe(new DeploymentArgs.Probe()
                                                                .httpGet(new DeploymentArgs.HTTPGetAction()
                                                                        .path("/")
                                                                        .port(80)
                                                                        .scheme("HTTP"))
                                                                .periodSeconds(30)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(2)
                                                                .failureThreshold(3))
                                                        .livenessProbe(new DeploymentArgs.Probe()
                                                                .httpGet(new DeploymentArgs.HTTPGetAction()
                                                                        .path("/")
                                                                        .port(80)
                                                                        .scheme("HTTP"))
                                                                .periodSeconds(30)
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
                        .deleteBeforeReplace(true)
                        .customTimeouts(CustomTimeouts.builder()
                                .create(Duration.parse("PT10m30s"))
                                .update(Duration.parse("PT10m30s"))
                                .build())
                        .build());
        this.ingress = new Ingress(
                "hello",
                IngressArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("hello")
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "service",
                                        "app.kubernetes.io/instance",
                                        "hello-dev",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "hello",
                                        "app.kubernetes.io/part-of",
                                        "hello",
                                        "io.omnideploy.deployment",
                                        "hello",
                                        "io.omnideploy.stack",
                                        "dev",
                                        "team",
                                        "platform"))
                                .annotations(Map.of(
                                        "io.omnideploy.resource",
                                        "kubernetes.networking.Ingress/hello",
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
                                                                        .name("hello")
                                                                        .port(ServiceBackendPortArgs.builder()
                                                                                .number(80)
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
                "hello",
                NetworkPolicyArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("hello")
                                .namespace(shared.namespace
                                        .metadata()
                                        .applyValue(value -> value.name().orElseThrow()))
                                .labels(Map.of(
                                        "app.kubernetes.io/component",
                                        "service",
                                        "app.kubernetes.io/instance",
                                        "hello-dev",
                                        "app.kubernetes.io/managed-by",
                                        "omnideploy",
                                        "app.kubernetes.io/name",
                                        "hello",
                                        "app.kubernetes.io/part-of",
                                        "hello",
                                        "io.omnideploy.deployment",
                                        "hello",
                                        "io.omnideploy.stack",
                                        "dev",
                                        "team",
                                        "platform"))
                                .annotations(
                                        Map.of("io.omnideploy.resource", "kubernetes.networking.NetworkPolicy/hello"))
                                .build())
                        .spec(NetworkPolicySpecArgs.builder()
                                .podSelector(LabelSelectorArgs.builder()
                                        .matchLabels(Map.of(
                                                "app.kubernetes.io/instance",
                                                "hello-dev",
                                                "app.kubernetes.io/name",
                                                "hello"))
                                        .build())
                                .policyTypes("Ingress")
                                .ingress(NetworkPolicyIngressRuleArgs.builder()
                                        .ports(NetworkPolicyPortArgs.builder()
                                                .port(80)
                                                .protocol("TCP")
                                                .build())
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
