package io.omnideploy.target.lightsail;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.config.DeployConfig;
import java.util.List;
import java.util.Optional;

/**
 * The way in from outside: one container and one port of it, by HTTP or HTTPS.
 *
 * @param index of the port among those of the component
 */
record Endpoint(Component component, int index) {
    /** Returns that of a component: its first port for HTTP or HTTPS, if it is public. */
    static Optional<Endpoint> of(Component component) {
        List<Port> ports = component.container().ports();
        for (int index = 0; component.service().isPublic() && index < ports.size(); index++) {
            Protocol protocol = ports.get(index).protocol();
            if (protocol == Protocol.HTTP || protocol == Protocol.HTTPS) {
                return Optional.of(new Endpoint(component, index));
            }
        }
        return Optional.empty();
    }

    Port port() {
        return component.container().ports().get(index);
    }

    ConfigPath path() {
        return DeployConfig.pathOf(component).then("container", "ports").item(index);
    }
}
