package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The name under which others reach a component, and the way in from outside for what is no HTTP. */
final class Services implements Contributor {
    private static final Origin NAMED = Origin.rule("kubernetes-service-by-name");
    private static final Origin GOVERNING = Origin.rule("kubernetes-governing-service");
    private static final Origin BALANCED = Origin.rule("kubernetes-load-balancer");

    @Override
    public void beside(KubernetesDeployment deployment, ComponentDraft draft) {
        Component component = draft.component();
        if (component.kind() == Kind.JOB) {
            return;
        }
        List<Port> ports = component.container().ports();
        if (!ports.isEmpty()) {
            deployment.add(service(
                    deployment, draft, ResourceId.of(KubernetesTypes.SERVICE, draft.name()), "ClusterIP", ports));
        } else if (draft.workload().type().equals(KubernetesTypes.STATEFUL_SET)) {
            deployment.add(deployment
                    .metadata()
                    .object(ResourceId.of(KubernetesTypes.SERVICE, draft.name()), draft.name(), draft.part(), GOVERNING)
                    .set(
                            "spec",
                            new ObjectDraft()
                                    .set("type", "ClusterIP")
                                    .set("cluster_ip", "None")
                                    .set("selector", deployment.metadata().selector(draft.name()))
                                    .value(),
                            GOVERNING));
        }
        List<Port> outside = outside(deployment, component);
        if (!outside.isEmpty()) {
            deployment.add(service(
                    deployment,
                    draft,
                    new ResourceId(KubernetesTypes.SERVICE, draft.name(), "public"),
                    "LoadBalancer",
                    outside));
        }
    }

    /** Returns what must be there and work before somebody uses a component. */
    static Set<ResourceId> ready(Component component) {
        Set<ResourceId> ready = new TreeSet<>(Set.of(Workloads.id(component)));
        if (component.kind() != Kind.JOB && !component.container().ports().isEmpty()) {
            ready.add(ResourceId.of(KubernetesTypes.SERVICE, component.name()));
        }
        return ready;
    }

    /** Returns the service by whose name others reach a component. */
    static Set<ResourceId> named(ComponentDraft draft) {
        return Set.of(ResourceId.of(KubernetesTypes.SERVICE, draft.name()));
    }

    /**
     * Returns the ports that a load balancer of their own lets in: those of a public component that no HTTP router can serve, or
     * tell from another component's.
     */
    static List<Port> outside(KubernetesDeployment deployment, Component component) {
        return component.kind() == Kind.SERVICE && component.service().isPublic()
                ? component.container().ports().stream()
                        .filter(port -> port.protocol() == Protocol.TCP
                                || port.protocol() == Protocol.UDP
                                || isOwn(deployment, component, port))
                        .toList()
                : List.of();
    }

    /** Tells whether a port speaks HTTP and has a number outside that is its component's alone. */
    private static boolean isOwn(KubernetesDeployment deployment, Component component, Port port) {
        return deployment.published().of(component).isPresent()
                && Front.port(component).equals(Optional.of(port));
    }

    private static int numberOutside(KubernetesDeployment deployment, Component component, Port port) {
        return isOwn(deployment, component, port)
                ? deployment.published().of(component).orElseThrow()
                : port.containerPort();
    }

    private static ResourceSpec.Builder service(
            KubernetesDeployment deployment, ComponentDraft draft, ResourceId id, String type, List<Port> ports) {
        boolean isOutside = type.equals("LoadBalancer");
        PortNames names = new PortNames(draft.component().container().ports());
        List<Value> values = new ArrayList<>();
        ConfigPath path = draft.path().then("container", "ports");
        ResourceSpec.Builder spec = deployment
                .metadata()
                .object(
                        id,
                        isOutside ? draft.name() + "-public" : draft.name(),
                        draft.part(),
                        isOutside ? BALANCED : NAMED);
        for (Port port : ports) {
            ObjectDraft value = new ObjectDraft()
                    .set("name", names.of(port))
                    .set("port", isOutside ? numberOutside(deployment, draft.component(), port) : port.containerPort())
                    .set("target_port", names.of(port))
                    .set("protocol", PortNames.transport(port));
            PortNames.application(port).ifPresent(protocol -> value.set("app_protocol", protocol));
            values.add(value.value());
            int index = draft.component().container().ports().indexOf(port);
            spec.because("spec.ports", deployment.written(path.item(index), "container_port", "protocol", "name"));
            if (isOutside && isOwn(deployment, draft.component(), port)) {
                spec.because("spec.ports", Origin.at(path.item(index).then("host_port")));
            }
        }
        if (isOutside) {
            spec.because("spec.type", Origin.at(draft.path().then("service", "public")));
        }
        return spec.set(
                "spec",
                new ObjectDraft()
                        .set("type", type)
                        .set("selector", deployment.metadata().selector(draft.name()))
                        .set("ports", new Value.Seq(values))
                        .value(),
                NAMED);
    }
}
