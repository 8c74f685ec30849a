// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.kubernetes.apps.v1.inputs.DeploymentStrategyArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerPortArgs;
import com.pulumi.kubernetes.core.v1.inputs.PodSecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.ProbeArgs;
import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecurityContextArgs;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** Arguments of Deployment, as far as this program needs them. */
final class DeploymentArgs extends ResourceArgs {
    @Import private final String apiVersion = "apps/v1";
    @Import private final String kind = "Deployment";
    @Import private Output<ObjectMetaArgs> metadata;
    @Import private Output<Spec> spec;

    DeploymentArgs metadata(ObjectMetaArgs metadata) {
        this.metadata = Output.of(metadata);
        return this;
    }

    DeploymentArgs spec(Spec spec) {
        this.spec = Output.of(spec);
        return this;
    }

    static final class Container extends ResourceArgs {
        @Import private Output<String> name;
        @Import private Output<String> image;
        @Import private Output<String> imagePullPolicy;
        @Import private Output<List<ContainerPortArgs>> ports;
        @Import private Output<ResourceRequirementsArgs> resources;
        @Import private Output<ProbeArgs> startupProbe;
        @Import private Output<ProbeArgs> readinessProbe;
        @Import private Output<ProbeArgs> livenessProbe;
        @Import private Output<Lifecycle> lifecycle;
        @Import private Output<SecurityContextArgs> securityContext;

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

        Container ports(ContainerPortArgs... ports) {
            this.ports = Output.of(List.of(ports));
            return this;
        }

        Container resources(ResourceRequirementsArgs resources) {
            this.resources = Output.of(resources);
            return this;
        }

        Container startupProbe(ProbeArgs startupProbe) {
            this.startupProbe = Output.of(startupProbe);
            return this;
        }

        Container readinessProbe(ProbeArgs readinessProbe) {
            this.readinessProbe = Output.of(readinessProbe);
            return this;
        }

        Container livenessProbe(ProbeArgs livenessProbe) {
            this.livenessProbe = Output.of(livenessProbe);
            return this;
        }

        Container lifecycle(Lifecycle lifecycle) {
            this.lifecycle = Output.of(lifecycle);
            return this;
        }

        Container securityContext(SecurityContextArgs securityContext) {
            this.securityContext = Output.of(securityContext);
            return this;
        }
    }

    static final class Lifecycle extends ResourceArgs {
        @Import private Output<LifecycleHandler> preStop;

        Lifecycle preStop(LifecycleHandler preStop) {
            this.preStop = Output.of(preStop);
            return this;
        }
    }

    static final class LifecycleHandler extends ResourceArgs {
        @Import private Output<Sleep> sleep;

        LifecycleHandler sleep(Sleep sleep) {
            this.sleep = Output.of(sleep);
            return this;
        }
    }

    static final class PodSpec extends ResourceArgs {
        @Import private Output<String> serviceAccountName;
        @Import private Output<Boolean> automountServiceAccountToken;
        @Import private Output<Boolean> enableServiceLinks;
        @Import private Output<Integer> terminationGracePeriodSeconds;
        @Import private Output<PodSecurityContextArgs> securityContext;
        @Import private Output<List<Container>> containers;

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

        PodSpec securityContext(PodSecurityContextArgs securityContext) {
            this.securityContext = Output.of(securityContext);
            return this;
        }

        PodSpec containers(Container... containers) {
            this.containers = Output.of(List.of(containers));
            return this;
        }
    }

    static final class PodTemplateSpec extends ResourceArgs {
        @Import private Output<ObjectMetaArgs> metadata;
        @Import private Output<PodSpec> spec;

        PodTemplateSpec metadata(ObjectMetaArgs metadata) {
            this.metadata = Output.of(metadata);
            return this;
        }

        PodTemplateSpec spec(PodSpec spec) {
            this.spec = Output.of(spec);
            return this;
        }
    }

    static final class Sleep extends ResourceArgs {
        @Import private Output<Integer> seconds;

        Sleep seconds(Integer seconds) {
            this.seconds = Output.of(seconds);
            return this;
        }
    }

    static final class Spec extends ResourceArgs {
        @Import private Output<Integer> replicas;
        @Import private Output<Integer> revisionHistoryLimit;
        @Import private Output<Integer> progressDeadlineSeconds;
        @Import private Output<LabelSelectorArgs> selector;
        @Import private Output<DeploymentStrategyArgs> strategy;
        @Import private Output<PodTemplateSpec> template;

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

        Spec selector(LabelSelectorArgs selector) {
            this.selector = Output.of(selector);
            return this;
        }

        Spec strategy(DeploymentStrategyArgs strategy) {
            this.strategy = Output.of(strategy);
            return this;
        }

        Spec template(PodTemplateSpec template) {
            this.template = Output.of(template);
            return this;
        }
    }
}
