package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.spi.expand.PublishedPorts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A component that is reached from outside, through the load balancer.
 *
 * @param port the first that speaks HTTP
 */
record FrontEntry(Component component, Port port) {
    FrontEntry {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(port, "port");
    }

    /** Returns the public components of a deployment that speak HTTP, in written order. */
    static List<FrontEntry> of(DeployConfig config) {
        return config.components().values().stream()
                .flatMap(component -> of(component).stream())
                .toList();
    }

    /** Returns the way in to a component, if it is public and speaks HTTP. */
    static Optional<FrontEntry> of(Component component) {
        return component.kind() == Component.Kind.SERVICE && component.service().isPublic()
                ? component.container().ports().stream()
                        .filter(FrontEntry::speaksHttp)
                        .findFirst()
                        .map(port -> new FrontEntry(component, port))
                : Optional.empty();
    }

    /** Returns how those that answer to every name and path are told apart. */
    static PublishedPorts published(DeployConfig config) {
        return new PublishedPorts(
                of(config).stream()
                        .filter(FrontEntry::takesAll)
                        .map(FrontEntry::component)
                        .toList(),
                component -> of(component).orElseThrow().port());
    }

    /** Tells whether a port is one that an application load balancer can serve. */
    static boolean speaksHttp(Port port) {
        return port.protocol() == Protocol.HTTP || port.protocol() == Protocol.HTTPS;
    }

    /** Returns the line that says on which port it is published. */
    Origin hostPort(EcsDeployment deployment) {
        return Origin.at(deployment
                .path(component)
                .then("container", "ports")
                .item(component.container().ports().indexOf(port))
                .then("host_port"));
    }

    /** Tells whether it answers to every name and path that no other does. */
    boolean takesAll() {
        return component.service().domains().isEmpty()
                && component.service().paths().isEmpty();
    }
}
