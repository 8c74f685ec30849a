package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.spi.InstanceStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells how the containers of a stack fare. */
final class ContainerStatus {
    /** The engine puts health into the text that it has for people: "Up 5 seconds (healthy)". */
    private static final Pattern HEALTH = Pattern.compile("\\((?:health: )?(healthy|unhealthy|starting)\\)");

    private final DockerClient client;

    ContainerStatus(DockerClient client) {
        this.client = client;
    }

    List<InstanceStatus> of(DeploymentId id) {
        List<InstanceStatus> status = new ArrayList<>();
        Siblings.of(client, id)
                .forEach((resource, siblings) -> siblings.main()
                        .or(siblings::replaced)
                        .ifPresent(container -> status.add(status(resource.component(), container))));
        status.sort(Comparator.comparing(InstanceStatus::component).thenComparing(InstanceStatus::name));
        return status;
    }

    private static InstanceStatus status(String component, Container container) {
        String state = container.getState() == null ? "" : container.getState().toLowerCase(Locale.ROOT);
        Matcher health = HEALTH.matcher(container.getStatus() == null ? "" : container.getStatus());
        TreeSet<String> addresses = new TreeSet<>();
        for (ContainerPort port : container.getPorts() == null ? new ContainerPort[0] : container.getPorts()) {
            if (port.getPublicPort() != null) {
                addresses.add(address(port.getIp()) + ":" + port.getPublicPort());
            }
        }
        return new InstanceStatus(
                component,
                Siblings.name(container),
                container.getImage(),
                state,
                health.find() ? Optional.of(health.group(1)) : Optional.empty(),
                List.copyOf(addresses));
    }

    /** All addresses of the host include the one that surely works from this machine. */
    private static String address(String ip) {
        if (ip == null || ip.isEmpty() || ip.equals("0.0.0.0") || ip.equals("::")) {
            return "127.0.0.1";
        }
        return ip.contains(":") ? "[" + ip + "]" : ip;
    }
}
