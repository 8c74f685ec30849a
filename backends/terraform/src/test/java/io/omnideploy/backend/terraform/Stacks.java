package io.omnideploy.backend.terraform;

import static io.omnideploy.backend.terraform.Graphs.CONTAINER;
import static io.omnideploy.backend.terraform.Graphs.IMAGE;
import static io.omnideploy.backend.terraform.Graphs.PASSWORD;
import static io.omnideploy.resource.Value.bool;
import static io.omnideploy.resource.Value.list;
import static io.omnideploy.resource.Value.number;
import static io.omnideploy.resource.Value.object;
import static io.omnideploy.resource.Value.ref;
import static io.omnideploy.resource.Value.text;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Small stacks that a test can run.
 *
 * @param port a free port of this machine
 */
record Stacks(DeploymentId id, int port) {
    ResourceGraph graph(String greeting) {
        return graph(greeting, Graphs.network(id), "bridge");
    }

    ResourceGraph graph(String greeting, ResourceSpec network, String kind) {
        ResourceSpec.Builder changed = ResourceSpec.builder(network.id());
        network.properties().forEach(changed::set);
        if (kind.equals("other")) {
            changed.set("options", object(Map.of("com.docker.network.bridge.enable_icc", text("true"))));
        }
        Value url = new Value.Interpolation(
                List.of(text("postgres://app:"), new Value.SecretInput("db_password"), text("@db")));
        Map<String, Value> env = new TreeMap<>(Map.of("GREETING", text(greeting), "URL", url));
        ResourceSpec web = Graphs.container(id, "web", env)
                .set("stop_timeout", number(2))
                .set("destroy_grace_seconds", number(2))
                .set("ports", list(Graphs.port(8080, port)))
                .set("memory", number(64))
                .set("memory_swap", number(64))
                .set("cpus", text("0.5"))
                .set("capabilities", object(Map.of("add", list(text("CAP_CHOWN")), "drop", list(text("ALL")))))
                .set(
                        "volumes",
                        list(
                                Graphs.volumeMount("web", "/data"),
                                object(Map.of(
                                        "host_path",
                                        new Value.Interpolation(
                                                List.of(new Value.InputRef("project_dir"), text("/data"))),
                                        "container_path",
                                        text("/host")))))
                .set(
                        "upload",
                        list(object(Map.of(
                                "file", text("/etc/password"),
                                "content", new Value.SecretInput("db_password"),
                                "permissions", text("0600")))))
                .build();
        return Graphs.graph(
                List.of(changed.build(), Graphs.volume(id, "web"), Graphs.image("web", "omnideploy-test/sh:1"), web),
                List.of(PASSWORD),
                new OutputSpec("web_url", text("http://127.0.0.1:8080"), "Where web is reached."),
                new OutputSpec("db_url", url, "How web reaches db."));
    }

    ResourceGraph plain() {
        return stackOf(Graphs.container(id, "web", Map.of()).build());
    }

    ResourceGraph checked(String interval) {
        return stackOf(Graphs.container(id, "web", Map.of())
                .set(
                        "healthcheck",
                        object(Map.of(
                                "test", Value.texts(List.of("CMD", "true")),
                                "interval", text(interval),
                                "timeout", text("1s"),
                                "start_period", text("0s"),
                                "retries", number(1))))
                .build());
    }

    ResourceGraph stackOf(ResourceSpec web) {
        return Graphs.graph(List.of(Graphs.network(id), Graphs.image("web", "omnideploy-test/sh:1"), web), List.of());
    }

    ResourceGraph job(String script) {
        ResourceId job = Graphs.id(CONTAINER, "job");
        return Graphs.graph(
                List.of(
                        Graphs.image("job", "omnideploy-test/sh:1"),
                        ResourceSpec.builder(job)
                                .set("name", text(id.name() + "-dev-job"))
                                .set("image", ref(Graphs.id(IMAGE, "job"), "image_id"))
                                .set("command", Value.texts(List.of("sh", "-c", script)))
                                .set("env", object(Map.of()))
                                .set("must_run", bool(false))
                                .set("attach", bool(true))
                                .set("labels", Graphs.labels(id, job))
                                .lifecycle(Lifecycle.expecting(Map.of("exit_code", number(0))))
                                .build()),
                List.of());
    }
}
