package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import com.github.dockerjava.api.model.Image;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.spi.InstanceStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        Map<String, String> images = imageNames();
        Siblings.of(client, id)
                .forEach((resource, siblings) -> siblings.main()
                        .or(siblings::replaced)
                        .ifPresent(container -> status.add(status(resource.component(), container, images))));
        status.sort(Comparator.comparing(InstanceStatus::component).thenComparing(InstanceStatus::name));
        return status;
    }

    private static InstanceStatus status(String component, Container container, Map<String, String> images) {
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
                images.getOrDefault(container.getImageId(), container.getImage()),
                state,
                health.find() ? Optional.of(health.group(1)) : Optional.empty(),
                List.copyOf(addresses));
    }

    /** Containers are made from an image's id, which says nothing to people. */
    private Map<String, String> imageNames() {
        Map<String, String> names = new HashMap<>();
        for (Image image : client.listImagesCmd().exec()) {
            if (image.getRepoTags() != null && image.getRepoTags().length > 0) {
                names.put(image.getId(), new TreeSet<>(Arrays.asList(image.getRepoTags())).first());
            }
        }
        return names;
    }

    /** All addresses of the host include the one that surely works from this machine. */
    private static String address(String ip) {
        if (ip == null || ip.isEmpty() || ip.equals("0.0.0.0") || ip.equals("::")) {
            return "127.0.0.1";
        }
        return ip.contains(":") ? "[" + ip + "]" : ip;
    }
}
