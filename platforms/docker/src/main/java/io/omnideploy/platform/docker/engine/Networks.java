package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.Network.Ipam;
import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.platform.docker.vocabulary.DockerTypes;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.spi.WriteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Networks: the engine can't change one, so a change makes a new one and moves the containers over. */
final class Networks {
    private final DockerClient client;

    Networks(DockerClient client) {
        this.client = client;
    }

    List<LiveResource> read(ReadRequest request) {
        List<LiveResource> live = new ArrayList<>();
        List<Network> networks = client.listNetworksCmd()
                .withFilter(
                        "label",
                        List.of(DockerLabels.DEPLOYMENT + "=" + request.id().name()))
                .exec();
        for (Network network : networks) {
            if (DockerLabels.isOf(request.id(), network.getLabels())) {
                DockerLabels.resource(network.getLabels())
                        .filter(id -> id.type().equals(DockerTypes.NETWORK))
                        .map(id -> live(id, network, request.graph().resources().get(id)))
                        .ifPresent(live::add);
            }
        }
        return live;
    }

    LiveResource create(WriteRequest request) {
        ResourceId id = request.spec().id();
        Fields fields = new Fields(request.spec().properties(), ClearText.with(request.secrets()));
        Map<String, String> labels = DockerLabels.identity(request.id(), id);
        fields.map("labels").ifPresent(labels::putAll);
        labels.putAll(DockerLabels.composeResource(request.id(), id, "network"));
        labels.put(DockerLabels.APPLIED, request.memory());
        return EngineErrors.of(id, () -> {
            try (CreateNetworkCmd command = client.createNetworkCmd()) {
                // Two networks of one name are possible, and a riddle for everybody.
                command.withName(fields.expect("name")).withLabels(labels).withCheckDuplicate(true);
                fields.text("driver").ifPresent(command::withDriver);
                fields.flag("internal").ifPresent(command::withInternal);
                fields.flag("attachable").ifPresent(command::withAttachable);
                fields.flag("ipv6").ifPresent(command::withEnableIpv6);
                fields.map("options").ifPresent(command::withOptions);
                addressPlan(fields).ifPresent(command::withIpam);
                String created = command.exec().getId();
                return live(id, inspect(created), request.spec());
            }
        });
    }

    LiveResource update(WriteRequest request, LiveResource live) {
        return EngineErrors.of(live.id(), () -> live(live.id(), inspect(live.physicalId()), request.spec()));
    }

    LiveResource replace(WriteRequest request, LiveResource live) {
        ResourceId id = live.id();
        Optional<Network> old = EngineErrors.find(() -> inspect(live.physicalId()));
        Map<String, ContainerNetwork> attached = new TreeMap<>();
        old.ifPresent(network -> detachAll(id, network, attached));
        delete(live);
        LiveResource made = create(request);
        attached.forEach((container, endpoint) -> EngineErrors.lenient(
                id,
                () -> client.connectToNetworkCmd()
                        .withNetworkId(made.physicalId())
                        .withContainerId(container)
                        .withContainerNetwork(new ContainerNetwork().withAliases(aliases(endpoint, container)))
                        .exec()));
        return made;
    }

    void delete(LiveResource live) {
        try {
            client.removeNetworkCmd(live.physicalId()).exec();
        } catch (NotFoundException gone) {
            return;
        } catch (DockerException refused) {
            throw EngineErrors.failure(live.id(), refused)
                    .remedy(
                            "Disconnect the containers that are not of this stack (docker network inspect %s), then run the"
                                            .formatted(live.physicalId())
                                    + " same command again.");
        }
    }

    private void detachAll(ResourceId id, Network network, Map<String, ContainerNetwork> attached) {
        for (String container : network.getContainers() == null
                ? List.<String>of()
                : List.copyOf(network.getContainers().keySet())) {
            EngineErrors.find(() -> client.inspectContainerCmd(container).exec())
                    .map(InspectContainerResponse::getNetworkSettings)
                    .map(settings -> settings.getNetworks().get(network.getName()))
                    .ifPresent(endpoint -> attached.put(container, endpoint));
            EngineErrors.lenient(
                    id,
                    () -> client.disconnectFromNetworkCmd()
                            .withNetworkId(network.getId())
                            .withContainerId(container)
                            .withForce(true)
                            .exec());
        }
    }

    /** The engine adds the short id of a container as an alias of its own. */
    private static List<String> aliases(ContainerNetwork endpoint, String container) {
        return endpoint.getAliases() == null
                ? List.of()
                : endpoint.getAliases().stream()
                        .filter(alias -> !container.startsWith(alias))
                        .toList();
    }

    private Network inspect(String id) {
        return client.inspectNetworkCmd().withNetworkId(id).exec();
    }

    private static Optional<Ipam> addressPlan(Fields fields) {
        List<Fields> pools = fields.objects("ipam_config");
        Optional<String> driver = fields.text("ipam_driver");
        if (pools.isEmpty() && driver.isEmpty()) {
            return Optional.empty();
        }
        List<Ipam.Config> configs = new ArrayList<>();
        for (Fields pool : pools) {
            Ipam.Config config = new Ipam.Config();
            pool.text("subnet").ifPresent(config::withSubnet);
            pool.text("gateway").ifPresent(config::withGateway);
            pool.text("ip_range").ifPresent(config::withIpRange);
            configs.add(config);
        }
        return Optional.of(new Ipam().withDriver(driver.orElse("default")).withConfig(configs));
    }

    private static LiveResource live(ResourceId id, Network network, ResourceSpec wanted) {
        Map<String, String> labels = network.getLabels() == null ? Map.of() : network.getLabels();
        Optional<String> memory = Optional.ofNullable(labels.get(DockerLabels.APPLIED));
        SortedMap<String, Value> observed = new TreeMap<>();
        if (memory.isEmpty() && wanted != null) {
            // Made by compose from our file: what can be compared is compared, so that it is taken over as it is.
            Observed.text(observed, wanted, "name", network.getName());
            Observed.text(observed, wanted, "driver", network.getDriver());
            Observed.labels(observed, wanted, labels);
        }
        SortedMap<String, Value> attributes = new TreeMap<>();
        attributes.put("id", Value.text(network.getId()));
        if (network.getScope() != null) {
            attributes.put("scope", Value.text(network.getScope()));
        }
        return new LiveResource(id, network.getId(), true, memory, observed, attributes);
    }
}
