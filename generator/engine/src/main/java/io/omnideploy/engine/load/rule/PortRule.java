package io.omnideploy.engine.load.rule;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.DeployConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No port is taken twice: neither in a container nor on the host, and no name of a port. */
final class PortRule implements ConfigRule {
    @Override
    public void check(DeployConfig config, Findings findings) {
        Map<String, String> hostPorts = new HashMap<>();
        for (Component component : config.components().values()) {
            ConfigPath path = DeployConfig.pathOf(component).then("container", "ports");
            Set<String> ports = new HashSet<>();
            Set<String> names = new HashSet<>();
            List<Port> all = component.container().ports();
            for (int index = 0; index < all.size(); index++) {
                Port port = all.get(index);
                ConfigPath item = path.item(index);
                String transport = port.protocol().transport();
                if (!ports.add(port.containerPort() + "/" + transport)) {
                    duplicate(
                            item.then("container_port"),
                            "Port " + port.containerPort() + "/" + transport + " is given twice",
                            findings);
                }
                if (port.name().isPresent() && !names.add(port.name().get())) {
                    duplicate(item.then("name"), "The port name '" + port.name().get() + "' is given twice", findings);
                }
                port.hostPort().ifPresent(number -> {
                    String owner = hostPorts.putIfAbsent(number + "/" + transport, component.name());
                    if (owner != null) {
                        duplicate(
                                item.then("host_port"),
                                "Port " + number + "/" + transport + " of the host is taken by '" + owner + "' already",
                                findings);
                    }
                });
            }
        }
    }

    private static void duplicate(ConfigPath path, String cause, Findings findings) {
        findings.error(path, "duplicate-port", cause + ".", "Choose another, or remove one.");
    }
}
