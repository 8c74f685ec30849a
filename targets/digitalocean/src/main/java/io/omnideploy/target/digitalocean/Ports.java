package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * On which port a service is reached from outside, and on which from inside. What has a port of the first kind and is in no rule
 * would be routed to all the same where no rule is: who is not public has internal ports alone.
 */
final class Ports implements Contributor {
    @Override
    public void check(AppDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component);
            List<Port> ports = component.container().ports();
            for (int index = 0; index < ports.size(); index++) {
                ConfigPath item = path.then("container", "ports").item(index);
                if (Section.of(component) != Section.SERVICE) {
                    deployment.account(
                            item,
                            Fate.DROPPED,
                            "digitalocean-port-of-no-service",
                            "On App Platform only a service answers on ports.",
                            "Leave it out, or make it 'kind: service'.");
                } else if (ports.get(index).protocol() == Protocol.UDP) {
                    deployment.refuse(
                            item.then("protocol"),
                            "digitalocean-udp",
                            "App Platform carries no UDP.",
                            "Use another target for this component.");
                }
            }
            if (component.kind() == Kind.SERVICE && component.service().isPublic() && !ports.isEmpty()) {
                outside(deployment, component, path);
            }
        }
    }

    private static void outside(AppDeployment deployment, Component component, ConfigPath path) {
        if (outside(component).isEmpty()) {
            deployment.refuse(
                    path.then("service", "public"),
                    "digitalocean-http-alone",
                    "App Platform routes HTTP to a service that speaks HTTP itself, and ends TLS in front of it; '"
                            + component.name() + "' has no such port.",
                    "Let it answer in plain HTTP and write 'protocol: HTTP', or 'public: false'.");
        }
    }

    /** Returns the port that is reached from outside. */
    static Optional<Port> outside(Component component) {
        return Section.of(component) == Section.SERVICE && component.service().isPublic()
                ? component.container().ports().stream()
                        .filter(port -> port.protocol() == Protocol.HTTP)
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public void component(AppDeployment deployment, ComponentDraft draft) {
        if (draft.section() != Section.SERVICE) {
            return;
        }
        List<Port> ports = draft.component().container().ports();
        Optional<Port> outside = outside(draft.component());
        SortedSet<Integer> inside = new TreeSet<>();
        for (int index = 0; index < ports.size(); index++) {
            Port port = ports.get(index);
            ConfigPath item = draft.path().then("container", "ports").item(index);
            Origin[] why = deployment.written(item, "container_port", "protocol", "name");
            if (outside.filter(port::equals).isPresent()) {
                draft.set("http_port", Value.number(port.containerPort()), why);
            } else {
                inside.add(port.containerPort());
                draft.because("internal_ports", List.of(why));
            }
            draft.because(
                    outside.isPresent() ? "http_port" : "internal_ports",
                    List.of(Origin.at(draft.path().then("service", "public"))));
        }
        if (!inside.isEmpty()) {
            draft.set(
                    "internal_ports",
                    new Value.Seq(inside.stream()
                            .map(number -> (Value) Value.number(number))
                            .toList()));
        }
    }
}
