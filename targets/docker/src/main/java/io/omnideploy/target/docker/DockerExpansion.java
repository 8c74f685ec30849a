package io.omnideploy.target.docker;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.Job;
import io.omnideploy.spi.expand.BackingServer;
import io.omnideploy.spi.expand.BackingServiceChecks;
import io.omnideploy.spi.expand.ImageOrigins;
import io.omnideploy.spi.expand.SecretInputs;
import io.omnideploy.spi.expand.ServerPreset;
import io.omnideploy.spi.expand.StartOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns one deployment into networks, volumes, images and containers. */
final class DockerExpansion {
    private static final ResourceId NETWORK = ResourceId.of(DockerTypes.NETWORK, ResourceId.MAIN);

    private final DeployConfig config;
    private final DockerSettings settings;
    private final SecretInputs secrets = new SecretInputs();
    private final Labels labels;
    private final Addresses addresses;
    private final Front front;
    private final PublishedPorts ports;
    private final ContainerSpec containers;
    private final StartOrder startOrder;
    private final PresetParts parts;
    private final NamedVolumes volumes;
    private final List<ServerPreset> presets;
    private final List<ResourceSpec> resources = new ArrayList<>();
    private final Map<String, Set<ResourceId>> ready = new TreeMap<>();
    private final Diagnostics found = new Diagnostics();
    private final List<LedgerEntry> ledger = new ArrayList<>();

    DockerExpansion(DeployConfig config) {
        this.config = config;
        settings = DockerSettings.of(config.section());
        labels = new Labels(config);
        startOrder = new StartOrder(config);
        addresses = new Addresses(config, secrets);
        front = new Front(config, settings);
        ports = new PublishedPorts(config, settings, front);
        containers = new ContainerSpec(config, labels, NETWORK);
        parts = new PresetParts(config, labels, containers);
        presets = ServerPreset.all(secrets);
        volumes = new NamedVolumes(config, labels);
    }

    Validated<Expansion> expand() {
        front.check(found, ledger);
        ports.check(found, ledger);
        new DockerChecks(config).check(found, ledger);
        new BackingServiceChecks(config, found).check();
        network();
        config.backingServices().values().forEach(this::backingService);
        if (found.hasErrors()) {
            return Validated.refused(found);
        }
        config.components().values().forEach(component -> ready.put(component.name(), copies(component)));
        config.components().values().forEach(this::component);
        resources.addAll(volumes.resources());
        ledger.addAll(volumes.unused());
        resources.addAll(new FrontContainers(config, settings, front, labels, containers).resources(ready::get));
        ledger.addAll(addresses.unused());
        checkAddresses();
        if (found.hasErrors()) {
            return Validated.refused(found);
        }
        ProviderSettings provider = new ProviderSettings(config, settings, secrets);
        ResourceGraph graph = ResourceGraph.of(
                        resources, secrets.specs(), ports.outputs(), Map.of(DockerTypes.PROVIDER, provider.value()))
                .withSettingOrigins(provider.origins());
        return Validated.of(new Expansion(graph, ledger, jobs()), found);
    }

    /** The second copy of 'web' and a component 'web-2' would be one container. */
    private void checkAddresses() {
        Map<String, ResourceId> byAddress = new TreeMap<>();
        for (ResourceSpec spec : resources) {
            ResourceId other = byAddress.putIfAbsent(spec.id().toString(), spec.id());
            if (other != null) {
                ResourceId alone = spec.id().role().isEmpty() ? spec.id() : other;
                ConfigPath path = alone.type().equals(DockerTypes.VOLUME)
                        ? ConfigPath.of("shared_volumes", alone.component())
                        : ConfigPath.of("components", alone.component());
                found.add(Diagnostic.error(
                                "address-twice",
                                "'%s' and '%s' both make %s."
                                        .formatted(other.component(), spec.id().component(), spec.id()))
                        .about(path)
                        .at(config.positions().of(path))
                        .remedy("Rename one of them."));
            }
        }
    }

    private void network() {
        ResourceSpec.Builder network = ResourceSpec.builder(NETWORK)
                .because("", Origin.rule("docker-network-per-stack"))
                .set(
                        "name",
                        Value.text(Naming.physical(config.id(), ContainerSpec.NAME_LIMIT)),
                        Origin.rule("docker-physical-name"))
                .set("driver", Value.text("bridge"), Origin.rule("docker-network-per-stack"));
        resources.add(labels.put(network, NETWORK).build());
    }

    private void backingService(BackingService service) {
        List<String> names = presets.stream().map(ServerPreset::name).toList();
        ServerPreset.find(presets, service.preset()).ifPresentOrElse(preset -> provide(preset, service), () -> {
            ConfigPath path = DeployConfig.pathOf(service).then("preset");
            found.add(Diagnostic.error(
                            "preset-unsupported", "Target docker does not provide preset '" + service.preset() + "'.")
                    .about(path)
                    .at(config.positions().of(path))
                    .remedy(Nearest.remedy(service.preset(), names)
                            + " One that exists already is named under 'external'."));
        });
    }

    private void provide(ServerPreset preset, BackingService service) {
        if (service.external().isPresent()) {
            BackingService.External external = service.external().get();
            Map<String, Value> known = preset.external(service, external);
            external.url().ifPresent(template -> {
                Value url = addresses.value(template, "address of " + service.name());
                known.put("url", url);
                known.computeIfPresent("endpoint", (name, computed) -> url);
            });
            addresses.put(service.name(), known);
            return;
        }
        BackingServer server = preset.provide(service);
        BackingContainers provided = parts.provide(service, server);
        resources.addAll(provided.resources());
        ready.put(service.name(), provided.ready());
        addresses.put(service.name(), server.addresses());
    }

    private static Set<ResourceId> copies(Component component) {
        Set<ResourceId> ids = new TreeSet<>();
        for (int copy = 1; copy <= component.service().replicas(); copy++) {
            ids.add(ComponentContainers.id(component.name(), copy));
        }
        return ids;
    }

    private void component(Component component) {
        if (component.service().replicas() == 0) {
            return;
        }
        ResourceId image = image(component);
        Map<String, Value> named = volumes.of(component);
        Set<ResourceId> after = new TreeSet<>();
        startOrder.before(component).forEach(name -> after.addAll(ready.getOrDefault(name, Set.of())));
        ComponentContainers maker = new ComponentContainers(config, containers, addresses, secrets, ports);
        for (int copy = 1; copy <= component.service().replicas(); copy++) {
            resources.add(maker.container(component, copy, image, named, after));
        }
    }

    private ResourceId image(Component component) {
        ResourceId id = ResourceId.of(DockerTypes.IMAGE, component.name());
        ConfigPath path = DeployConfig.pathOf(component).then("container");
        ResourceSpec.Builder image = ResourceSpec.builder(id)
                .because("", Origin.at(path))
                .set(
                        "name",
                        Value.text(component.container().image().orElseThrow()),
                        ImageOrigins.of(component.container(), path))
                .set("keep_locally", Value.bool(true), Origin.rule("docker-keep-images"))
                .because("", Origin.at(path.then("pull")));
        component
                .container()
                .platform()
                .ifPresent(platform -> image.set("platform", Value.text(platform), Origin.at(path.then("platform"))));
        resources.add(image.build());
        return id;
    }

    /** A container is started again under its own address. */
    private SortedMap<String, Job> jobs() {
        SortedMap<String, Job> jobs = new TreeMap<>();
        for (Component component : config.components().values()) {
            if (component.kind() == Component.Kind.JOB) {
                jobs.put(component.name(), new Job(ComponentContainers.id(component.name(), 1), Job.Start.WHEN_MADE));
            }
        }
        return jobs;
    }
}
