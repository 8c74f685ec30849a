package io.omnideploy.target.kubernetes;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Component;
import io.omnideploy.config.Container.Port;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may reach a pod: those who depend on it or refer to it, on the ports that it has, and everybody on those that are public. The
 * way out is open, since a description doesn't say whom else a program asks.
 */
final class NetworkPolicies implements Contributor {
    private static final Origin REACH = Origin.rule("kubernetes-lets-in-who-uses-it");

    /** The line that says whether there are any. */
    static final Origin WHY = Origin.at(KubernetesSettings.PATH.then("network_policy"));

    @Override
    public void beside(KubernetesDeployment deployment, ComponentDraft draft) {
        if (!deployment.settings().networkPolicy()) {
            return;
        }
        Component component = draft.component();
        List<Value> rules = new ArrayList<>();
        List<Port> ports = component.container().ports();
        List<Value> peers = peers(deployment, draft.name());
        if (!peers.isEmpty() && !ports.isEmpty()) {
            rules.add(rule(peers, ports.stream().map(NetworkPolicies::port).toList()));
        }
        List<Value> open = new ArrayList<>();
        Front.port(component).ifPresent(port -> open.add(port(port)));
        Services.outside(deployment, component).stream()
                .filter(port -> !Front.port(component).equals(Optional.of(port)))
                .forEach(port -> open.add(port(port)));
        if (!open.isEmpty()) {
            rules.add(rule(List.of(), open));
        }
        ResourceSpec.Builder spec = policy(deployment, draft.name(), draft.part(), rules);
        if (!open.isEmpty()) {
            spec.because("spec.ingress", Origin.at(draft.path().then("service", "public")));
        }
        deployment.add(spec);
    }

    /** Lets those who use a backing service, and what prepares it, reach its port. */
    static void add(KubernetesDeployment deployment, BackingService service, int port, boolean isPrepared) {
        if (!deployment.settings().networkPolicy()) {
            return;
        }
        List<Value> peers = peers(deployment, service.name());
        if (isPrepared) {
            peers.add(peer(deployment, BackingServices.initName(service)));
        }
        List<Value> rules = new ArrayList<>();
        if (!peers.isEmpty()) {
            rules.add(rule(
                    peers,
                    List.of(new ObjectDraft()
                            .set("port", port)
                            .set("protocol", "TCP")
                            .value())));
        }
        deployment.add(policy(deployment, service.name(), service.preset(), rules));
    }

    private static List<Value> peers(KubernetesDeployment deployment, String name) {
        List<Value> peers = new ArrayList<>();
        deployment.reach().to(name).keySet().forEach(user -> peers.add(peer(deployment, user)));
        return peers;
    }

    private static Value peer(KubernetesDeployment deployment, String name) {
        return new ObjectDraft()
                .set("pod_selector", deployment.metadata().matching(name))
                .value();
    }

    private static Value port(Port port) {
        return new ObjectDraft()
                .set("port", port.containerPort())
                .set("protocol", PortNames.transport(port))
                .value();
    }

    private static Value rule(List<Value> peers, List<Value> ports) {
        ObjectDraft rule = new ObjectDraft().set("ports", new Value.Seq(ports));
        if (!peers.isEmpty()) {
            rule.set("from", new Value.Seq(peers));
        }
        return rule.value();
    }

    private static ResourceSpec.Builder policy(
            KubernetesDeployment deployment, String name, String part, List<Value> rules) {
        ObjectDraft spec = new ObjectDraft()
                .set("pod_selector", deployment.metadata().matching(name))
                .set("policy_types", Value.texts(List.of("Ingress")));
        if (!rules.isEmpty()) {
            spec.set("ingress", new Value.Seq(rules));
        }
        return deployment
                .metadata()
                .object(ResourceId.of(KubernetesTypes.NETWORK_POLICY, name), name, part, REACH, WHY)
                .set("spec", spec.value(), REACH);
    }
}
