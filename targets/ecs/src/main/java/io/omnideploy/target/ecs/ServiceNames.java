package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Service Connect: a component is reached by others under its own name, as in {@code http://api:8080}. Only those take part
 * that reach another component or are reached, since each of their tasks has a proxy beside it.
 */
final class ServiceNames implements Contributor {
    private static final ResourceId NAMESPACE = ResourceId.of(AwsTypes.HTTP_NAMESPACE, ResourceId.MAIN);

    /** Longest name of a namespace (Cloud Map API, CreateHttpNamespace). */
    private static final int NAME_LIMIT = 1024;

    /** Requests may take as long as they need; a connection on which nothing is said is closed as is usual. */
    private static final Value PATIENT = Value.object(
            Map.of("idle_timeout_seconds", Value.number(300), "per_request_timeout_seconds", Value.number(0)));

    private static final Origin CONNECT = Origin.rule("ecs-service-connect");

    @Override
    public void prepare(EcsDeployment deployment) {
        if (deployment.components().stream().anyMatch(component -> isReached(deployment, component))) {
            deployment.add(deployment
                    .tagged(NAMESPACE, CONNECT)
                    .set("name", Value.text(deployment.name(NAME_LIMIT)), Origin.rule("physical-name"))
                    .set("description", Value.text("Names by which components reach each other"), CONNECT));
        }
    }

    @Override
    public void service(EcsDeployment deployment, ServiceDraft service) {
        Component component = service.component();
        boolean reached = isReached(deployment, component);
        boolean reaches = deployment.reach().of(component).stream()
                .map(deployment.config().components()::get)
                .anyMatch(other -> other != null && isReached(deployment, other));
        if (!reached && !reaches) {
            return;
        }
        SortedMap<String, Value> connect =
                new TreeMap<>(Map.of("enabled", Value.bool(true), "namespace", Value.ref(NAMESPACE, "arn")));
        if (reached) {
            List<Value> names = new ArrayList<>();
            component.container().ports().stream()
                    .filter(port -> port.protocol() != Protocol.UDP)
                    .forEach(port -> names.add(name(component, port)));
            connect.put("service", new Value.Seq(names));
        }
        service.set("service_connect_configuration", Value.object(connect), CONNECT);
    }

    private static boolean isReached(EcsDeployment deployment, Component component) {
        return component.kind() != Component.Kind.JOB
                && component.container().ports().stream().anyMatch(port -> port.protocol() != Protocol.UDP)
                && deployment.reach().to(component.name()).values().stream()
                        .anyMatch(other -> other.kind() != Component.Kind.JOB);
    }

    private static Value name(Component component, Port port) {
        boolean first = component.container().ports().getFirst().equals(port);
        String discovery = first ? component.name() : component.name() + "-" + port.containerPort();
        Value.Obj named = Value.object(Map.of(
                "port_name", Value.text(ContainerDefinition.portName(port)),
                "discovery_name", Value.text(discovery),
                "client_alias",
                        Value.object(Map.of(
                                "port",
                                Value.number(port.containerPort()),
                                "dns_name",
                                Value.text(component.name())))));
        // Unless it is told otherwise the proxy ends each HTTP request after 15 seconds.
        return port.protocol() == Protocol.HTTP ? named.with("timeout", PATIENT) : named;
    }
}
