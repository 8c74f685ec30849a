package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import com.github.dockerjava.api.model.Network;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.docker.vocabulary.ContainerProperties;
import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.platform.docker.vocabulary.DockerTypes;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ReadRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what on the engine, or beside it, is in the way of a graph. */
final class Obstacles {
    private static final String ANY = "0.0.0.0";

    private static final int SETTLING_ATTEMPTS = 15;
    private static final Duration SETTLING_PAUSE = Duration.ofMillis(200);

    private final DockerClient client;
    private final boolean local;
    private final ReadRequest request;
    private final List<Failed> found = new ArrayList<>();
    private final Set<String> looked = new HashSet<>();

    /** @param local whether the engine's ports are ports of this machine */
    Obstacles(DockerClient client, boolean local, ReadRequest request) {
        this.client = client;
        this.local = local;
        this.request = request;
    }

    List<Failed> find() {
        List<Container> containers =
                client.listContainersCmd().withShowAll(true).exec();
        List<Network> networks = client.listNetworksCmd().exec();
        request.graph().resources().values().forEach(spec -> {
            if (spec.id().type().equals(DockerTypes.CONTAINER)) {
                unsupported(spec);
                containerName(spec, containers);
                volumes(spec);
                ports(spec, containers);
            } else if (spec.id().type().equals(DockerTypes.NETWORK)) {
                name(spec)
                        .ifPresent(name -> networks.stream()
                                .filter(network -> network.getName().equals(name))
                                .findFirst()
                                .ifPresent(network -> foreign(
                                        spec.id(), "network", name, network.getLabels(), "docker network rm " + name)));
            } else if (spec.id().type().equals(DockerTypes.VOLUME)) {
                name(spec)
                        .flatMap(name -> EngineErrors.find(
                                () -> client.inspectVolumeCmd(name).exec()))
                        .ifPresent(volume -> foreign(
                                spec.id(),
                                "volume",
                                volume.getName(),
                                volume.getLabels(),
                                "docker volume rm " + volume.getName() + ", which deletes its data"));
            }
        });
        return found;
    }

    private void unsupported(ResourceSpec spec) {
        spec.properties().keySet().stream()
                .filter(property -> !ContainerProperties.CARRIED.contains(property))
                .forEach(property -> found.add(Failed.because(
                                "Property %s is not carried to the engine by backend direct.".formatted(property))
                        .of(spec.id())
                        .remedy("Leave it out, or use '--backend terraform'.")));
    }

    private void containerName(ResourceSpec spec, List<Container> containers) {
        name(spec)
                .ifPresent(name -> containers.stream()
                        .filter(container -> Siblings.name(container).equals(name))
                        .findFirst()
                        .ifPresent(container ->
                                foreign(spec.id(), "container", name, container.getLabels(), "docker rm -f " + name)));
    }

    /** The engine would make an empty one of this name, and the program begin without its data. */
    private void volumes(ResourceSpec spec) {
        if (!(spec.properties().get("volumes") instanceof Value.Seq mounts)) {
            return;
        }
        for (Value mount : mounts.items()) {
            if (mount instanceof Value.Obj fields
                    && fields.fields().get("volume_name") instanceof Value.Text name
                    && looked.add(name.text())
                    && EngineErrors.find(
                                    () -> client.inspectVolumeCmd(name.text()).exec())
                            .isEmpty()) {
                found.add(Failed.because("There is no volume %s on this engine.".formatted(name.text()))
                        .of(spec.id())
                        .remedy("Name one that 'docker volume ls' shows, or make it first: docker volume create "
                                + name.text() + "."));
            }
        }
    }

    private void foreign(ResourceId id, String kind, String name, Map<String, String> labels, String removal) {
        if (DockerLabels.isOf(request.id(), labels)) {
            return;
        }
        String owner =
                DockerLabels.owner(labels).map(stack -> "belongs to " + stack).orElse("was not made by OmniDeploy");
        found.add(Failed.because("The name %s is taken by a %s that %s.".formatted(name, kind, owner))
                .of(id)
                .remedy("Give this deployment another name or stack, or remove it yourself (%s).".formatted(removal)));
    }

    private void ports(ResourceSpec spec, List<Container> containers) {
        Fields fields = new Fields(spec.properties(), value -> switch (value) {
            case Value.Text text -> text.text();
            case Value.Num num -> num.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            default -> "";
        });
        if (Purpose.of(fields) == Purpose.JOB) {
            return;
        }
        for (Fields port : fields.objects("ports")) {
            port.whole("external")
                    .ifPresent(number -> port(
                            spec.id(),
                            port.text("ip").orElse(ANY),
                            number.intValue(),
                            port.text("protocol").orElse("tcp"),
                            containers));
        }
    }

    private void port(ResourceId id, String ip, int number, String protocol, List<Container> containers) {
        Optional<Container> holder = containers.stream()
                .filter(container -> publishes(container, ip, number, protocol))
                .findFirst();
        if (holder.isPresent()) {
            if (!DockerLabels.isOf(request.id(), holder.get().getLabels())) {
                String owner = DockerLabels.owner(holder.get().getLabels())
                        .map(stack -> " of " + stack)
                        .orElse("");
                taken(id, ip, number, protocol, "container " + Siblings.name(holder.get()) + owner);
            }
        } else if (local && staysTaken(ip, number, protocol)) {
            taken(id, ip, number, protocol, "another process of this machine");
        }
    }

    /**
     * The engine's own proxy holds a port for a moment before its container is listed as published, and after it is gone:
     * a run that was cut off may have left it in the middle of that.
     */
    private boolean staysTaken(String ip, int number, String protocol) {
        for (int attempt = 0; attempt < SETTLING_ATTEMPTS && HostPort.isTaken(ip, number, protocol); attempt++) {
            try {
                Thread.sleep(SETTLING_PAUSE.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return true;
            }
            boolean ours = client.listContainersCmd().exec().stream()
                    .anyMatch(container -> publishes(container, ip, number, protocol)
                            && DockerLabels.isOf(request.id(), container.getLabels()));
            if (ours) {
                return false;
            }
        }
        return HostPort.isTaken(ip, number, protocol);
    }

    private void taken(ResourceId id, String ip, int number, String protocol, String holder) {
        found.add(Failed.because("Port %d/%s of %s is taken by %s.".formatted(number, protocol, ip, holder))
                .of(id)
                .remedy("Set docker.port_offset for this stack, or host_port for this port; or end what uses it."));
    }

    private static boolean publishes(Container container, String ip, int number, String protocol) {
        for (ContainerPort port : container.getPorts() == null ? new ContainerPort[0] : container.getPorts()) {
            if (Integer.valueOf(number).equals(port.getPublicPort())
                    && protocol.equals(port.getType())
                    && overlap(ip, port.getIp() == null ? ANY : port.getIp())) {
                return true;
            }
        }
        return false;
    }

    private static boolean overlap(String left, String right) {
        return left.equals(right) || isAny(left) || isAny(right);
    }

    private static boolean isAny(String ip) {
        return ip.isEmpty() || ip.equals(ANY) || ip.equals("::");
    }

    private static Optional<String> name(ResourceSpec spec) {
        return spec.properties().get("name") instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
