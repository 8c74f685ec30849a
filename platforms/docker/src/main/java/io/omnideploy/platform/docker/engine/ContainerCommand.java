package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.WriteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a container with everything that it has before it is started. */
final class ContainerCommand {
    private final DockerClient client;

    ContainerCommand(DockerClient client) {
        this.client = client;
    }

    /** Makes the container under a name, connects it and puts its files in; returns its id. Removes it when that fails. */
    String make(WriteRequest request, String name) {
        ResourceId id = request.spec().id();
        Fields fields = new Fields(request.spec().properties(), ClearText.with(request.secrets()));
        List<Fields> networks = fields.objects("networks_advanced");
        String container = EngineErrors.of(id, () -> {
            HostConfig host = HostSettings.of(fields);
            try (CreateContainerCmd command =
                    client.createContainerCmd(fields.expect("image")).withName(name)) {
                process(command, fields);
                health(command, fields);
                command.withLabels(labels(request, fields));
                if (!networks.isEmpty()) {
                    host.withNetworkMode(networkName(networks.getFirst()));
                    networks.getFirst().texts("aliases").ifPresent(command::withAliases);
                    networks.getFirst().text("ipv4_address").ifPresent(command::withIpv4Address);
                    networks.getFirst().text("ipv6_address").ifPresent(command::withIpv6Address);
                }
                return command.withHostConfig(host).exec().getId();
            }
        });
        try {
            networks.stream().skip(1).forEach(network -> connect(id, container, network));
            Uploads.put(client, id, container, fields);
            return container;
        } catch (RuntimeException failure) {
            EngineErrors.repair(() -> EngineErrors.lenient(
                    id,
                    () -> client.removeContainerCmd(container)
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec()));
            throw failure;
        }
    }

    private static void process(CreateContainerCmd command, Fields fields) {
        fields.text("hostname").ifPresent(command::withHostName);
        fields.text("domainname").ifPresent(command::withDomainName);
        fields.texts("entrypoint").ifPresent(command::withEntrypoint);
        fields.texts("command").ifPresent(command::withCmd);
        fields.text("working_dir").ifPresent(command::withWorkingDir);
        fields.text("user").ifPresent(command::withUser);
        fields.text("platform").ifPresent(command::withPlatform);
        fields.text("stop_signal").ifPresent(command::withStopSignal);
        fields.whole("stop_timeout").ifPresent(seconds -> command.withStopTimeout(seconds.intValue()));
        fields.flag("tty").ifPresent(command::withTty);
        fields.flag("stdin_open").ifPresent(command::withStdinOpen);
        List<String> variables = new ArrayList<>();
        fields.map("env").ifPresent(env -> env.forEach((key, value) -> variables.add(key + "=" + value)));
        command.withEnv(variables);
        command.withExposedPorts(fields.objects("ports").stream()
                .map(HostSettings::exposed)
                .distinct()
                .toArray(ExposedPort[]::new));
    }

    private static void health(CreateContainerCmd command, Fields fields) {
        fields.object("healthcheck").ifPresent(check -> {
            HealthCheck health = new HealthCheck().withTest(check.texts("test").orElse(List.of()));
            check.text("interval").map(GoDurations::nanoseconds).ifPresent(health::withInterval);
            check.text("timeout").map(GoDurations::nanoseconds).ifPresent(health::withTimeout);
            check.text("start_period").map(GoDurations::nanoseconds).ifPresent(health::withStartPeriod);
            check.text("start_interval").map(GoDurations::nanoseconds).ifPresent(health::withStartInterval);
            check.whole("retries").ifPresent(retries -> health.withRetries(retries.intValue()));
            command.withHealthcheck(health);
        });
    }

    private static Map<String, String> labels(WriteRequest request, Fields fields) {
        Map<String, String> labels =
                DockerLabels.identity(request.id(), request.spec().id());
        fields.map("labels").ifPresent(labels::putAll);
        labels.putAll(DockerLabels.composeService(request.id(), request.spec().id(), request.memory()));
        labels.put(DockerLabels.APPLIED, request.memory());
        return labels;
    }

    private void connect(ResourceId id, String container, Fields network) {
        ContainerNetwork endpoint = new ContainerNetwork();
        network.texts("aliases").ifPresent(endpoint::withAliases);
        EngineErrors.of(
                id,
                () -> client.connectToNetworkCmd()
                        .withNetworkId(network.expect("name"))
                        .withContainerId(container)
                        .withContainerNetwork(endpoint)
                        .exec());
    }

    /** The engine takes the settings of the first network under its name alone. */
    private String networkName(Fields network) {
        String wanted = network.expect("name");
        Optional<String> name = EngineErrors.find(
                () -> client.inspectNetworkCmd().withNetworkId(wanted).exec().getName());
        return name.orElse(wanted);
    }
}
