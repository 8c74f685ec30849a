package io.omnideploy.target.docker;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.BackingServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs a server that provides a backing service: its image, a volume for its data, a container, one more that prepares it. */
final class PresetParts {
    /** Data must outlive a slow shutdown. */
    private static final long STOP_SECONDS = 60;

    private static final long WAIT_SECONDS = 120;

    private static final Origin READY = Origin.rule("preset-health-check");
    private static final Origin INIT_IMAGE = Origin.rule("preset-init-image");

    private final DeployConfig config;
    private final Labels labels;
    private final ContainerSpec containers;

    PresetParts(DeployConfig config, Labels labels, ContainerSpec containers) {
        this.config = config;
        this.labels = labels;
        this.containers = containers;
    }

    BackingContainers provide(BackingService service, BackingServer server) {
        List<ResourceSpec> resources = new ArrayList<>(List.of(image(service, server), volume(service)));
        ResourceSpec container = server(service, server);
        resources.add(container);
        Set<ResourceId> ready = new TreeSet<>(Set.of(container.id()));
        server.init().ifPresent(init -> {
            ResourceId image = ResourceId.of(DockerTypes.IMAGE, service.name());
            if (init.image().isPresent()) {
                image = new ResourceId(DockerTypes.IMAGE, service.name(), "init");
                resources.add(image(image, init.image().get()));
            }
            ResourceSpec prepared = init(service, server, init, image);
            resources.add(prepared);
            ready.add(prepared.id());
        });
        return new BackingContainers(resources, ready);
    }

    private static ResourceSpec image(BackingService service, BackingServer server) {
        ConfigPath path = DeployConfig.pathOf(service);
        return ResourceSpec.builder(ResourceId.of(DockerTypes.IMAGE, service.name()))
                .because("", Origin.at(path.then("preset")))
                .set(
                        "name",
                        Value.text(server.image()),
                        Origin.at(path.then("image")),
                        Origin.at(path.then("version")),
                        Origin.at(path.then("preset")))
                .set("keep_locally", Value.bool(true), Origin.rule("docker-keep-images"))
                .build();
    }

    private ResourceSpec volume(BackingService service) {
        ResourceId id = new ResourceId(DockerTypes.VOLUME, service.name(), "data");
        ConfigPath path = DeployConfig.pathOf(service);
        ResourceSpec.Builder volume = ResourceSpec.builder(id)
                .because("", Origin.at(path))
                .set(
                        "name",
                        Value.text(Naming.physical(config.id(), ContainerSpec.NAME_LIMIT, service.name(), "data")),
                        Origin.rule("docker-physical-name"));
        boolean isProtected = service.protect().orElse(false);
        volume.lifecycle(Labels.ofVolume(isProtected));
        if (service.protect().isPresent()) {
            volume.because("", Origin.at(path.then("protect")));
        }
        return labels.put(volume, id).build();
    }

    /** Returns an image that is no person's choice. */
    private static ResourceSpec image(ResourceId id, String name) {
        return ResourceSpec.builder(id)
                .because("", INIT_IMAGE)
                .set("name", Value.text(name), INIT_IMAGE)
                .set("keep_locally", Value.bool(true), Origin.rule("docker-keep-images"))
                .build();
    }

    /** A container that runs for ever, keeps its data in the volume, and is ready when the check passes. */
    private ResourceSpec server(BackingService service, BackingServer server) {
        ConfigPath path = DeployConfig.pathOf(service);
        ResourceSpec.Builder spec = containers.start(
                ResourceId.of(DockerTypes.CONTAINER, service.name()),
                service.name(),
                ResourceId.of(DockerTypes.IMAGE, service.name()),
                path);
        ContainerSpec.runForEver(spec);
        ContainerSpec.mount(
                spec,
                Map.of("data", new Volume(server.dataPath(), Optional.empty(), false, Optional.empty())),
                Map.of("data", Value.ref(new ResourceId(DockerTypes.VOLUME, service.name(), "data"), "id")));
        spec.because("volumes", Origin.rule("preset-data-volume"));
        service.size().ifPresent(size -> {
            Limits.memory(spec, size.memory(), Set.of(Origin.at(path.then("size"))));
            Limits.cpu(spec, size.cpu(), Set.of(Origin.at(path.then("size"))));
        });
        spec.set("stop_timeout", Value.number(STOP_SECONDS), Origin.rule("preset-stop-timeout"))
                .set("destroy_grace_seconds", Value.number(STOP_SECONDS), Origin.rule("preset-stop-timeout"));
        if (!server.entrypoint().isEmpty()) {
            spec.set("entrypoint", Value.texts(server.entrypoint()), server.contract());
        }
        if (!server.command().isEmpty()) {
            spec.set("command", Value.texts(server.command()), server.contract());
        }
        spec.set("env", Value.object(server.environment()), server.contract());
        server.why().forEach((part, why) -> spec.because(property(part), why));
        server.check()
                .ifPresent(check -> spec.set("healthcheck", health(check), READY)
                        .set("wait", Value.bool(true), READY)
                        .set("wait_timeout", Value.number(WAIT_SECONDS), READY));
        return spec.build();
    }

    private ResourceSpec init(BackingService service, BackingServer server, BackingServer.Init init, ResourceId image) {
        ResourceId id = new ResourceId(DockerTypes.CONTAINER, service.name(), "init");
        // Under a name of its own: under the service's it might reach itself.
        ResourceSpec.Builder spec = containers.start(id, id.name(), image, DeployConfig.pathOf(service));
        ContainerSpec.runOnce(spec);
        spec.set("entrypoint", Value.texts(List.of("sh", "-euc")), server.contract())
                .set("command", Value.texts(List.of(init.script())), server.contract())
                .set("env", Value.object(init.environment()), server.contract())
                .after(Set.of(ResourceId.of(DockerTypes.CONTAINER, service.name())));
        init.why().forEach((part, why) -> spec.because(property(part), why));
        return spec.build();
    }

    /** A check that runs often, since others wait for it. */
    static Value check(String... command) {
        return health(new BackingServer.Check.Program(List.of(command), false));
    }

    private static String property(String part) {
        return part.replaceFirst("^environment\\.", "env.");
    }

    private static Value health(BackingServer.Check check) {
        List<String> test = new ArrayList<>();
        switch (check) {
            case BackingServer.Check.Program program -> {
                test.add("CMD");
                test.addAll(program.words());
            }
            case BackingServer.Check.Line line -> test.addAll(List.of("CMD-SHELL", line.line()));
        }
        return Value.object(Map.of(
                "test", Value.texts(test),
                "interval", Value.text("2s"),
                "timeout", Value.text("5s"),
                "start_period", Value.text(check.isSlow() ? "1m0s" : "0s"),
                "retries", Value.number(30)));
    }
}
