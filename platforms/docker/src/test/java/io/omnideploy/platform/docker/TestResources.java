package io.omnideploy.platform.docker;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.platform.docker.vocabulary.DockerTypes;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Resources as the Docker target makes them, by hand. */
final class TestResources {
    static final String SHELL = "omnideploy-test/sh:1";
    static final ResourceId NETWORK = ResourceId.of(DockerTypes.NETWORK, "main");

    /** Tells its variable GREETING and all others, byte for byte. */
    private static final String SERVE =
            "printf '%s' \"$GREETING\" > /www/index.html; cat /proc/self/environ > /www/env; exec httpd -f -p 8080 -h /www";

    private final DeploymentId id;

    TestResources(DeploymentId id) {
        this.id = id;
    }

    ResourceSpec network() {
        return ResourceSpec.builder(NETWORK)
                .set("name", Value.text(id.name() + "-" + id.stack()))
                .set("driver", Value.text("bridge"))
                .set("labels", labels(NETWORK))
                .build();
    }

    ResourceSpec volume(String component, String role) {
        ResourceId volume = new ResourceId(DockerTypes.VOLUME, component, role);
        return ResourceSpec.builder(volume)
                .set("name", Value.text(id.name() + "-" + id.stack() + "-" + volume.name()))
                .set("labels", labels(volume))
                .build();
    }

    ResourceSpec image(String component, String name) {
        return ResourceSpec.builder(ResourceId.of(DockerTypes.IMAGE, component))
                .set("name", Value.text(name))
                .set("keep_locally", Value.bool(true))
                .build();
    }

    /** A container that answers on port 8080 and is healthy when it does. */
    ResourceSpec.Builder web(String component, int hostPort, Map<String, Value> env) {
        return service(component)
                .set("command", Value.texts(List.of("sh", "-c", SERVE)))
                .set("env", Value.object(env))
                .set(
                        "ports",
                        Value.list(Value.object(Map.of(
                                "internal", Value.number(8080),
                                "external", Value.number(hostPort),
                                "ip", Value.text("127.0.0.1"),
                                "protocol", Value.text("tcp")))))
                .set("healthcheck", healthcheck("wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/"))
                .set("wait", Value.bool(true))
                .set("wait_timeout", Value.number(180));
    }

    /** A container that sleeps. */
    ResourceSpec.Builder service(String component) {
        return container(component, "")
                .set("restart", Value.text("unless-stopped"))
                .set("must_run", Value.bool(true))
                .set("stop_timeout", Value.number(5));
    }

    ResourceSpec.Builder container(String component, String role) {
        ResourceId container = new ResourceId(DockerTypes.CONTAINER, component, role);
        return ResourceSpec.builder(container)
                .set("name", Value.text(id.name() + "-" + id.stack() + "-" + container.name()))
                .set("image", Value.ref(ResourceId.of(DockerTypes.IMAGE, component), "image_id"))
                .set("network_mode", Value.text("bridge"))
                .set(
                        "networks_advanced",
                        Value.list(Value.object(
                                Map.of("name", Value.ref(NETWORK, "id"), "aliases", Value.texts(List.of(component))))))
                .set("log_driver", Value.text("json-file"))
                .set("log_opts", Value.object(Map.of("max-size", Value.text("10m"))))
                .set("labels", labels(container));
    }

    /** A network, a web server on a port of the host, and a cache with a volume that comes first. */
    List<ResourceSpec> shop(int port, Map<String, Value> env) {
        return shop(port, env, SHELL);
    }

    /** The same with another image for the web server. */
    List<ResourceSpec> shop(int port, Map<String, Value> env, String webImage) {
        ResourceSpec data = volume("cache", "data");
        List<ResourceSpec> resources =
                new ArrayList<>(List.of(network(), image("web", webImage), image("cache", SHELL), data));
        resources.add(service("cache").set("volumes", Value.list(mount(data))).build());
        resources.add(web("web", port, env)
                .after(Set.of(id("docker.Container", "cache")))
                .build());
        return resources;
    }

    /** A volume at /data. */
    static Value.Obj mount(ResourceSpec volume) {
        return Value.object(Map.of(
                "volume_name", Value.ref(volume.id(), "id"),
                "container_path", Value.text("/data"),
                "read_only", Value.bool(false)));
    }

    /** A container that runs once. */
    ResourceSpec.Builder oneShot(String component, String script) {
        return container(component, "init")
                .set("entrypoint", Value.texts(List.of("sh", "-euc")))
                .set("command", Value.texts(List.of(script)))
                .set("restart", Value.text("no"))
                .set("must_run", Value.bool(false))
                .set("attach", Value.bool(true))
                .lifecycle(Lifecycle.expecting(Map.of("exit_code", Value.number(0))));
    }

    /** A check that a container may fail for a while, since a busy machine starts it late. */
    static Value healthcheck(String... command) {
        return healthcheck(240, command);
    }

    /** A check whose verdict comes after a second failure. */
    static Value strictHealthcheck(String... command) {
        return healthcheck(2, command);
    }

    private static Value healthcheck(int retries, String... command) {
        List<String> test = new ArrayList<>(List.of("CMD"));
        test.addAll(List.of(command));
        return Value.object(Map.of(
                "test", Value.texts(test),
                "interval", Value.text("500ms"),
                "timeout", Value.text("60s"),
                "start_period", Value.text("0s"),
                "retries", Value.number(retries)));
    }

    Value labels(ResourceId resource) {
        SortedMap<String, Value> labels = new TreeMap<>();
        DockerLabels.identity(id, resource).forEach((name, value) -> labels.put(name, Value.text(value)));
        return new Value.Obj(labels);
    }

    static ResourceId id(String type, String component) {
        return ResourceId.of(ResourceType.parse(type), component);
    }
}
