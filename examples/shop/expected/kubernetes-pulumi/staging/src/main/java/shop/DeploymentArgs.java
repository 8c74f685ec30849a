// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;

/** Arguments of Deployment, as far as this program needs them. */
final class DeploymentArgs extends ResourceArgs {
    @Import(name = "apiVersion")
    private final String apiVersion = "apps/v1";

    @Import(name = "kind")
    private final String kind = "Deployment";

    @Import(name = "metadata")
    private Output<ObjectMeta> metadata;

    @Import(name = "spec")
    private Output<Spec> spec;

    DeploymentArgs metadata(ObjectMeta metadata) {
        this.metadata = Output.of(metadata);
        return this;
    }

    DeploymentArgs spec(Spec spec) {
        this.spec = Output.of(spec);
        return this;
    }

    static final class Capabilities extends ResourceArgs {
        @Import(name = "drop")
        private Output<List<String>> drop;

        Capabilities drop(String... drop) {
            this.drop = Output.of(List.of(drop));
            return this;
        }
    }

    static final class ConfigMapEnvSource extends ResourceArgs {
        @Import(name = "name")
        private Output<String> name;

        ConfigMapEnvSource name(Output<String> name) {
            this.name = name;
            return this;
        }
    }

    static final class Container extends ResourceArgs {
        @Import(name = "name")
        private Output<String> name;

        @Import(name = "image")
        private Output<String> image;

        @Import(name = "imagePullPolicy")
        private Output<String> imagePullPolicy;

        @Import(name = "ports")
        private Output<List<Port>> ports;

        @Import(name = "envFrom")
        private Output<List<EnvFromSource>> envFrom;

        @Import(name = "env")
        private Output<List<EnvVar>> env;

        @Import(name = "resources")
        private Output<ResourceRequirements> resources;

        @Import(name = "startupProbe")
        private Output<Probe> startupProbe;

        @Import(name = "readinessProbe")
        private Output<Probe> readinessProbe;

        @Import(name = "livenessProbe")
        private Output<Probe> livenessProbe;

        @Import(name = "lifecycle")
        private Output<Lifecycle> lifecycle;

        @Import(name = "securityContext")
        private Output<SecurityContext> securityContext;

        Container name(String name) {
            this.name = Output.of(name);
            return this;
        }

        Container image(String image) {
            this.image = Output.of(image);
            return this;
        }

        Container imagePullPolicy(String imagePullPolicy) {
            this.imagePullPolicy = Output.of(imagePullPolicy);
            return this;
        }

        Container ports(Port... ports) {
            this.ports = Output.of(List.of(ports));
            return this;
        }

        Container envFrom(EnvFromSource... envFrom) {
            this.envFrom = Output.of(List.of(envFrom));
            return this;
        }

        Container env(EnvVar... env) {
            this.env = Output.of(List.of(env));
            return this;
        }

        Container resources(ResourceRequirements resources) {
            this.resources = Output.of(resources);
            return this;
        }

        Container startupProbe(Probe startupProbe) {
            this.startupProbe = Output.of(startupProbe);
            return this;
        }

        Container readinessProbe(Probe readinessProbe) {
            this.readinessProbe = Output.of(readinessProbe);
            return this;
        }

        Container livenessProbe(Probe livenessProbe) {
            this.livenessProbe = Output.of(livenessProbe);
            return this;
        }

        Container lifecycle(Lifecycle lifecycle) {
            this.lifecycle = Output.of(lifecycle);
            return this;
        }

        Container securityContext(SecurityContext securityContext) {
            this.securityContext = Output.of(securityContext);
            return this;
        }
    }

    static final class DeploymentStrategy extends ResourceArgs {
        @Import(name = "type")
        private Output<String> type;

        @Import(name = "rollingUpdate")
        private Output<RollingUpdateDeployment> rollingUpdate;

        DeploymentStrategy type(String type) {
            this.type = Output.of(type);
            return this;
        }

        DeploymentStrategy rollingUpdate(RollingUpdateDeployment rollingUpdate) {
            this.rollingUpdate = Output.of(rollingUpdate);
            return this;
        }
    }

    static final class EnvFromSource extends ResourceArgs {
        @Import(name = "configMapRef")
        private Output<ConfigMapEnvSource> configMapRef;

        EnvFromSource configMapRef(ConfigMapEnvSource configMapRef) {
            this.configMapRef = Output.of(configMapRef);
            return this;
        }
    }

    static final class EnvVar extends ResourceArgs {
        @Import(name = "name")
        private Output<String> name;

        @Import(name = "value")
        private Output<String> value;

        @Import(name = "valueFrom")
        private Output<EnvVarSource> valueFrom;

        EnvVar name(String name) {
            this.name = Output.of(name);
            return this;
        }

        EnvVar value(String value) {
            this.value = Output.of(value);
            return this;
        }

        EnvVar valueFrom(EnvVarSource valueFrom) {
            this.valueFrom = Output.of(valueFrom);
            return this;
        }
    }

    static final class EnvVarSource extends ResourceArgs {
        @Import(name = "secretKeyRef")
        private Output<SecretKeySelector> secretKeyRef;

        EnvVarSource secretKeyRef(SecretKeySelector secretKeyRef) {
            this.secretKeyRef = Output.of(secretKeyRef);
            return this;
        }
    }

    static final class HTTPGetAction extends ResourceArgs {
        @Import(name = "path")
        private Output<String> path;

        @Import(name = "port")
        private Output<Either<Integer, String>> port;

        @Import(name = "scheme")
        private Output<String> scheme;

        HTTPGetAction path(String path) {
            this.path = Output.of(path);
            return this;
        }

        HTTPGetAction port(Integer port) {
            this.port = Output.of(Either.ofLeft(port));
            return this;
        }

        HTTPGetAction scheme(String scheme) {
            this.scheme = Output.of(scheme);
            return this;
        }
    }

    static final class LabelSelector extends ResourceArgs {
        @Import(name = "matchLabels")
        private Output<Map<String, String>> matchLabels;

        LabelSelector matchLabels(Map<String, String> matchLabels) {
            this.matchLabels = Output.of(matchLabels);
            return this;
        }
    }

    static final class Lifecycle extends ResourceArgs {
        @Import(name = "preStop")
        private Output<LifecycleHandler> preStop;

        Lifecycle preStop(LifecycleHandler preStop) {
            this.preStop = Output.of(preStop);
            return this;
        }
    }

    static final class LifecycleHandler extends ResourceArgs {
        @Import(name = "sleep")
        private Output<Sleep> sleep;

        LifecycleHandler sleep(Sleep sleep) {
            this.sleep = Output.of(sleep);
            return this;
        }
    }

    static final class ObjectMeta extends ResourceArgs {
        @Import(name = "name")
        private Output<String> name;

        @Import(name = "namespace")
        private Output<String> namespace;

        @Import(name = "labels")
        private Output<Map<String, String>> labels;

        @Import(name = "annotations")
        private Output<Map<String, String>> annotations;

        ObjectMeta name(String name) {
            this.name = Output.of(name);
            return this;
        }

        ObjectMeta namespace(Output<String> namespace) {
            this.namespace = namespace;
            return this;
        }

        ObjectMeta labels(Map<String, String> labels) {
            this.labels = Output.of(labels);
            return this;
        }

        ObjectMeta annotations(Map<String, String> annotations) {
            this.annotations = Output.of(annotations);
            return this;
        }
    }

    static final class PodSecurityContext extends ResourceArgs {
        @Import(name = "runAsNonRoot")
        private Output<Boolean> runAsNonRoot;

        @Import(name = "seccompProfile")
        private Output<SeccompProfile> seccompProfile;

        PodSecurityContext runAsNonRoot(Boolean runAsNonRoot) {
            this.runAsNonRoot = Output.of(runAsNonRoot);
            return this;
        }

        PodSecurityContext seccompProfile(SeccompProfile seccompProfile) {
            this.seccompProfile = Output.of(seccompProfile);
            return this;
        }
    }

    static final class PodSpec extends ResourceArgs {
        @Import(name = "serviceAccountName")
        private Output<String> serviceAccountName;

        @Import(name = "automountServiceAccountToken")
        private Output<Boolean> automountServiceAccountToken;

        @Import(name = "enableServiceLinks")
        private Output<Boolean> enableServiceLinks;

        @Import(name = "terminationGracePeriodSeconds")
        private Output<Integer> terminationGracePeriodSeconds;

        @Import(name = "securityContext")
        private Output<PodSecurityContext> securityContext;

        @Import(name = "containers")
        private Output<List<Container>> containers;

        PodSpec serviceAccountName(Output<String> serviceAccountName) {
            this.serviceAccountName = serviceAccountName;
            return this;
        }

        PodSpec automountServiceAccountToken(Boolean automountServiceAccountToken) {
            this.automountServiceAccountToken = Output.of(automountServiceAccountToken);
            return this;
        }

        PodSpec enableServiceLinks(Boolean enableServiceLinks) {
            this.enableServiceLinks = Output.of(enableServiceLinks);
            return this;
        }

        PodSpec terminationGracePeriodSeconds(Integer terminationGracePeriodSeconds) {
            this.terminationGracePeriodSeconds = Output.of(terminationGracePeriodSeconds);
            return this;
        }

        PodSpec securityContext(PodSecurityContext securityContext) {
            this.securityContext = Output.of(securityContext);
            return this;
        }

        PodSpec containers(Container... containers) {
            this.containers = Output.of(List.of(containers));
            return this;
        }
    }

    static final class PodTemplateSpec extends ResourceArgs {
        @Import(name = "metadata")
        private Output<PodTemplateSpecObjectMeta> metadata;

        @Import(name = "spec")
        private Output<PodSpec> spec;

        PodTemplateSpec metadata(PodTemplateSpecObjectMeta metadata) {
            this.metadata = Output.of(metadata);
            return this;
        }

        PodTemplateSpec spec(PodSpec spec) {
            this.spec = Output.of(spec);
            return this;
        }
    }

    static final class PodTemplateSpecObjectMeta extends ResourceArgs {
        @Import(name = "labels")
        private Output<Map<String, String>> labels;

        @Import(name = "annotations")
        private Output<Map<String, String>> annotations;

        PodTemplateSpecObjectMeta labels(Map<String, String> labels) {
            this.labels = Output.of(labels);
            return this;
        }

        PodTemplateSpecObjectMeta annotations(Output<Map<String, String>> annotations) {
            this.annotations = annotations;
            return this;
        }
    }

    static final class Port extends ResourceArgs {
        @Import(name = "name")
        private Output<String> name;

        @Import(name = "containerPort")
        private Output<Integer> containerPort;

        @Import(name = "protocol")
        private Output<String> protocol;

        Port name(String name) {
            this.name = Output.of(name);
            return this;
        }

        Port containerPort(Integer containerPort) {
            this.containerPort = Output.of(containerPort);
            return this;
        }

        Port protocol(String protocol) {
            this.protocol = Output.of(protocol);
            return this;
        }
    }

    static final class Probe extends ResourceArgs {
        @Import(name = "httpGet")
        private Output<HTTPGetAction> httpGet;

        @Import(name = "periodSeconds")
        private Output<Integer> periodSeconds;

        @Import(name = "timeoutSeconds")
        private Output<Integer> timeoutSeconds;

        @Import(name = "successThreshold")
        private Output<Integer> successThreshold;

        @Import(name = "failureThreshold")
        private Output<Integer> failureThreshold;

        Probe httpGet(HTTPGetAction httpGet) {
            this.httpGet = Output.of(httpGet);
            return this;
        }

        Probe periodSeconds(Integer periodSeconds) {
            this.periodSeconds = Output.of(periodSeconds);
            return this;
        }

        Probe timeoutSeconds(Integer timeoutSeconds) {
            this.timeoutSeconds = Output.of(timeoutSeconds);
            return this;
        }

        Probe successThreshold(Integer successThreshold) {
            this.successThreshold = Output.of(successThreshold);
            return this;
        }

        Probe failureThreshold(Integer failureThreshold) {
            this.failureThreshold = Output.of(failureThreshold);
            return this;
        }
    }

    static final class ResourceRequirements extends ResourceArgs {
        @Import(name = "requests")
        private Output<Map<String, String>> requests;

        @Import(name = "limits")
        private Output<Map<String, String>> limits;

        ResourceRequirements requests(Map<String, String> requests) {
            this.requests = Output.of(requests);
            return this;
        }

        ResourceRequirements limits(Map<String, String> limits) {
            this.limits = Output.of(limits);
            return this;
        }
    }

    static final class RollingUpdateDeployment extends ResourceArgs {
        @Import(name = "maxSurge")
        private Output<Either<Integer, String>> maxSurge;

        @Import(name = "maxUnavailable")
        private Output<Either<Integer, String>> maxUnavailable;

        RollingUpdateDeployment maxSurge(String maxSurge) {
            this.maxSurge = Output.of(Either.ofRight(maxSurge));
            return this;
        }

        RollingUpdateDeployment maxUnavailable(Integer maxUnavailable) {
            this.maxUnavailable = Output.of(Either.ofLeft(maxUnavailable));
            return this;
        }
    }

    static final class SeccompProfile extends ResourceArgs {
        @Import(name = "type")
        private Output<String> type;

        SeccompProfile type(String type) {
            this.type = Output.of(type);
            return this;
        }
    }

    static final class SecretKeySelector extends ResourceArgs {
        @Import(name = "name")
        private Output<String> name;

        @Import(name = "key")
        private Output<String> key;

        SecretKeySelector name(Output<String> name) {
            this.name = name;
            return this;
        }

        SecretKeySelector key(String key) {
            this.key = Output.of(key);
            return this;
        }
    }

    static final class SecurityContext extends ResourceArgs {
        @Import(name = "runAsNonRoot")
        private Output<Boolean> runAsNonRoot;

        @Import(name = "allowPrivilegeEscalation")
        private Output<Boolean> allowPrivilegeEscalation;

        @Import(name = "readOnlyRootFilesystem")
        private Output<Boolean> readOnlyRootFilesystem;

        @Import(name = "capabilities")
        private Output<Capabilities> capabilities;

        SecurityContext runAsNonRoot(Boolean runAsNonRoot) {
            this.runAsNonRoot = Output.of(runAsNonRoot);
            return this;
        }

        SecurityContext allowPrivilegeEscalation(Boolean allowPrivilegeEscalation) {
            this.allowPrivilegeEscalation = Output.of(allowPrivilegeEscalation);
            return this;
        }

        SecurityContext readOnlyRootFilesystem(Boolean readOnlyRootFilesystem) {
            this.readOnlyRootFilesystem = Output.of(readOnlyRootFilesystem);
            return this;
        }

        SecurityContext capabilities(Capabilities capabilities) {
            this.capabilities = Output.of(capabilities);
            return this;
        }
    }

    static final class Sleep extends ResourceArgs {
        @Import(name = "seconds")
        private Output<Integer> seconds;

        Sleep seconds(Integer seconds) {
            this.seconds = Output.of(seconds);
            return this;
        }
    }

    static final class Spec extends ResourceArgs {
        @Import(name = "replicas")
        private Output<Integer> replicas;

        @Import(name = "revisionHistoryLimit")
        private Output<Integer> revisionHistoryLimit;

        @Import(name = "progressDeadlineSeconds")
        private Output<Integer> progressDeadlineSeconds;

        @Import(name = "selector")
        private Output<LabelSelector> selector;

        @Import(name = "strategy")
        private Output<DeploymentStrategy> strategy;

        @Import(name = "template")
        private Output<PodTemplateSpec> template;

        Spec replicas(Integer replicas) {
            this.replicas = Output.of(replicas);
            return this;
        }

        Spec revisionHistoryLimit(Integer revisionHistoryLimit) {
            this.revisionHistoryLimit = Output.of(revisionHistoryLimit);
            return this;
        }

        Spec progressDeadlineSeconds(Integer progressDeadlineSeconds) {
            this.progressDeadlineSeconds = Output.of(progressDeadlineSeconds);
            return this;
        }

        Spec selector(LabelSelector selector) {
            this.selector = Output.of(selector);
            return this;
        }

        Spec strategy(DeploymentStrategy strategy) {
            this.strategy = Output.of(strategy);
            return this;
        }

        Spec template(PodTemplateSpec template) {
            this.template = Output.of(template);
            return this;
        }
    }
}
