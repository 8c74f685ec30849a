package io.omnideploy.backend.terraform;

import static io.omnideploy.resource.Value.bool;
import static io.omnideploy.resource.Value.list;
import static io.omnideploy.resource.Value.number;
import static io.omnideploy.resource.Value.object;
import static io.omnideploy.resource.Value.ref;
import static io.omnideploy.resource.Value.text;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.StateSettings;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Graphs of Docker resources as a target makes them. */
public final class Graphs {
    public static final Catalog CATALOG = new CompiledCatalog(Graphs.class.getClassLoader());
    public static final ResourceType NETWORK = ResourceType.parse("docker.Network");
    public static final ResourceType VOLUME = ResourceType.parse("docker.Volume");
    public static final ResourceType IMAGE = ResourceType.parse("docker.Image");
    public static final ResourceType CONTAINER = ResourceType.parse("docker.Container");
    public static final SecretSpec PASSWORD = new SecretSpec(
            "db_password", SecretSource.parse("env:DB_PASSWORD").orElseThrow(), false, "Password of db.");

    private Graphs() {}

    public static EmitRequest emit(DeploymentId id, ResourceGraph graph) {
        return emit(id, graph, Optional.empty());
    }

    public static EmitRequest emit(DeploymentId id, ResourceGraph graph, Optional<StateSettings> state) {
        return new EmitRequest(id, "docker", graph, CATALOG, provider -> Optional.empty(), state, "../..");
    }

    public static ResourceId id(ResourceType type, String component) {
        return ResourceId.of(type, component);
    }

    public static Value labels(DeploymentId id, ResourceId resource) {
        return object(Map.of(
                "io.omnideploy.deployment", text(id.name()),
                "io.omnideploy.stack", text(id.stack()),
                "io.omnideploy.component", text(resource.component()),
                "io.omnideploy.resource", text(resource.toString())));
    }

    public static ResourceSpec network(DeploymentId id) {
        return ResourceSpec.builder(id(NETWORK, "main"))
                .set("name", text(id.name() + "-" + id.stack()))
                .set("driver", text("bridge"))
                .set("labels", labels(id, id(NETWORK, "main")))
                .build();
    }

    public static ResourceSpec volume(DeploymentId id, String component) {
        return ResourceSpec.builder(new ResourceId(VOLUME, component, "data"))
                .set("name", text(id.name() + "-" + id.stack() + "-" + component + "-data"))
                .set("labels", labels(id, new ResourceId(VOLUME, component, "data")))
                .build();
    }

    public static ResourceSpec image(String component, String name) {
        return ResourceSpec.builder(id(IMAGE, component))
                .set("name", text(name))
                .set("keep_locally", bool(true))
                .build();
    }

    /** Returns what every container has; more can be set. */
    public static ResourceSpec.Builder container(DeploymentId id, String component, Map<String, ? extends Value> env) {
        return ResourceSpec.builder(id(CONTAINER, component))
                .set("name", text(id.name() + "-" + id.stack() + "-" + component))
                .set("image", ref(id(IMAGE, component), "image_id"))
                .set("env", object(env))
                .set("restart", text("unless-stopped"))
                .set("must_run", bool(true))
                .set("network_mode", text("bridge"))
                .set("log_driver", text("json-file"))
                .set("log_opts", object(Map.of("max-size", text("10m"), "max-file", text("3"))))
                .set(
                        "networks_advanced",
                        list(object(Map.of("name", ref(id(NETWORK, "main"), "id"), "aliases", list(text(component))))))
                .set("labels", labels(id, id(CONTAINER, component)));
    }

    public static Value volumeMount(String component, String path) {
        return object(Map.of(
                "volume_name", ref(new ResourceId(VOLUME, component, "data"), "id"), "container_path", text(path)));
    }

    public static Value port(int internal, int external) {
        return object(Map.of(
                "internal", number(internal),
                "external", number(external),
                "ip", text("127.0.0.1"),
                "protocol", text("tcp")));
    }

    public static ResourceGraph graph(
            Collection<ResourceSpec> resources, Collection<SecretSpec> secrets, OutputSpec... outputs) {
        return ResourceGraph.of(resources, secrets, List.of(outputs), new TreeMap<>());
    }
}
