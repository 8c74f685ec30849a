package io.omnideploy.target.docker;

import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all containers of a stack have alike: names, labels, network, logging, restart. Values are in the form in which the
 * engine gives them back, since the Terraform provider (4.6.0) replaces a container for any other.
 */
final class ContainerSpec {
    /** Longest name of a container, volume or network: it is also a DNS label on the network. */
    static final int NAME_LIMIT = 63;

    private static final Origin LOGGING = Origin.rule("docker-bounded-logs");
    private static final Origin NETWORK = Origin.rule("docker-network-per-stack");
    private static final Origin LIFE = Origin.rule("docker-life-of-kind");

    private final DeployConfig config;
    private final Labels labels;
    private final ResourceId network;

    ContainerSpec(DeployConfig config, Labels labels, ResourceId network) {
        this.config = config;
        this.labels = labels;
        this.network = network;
    }

    /**
     * Starts a container.
     *
     * @param alias the name under which others reach it on the network; several may share one
     */
    ResourceSpec.Builder start(ResourceId id, String alias, ResourceId image, ConfigPath owner) {
        return start(id, alias, image)
                .because("", Origin.at(owner))
                .because("image", Origin.at(owner.then("container", "image")));
    }

    /** Starts a container that nobody asked for by name. */
    ResourceSpec.Builder start(ResourceId id, String alias, ResourceId image) {
        return started(id, image)
                // Docker's own default, which newer engines report in another way:
                // kreuzwerker/terraform-provider-docker#603.
                .set("network_mode", Value.text("bridge"), NETWORK)
                .set(
                        "networks_advanced",
                        Value.list(Value.object(Map.of(
                                "name", Value.ref(network, "id"),
                                "aliases", Value.texts(List.of(alias))))),
                        NETWORK);
    }

    /** Starts a container that shares the network of another, and is made anew with it. */
    ResourceSpec.Builder startBeside(ResourceId id, ResourceId other, ResourceId image) {
        return started(id, image)
                .set(
                        "network_mode",
                        new Value.Interpolation(List.of(Value.text("container:"), Value.ref(other, "id"))),
                        NETWORK);
    }

    private ResourceSpec.Builder started(ResourceId id, ResourceId image) {
        ResourceSpec.Builder spec = ResourceSpec.builder(id)
                .set("name", Value.text(name(id)), Origin.rule("docker-physical-name"))
                .set("image", Value.ref(image, "image_id"), Origin.rule("docker-image-by-id"))
                .set("log_driver", Value.text("json-file"), LOGGING)
                .set(
                        "log_opts",
                        Value.object(Map.of("max-size", Value.text("10m"), "max-file", Value.text("3"))),
                        LOGGING);
        return labels.put(spec, id);
    }

    /** Makes it run for ever. */
    static void runForEver(ResourceSpec.Builder spec) {
        spec.set("restart", Value.text("unless-stopped"), LIFE).set("must_run", Value.bool(true), LIFE);
    }

    /** Makes it run once, to its end, which must be a good one, while the stack is brought up. */
    static void runOnce(ResourceSpec.Builder spec) {
        spec.set("restart", Value.text("no"), LIFE)
                .set("must_run", Value.bool(false), LIFE)
                .set("attach", Value.bool(true), LIFE)
                .set("logs", Value.bool(true), LIFE)
                .lifecycle(Lifecycle.expecting(Map.of("exit_code", Value.number(0))));
    }

    /** Makes it wait until somebody starts it. */
    static void wait(ResourceSpec.Builder spec) {
        spec.set("restart", Value.text("no"), LIFE)
                .set("must_run", Value.bool(false), LIFE)
                .set("start", Value.bool(false), LIFE);
    }

    /**
     * Mounts volumes, sorted by path as the engine gives them back.
     *
     * @param named the names of those that are no folders of the host
     */
    static void mount(ResourceSpec.Builder spec, Map<String, Volume> volumes, Map<String, Value> named) {
        if (volumes.isEmpty()) {
            return;
        }
        List<Value> mounts = new ArrayList<>();
        volumes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((left, right) -> left.path().compareTo(right.path())))
                .forEach(entry -> mounts.add(mount(entry.getValue(), Optional.ofNullable(named.get(entry.getKey())))));
        spec.set("volumes", new Value.Seq(mounts));
    }

    private static Value mount(Volume volume, Optional<Value> named) {
        Value.Obj path = Value.object(Map.of("container_path", Value.text(volume.path())));
        Value.Obj mount = volume.readOnly() ? path.with("read_only", Value.bool(true)) : path;
        return named.map(name -> mount.with("volume_name", name))
                .orElseGet(
                        () -> mount.with("host_path", hostPath(volume.source().orElseThrow())));
    }

    /** A relative path starts from the folder of the description, wherever that is when it is applied. */
    private static Value hostPath(String source) {
        if (source.startsWith("/")) {
            return Value.text(source);
        }
        String relative = source.replaceFirst("^(\\./)+", "");
        return new Value.Interpolation(List.of(new Value.InputRef("project_dir"), Value.text("/" + relative)));
    }

    /** Returns the name by which the engine knows a container, which is also one under which others reach it. */
    String name(ResourceId id) {
        return id.role().isEmpty()
                ? Naming.physical(config.id(), NAME_LIMIT, id.component())
                : Naming.physical(config.id(), NAME_LIMIT, id.component(), id.role());
    }
}
