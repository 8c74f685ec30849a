package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.config.DeployConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A port of a public component that speaks TCP or UDP, and so is reached through the network load balancer.
 *
 * @param port as it is in the container
 * @param path where it is written
 */
record NetworkEntry(Component component, Port port, ConfigPath path) {
    NetworkEntry {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(port, "port");
        Objects.requireNonNull(path, "path");
    }

    /** Returns what is reached by TCP and UDP, in written order. */
    static List<NetworkEntry> of(DeployConfig config) {
        return config.components().values().stream()
                .flatMap(component -> of(component).stream())
                .toList();
    }

    /** Returns the ports of a component that are reached by TCP and UDP. */
    static List<NetworkEntry> of(Component component) {
        List<NetworkEntry> entries = new ArrayList<>();
        if (component.kind() == Component.Kind.SERVICE && component.service().isPublic()) {
            List<Port> ports = component.container().ports();
            for (int index = 0; index < ports.size(); index++) {
                if (!FrontEntry.speaksHttp(ports.get(index))) {
                    ConfigPath path = DeployConfig.pathOf(component)
                            .then("container", "ports")
                            .item(index);
                    entries.add(new NetworkEntry(component, ports.get(index), path));
                }
            }
        }
        return entries;
    }

    /** Returns the number under which it is reached from outside. */
    int outside() {
        return port.hostPort().orElse(port.containerPort());
    }

    boolean isUdp() {
        return port.protocol() == Protocol.UDP;
    }

    /** Returns what tells it apart inside of a stack, {@code tcp-5432}. */
    String role() {
        return port.protocol().name().toLowerCase(Locale.ROOT) + "-" + outside();
    }
}
