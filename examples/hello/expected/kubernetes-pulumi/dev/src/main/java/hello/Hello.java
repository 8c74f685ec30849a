// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import com.pulumi.kubernetes.apps.v1.inputs.DeploymentStrategyArgs;
import com.pulumi.kubernetes.apps.v1.inputs.RollingUpdateDeploymentArgs;
import com.pulumi.kubernetes.core.v1.Service;
import com.pulumi.kubernetes.core.v1.ServiceAccount;
import com.pulumi.kubernetes.core.v1.ServiceAccountArgs;
import com.pulumi.kubernetes.core.v1.ServiceArgs;
import com.pulumi.kubernetes.core.v1.inputs.CapabilitiesArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerPortArgs;
import com.pulumi.kubernetes.core.v1.inputs.HTTPGetActionArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.ProbeArgs;
import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsArgs;
import com.pulumi.kubernetes.core.v1.inputs.SeccompProfileArgs;
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

/** The component hello. */
final class Hello {
    final Service service;
    final ServiceAccount serviceAccount;
    final Deployment deployment;
    final Ingress ingress;
    final NetworkPolicy networkPolicy;

    Hello(Shared shared) {
        var labels = Map.ofEntries(
                Map.entry("app.kubernetes.io/component", "service"),
                Map.entry("app.kubernetes.io/instance", "hello-dev"),
                Map.entry("app.kubernetes.io/managed-by", "omnideploy"),
                Map.entry("app.kubernetes.io/name", "hello"),
                Map.entry("app.kubernetes.io/part-of", "hello"),
                Map.entry("io.omnideploy.deployment", "hello"),
                Map.entry("io.omnideploy.stack", "dev"),
                Map.entry("team", "platform"));
        var namespace =
                shared.namespace.metadata().applyValue(value -> value.name().orElseThrow());
        this.service = new Service(
                "hello",
                ServiceArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("hello")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.ofEntries(
                                        Map.entry("io.omnideploy.resource", "kubernetes.core.Service/hello"),
                                        Map.entry("pulumi.com/skipAwait", "true")))
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
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.ServiceAccount/hello"))
                                .build())
                        .automountServiceAccountToken(false)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        var matchLabels = Map.of("app.kubernetes.io/instance", "hello-dev", "app.kubernetes.io/name", "hello");
        this.deployment = new Deployment(
                "hello",
                new DeploymentArgs()
                        .metadata(ObjectMetaArgs.builder()
                                .name("hello")
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.apps.Deployment/hello"))
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
                                                        .name("hello")
                                                        .image("nginx:1.27")
                                                        .imagePullPolicy("IfNotPresent")
                                                        .ports(ContainerPortArgs.builder()
                                                                .name("http")
                                                                .containerPort(80)
                                                                .protocol("TCP")
                                                                .build())
                                                        .resources(ResourceRequirementsArgs.builder()
                                                                .requests(Map.of("cpu", "250m", "memory", "512Mi"))
                                                                .limits(Map.of("memory", "1Gi"))
                                                                .build())
                                                        .startupProbe(ProbeArgs.builder()
                                                                .httpGet(HTTPGetActionArgs.builder()
                                                                        .path("/")
                                                                        .port(80)
                                                                        .scheme("HTTP")
                                                                        .build())
                                                                .periodSeconds(5)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(1)
                                                                .failureThreshold(24)
                                                                .build())
                                                        .readinessProbe(ProbeArgs.builder()
                                                                .httpGet(HTTPGetActionArgs.builder()
                                                                        .path("/")
                                                                        .port(80)
                                                                        .scheme("HTTP")
                                                                        .build())
                                                                .periodSeconds(30)
                                                                .timeoutSeconds(5)
                                                                .successThreshold(2)
                                                                .failureThreshold(3)
                                                                .build())
                                                        .livenessProbe(ProbeArgs.builder()
                                                                .httpGet(HTTPGetActionArgs.builder()
                                                                        .path("/")
                                                                        .port(80)
                                                                        .scheme("HTTP")
                                                                        .build())
                                                                .periodSeconds(30)
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
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(Map.ofEntries(
                                        Map.entry("io.omnideploy.resource", "kubernetes.networking.Ingress/hello"),
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
                                .namespace(namespace)
                                .labels(labels)
                                .annotations(
                                        Map.of("io.omnideploy.resource", "kubernetes.networking.NetworkPolicy/hello"))
                                .build())
                        .spec(NetworkPolicySpecArgs.builder()
                                .podSelector(LabelSelectorArgs.builder()
                                        .matchLabels(matchLabels)
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
