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
import io.omnideploy.spi.expand.SecretInputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parts that every preset is made of: an image, a volume for its data, a container with a health check. */
final class PresetParts {
    /** Data must outlive a slow shutdown. */
    private static final long STOP_SECONDS = 60;

    private static final long WAIT_SECONDS = 120;

    private final DeployConfig config;
    private final Labels labels;
    private final ContainerSpec containers;
    private final SecretInputs secrets;

    PresetParts(DeployConfig config, Labels labels, ContainerSpec containers, SecretInputs secrets) {
        this.config = config;
        this.labels = labels;
        this.containers = containers;
        this.secrets = secrets;
    }

    /** Returns the password of a service's owner, made once and kept in the stack's store. */
    Value password(BackingService service) {
        return secrets.generated(service.name() + "-password", "password of " + service.name());
    }

    /** Returns the password of a further user, made once and kept in the stack's store. */
    Value password(BackingService service, String user) {
        return secrets.generated(
                service.name() + "-" + user + "-password", "password of user " + user + " of " + service.name());
    }

    /** Returns the password of a service that exists already. */
    Optional<Value> given(BackingService.External external, BackingService service) {
        return external.password().map(source -> secrets.given(source, "password of " + service.name()));
    }

    ResourceSpec image(BackingService service, String repository, String version) {
        ConfigPath path = DeployConfig.pathOf(service);
        String name =
                service.image().orElse(repository + ":" + service.version().orElse(version));
        return ResourceSpec.builder(ResourceId.of(DockerTypes.IMAGE, service.name()))
                .because("", Origin.at(path.then("preset")))
                .set(
                        "name",
                        Value.text(name),
                        Origin.at(path.then("image")),
                        Origin.at(path.then("version")),
                        Origin.at(path.then("preset")))
                .set("keep_locally", Value.bool(true), Origin.rule("docker-keep-images"))
                .build();
    }

    ResourceSpec volume(BackingService service) {
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
    ResourceSpec image(ResourceId id, String name) {
        return ResourceSpec.builder(id)
                .because("", Origin.rule("preset-init-image"))
                .set("name", Value.text(name), Origin.rule("preset-init-image"))
                .set("keep_locally", Value.bool(true), Origin.rule("docker-keep-images"))
                .build();
    }

    /** Starts a container that runs for ever, keeps its data in the volume, and is ready when the check passes. */
    ResourceSpec.Builder server(BackingService service, String dataPath, Value healthCheck) {
        Origin ready = Origin.rule("preset-health-check");
        return server(service, dataPath)
                .set("healthcheck", healthCheck, ready)
                .set("wait", Value.bool(true), ready)
                .set("wait_timeout", Value.number(WAIT_SECONDS), ready);
    }

    /** Starts a container that runs for ever and keeps its data in the volume. */
    ResourceSpec.Builder server(BackingService service, String dataPath) {
        ConfigPath path = DeployConfig.pathOf(service);
        ResourceSpec.Builder spec = containers.start(
                ResourceId.of(DockerTypes.CONTAINER, service.name()),
                service.name(),
                ResourceId.of(DockerTypes.IMAGE, service.name()),
                path);
        ContainerSpec.runForEver(spec);
        ContainerSpec.mount(
                spec,
                Map.of("data", new Volume(dataPath, Optional.empty(), false, Optional.empty())),
                Map.of("data", new ResourceId(DockerTypes.VOLUME, service.name(), "data")));
        spec.because("volumes", Origin.rule("preset-data-volume"));
        service.size().ifPresent(size -> {
            Limits.memory(spec, size.memory(), Set.of(Origin.at(path.then("size"))));
            Limits.cpu(spec, size.cpu(), Set.of(Origin.at(path.then("size"))));
        });
        return spec.set("stop_timeout", Value.number(STOP_SECONDS), Origin.rule("preset-stop-timeout"))
                .set("destroy_grace_seconds", Value.number(STOP_SECONDS), Origin.rule("preset-stop-timeout"));
    }

    /** Starts a container of the service's own image that prepares it and ends. */
    ResourceSpec.Builder init(BackingService service) {
        return init(service, ResourceId.of(DockerTypes.IMAGE, service.name()));
    }

    /** Starts a container of another image that prepares the service and ends. */
    ResourceSpec.Builder init(BackingService service, ResourceId image) {
        ResourceId id = new ResourceId(DockerTypes.CONTAINER, service.name(), "init");
        // Under a name of its own: under the service's it might reach itself.
        ResourceSpec.Builder spec = containers.start(id, id.name(), image, DeployConfig.pathOf(service));
        ContainerSpec.runOnce(spec);
        return spec;
    }

    /** A check that runs often, since others wait for it. */
    static Value check(String... command) {
        return check("0s", command);
    }

    /** A check that runs often, of what takes long to start the first time. */
    static Value slowCheck(String... command) {
        return check("1m0s", command);
    }

    private static Value check(String startPeriod, String... command) {
        return Value.object(Map.of(
                "test", Value.texts(List.of(command)),
                "interval", Value.text("2s"),
                "timeout", Value.text("5s"),
                "start_period", Value.text(startPeriod),
                "retries", Value.number(30)));
    }
}
