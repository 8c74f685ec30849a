package io.omnideploy.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.plan.Operation;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Golden;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Gives the emitted files to the real Docker Compose. */
@Execution(ExecutionMode.CONCURRENT)
class ComposeFilesIT {
    private static final Path GOLDEN = Path.of("src/test/resources/compose/shop");
    static final String PASSWORD = "s3cr3t$PATH'\"x";

    @BeforeAll
    static void needsTools() {
        Tool.DOCKER.require();
        Tool.DOCKER_COMPOSE.require();
    }

    @TempDir
    Path folder;

    @Test
    void filesAreAsAnExpertWouldWriteThem() throws IOException {
        DeploymentId id = new DeploymentId("shop", "dev");
        // Not closed: whatever has this name on the engine is somebody else's.
        TestStack stack = stack(id);
        Golden.checkFolder(GOLDEN, stack.emit(shop(id, 8080), "../.."));
    }

    @Test
    void composeRunsTheFilesAndDirectTakesOverWhatItMade() throws IOException {
        try (TestStack stack = stack(new TestStack(folder).id())) {
            int port = FreePorts.one();
            List<ResourceSpec> shop = shop(stack.id(), port);
            Path files = Files.createDirectories(folder.resolve("infra/dev"));
            Files.createDirectories(folder.resolve("html"));
            Files.writeString(folder.resolve("html/index.html"), "from the host");
            for (Map.Entry<String, String> file : stack.emit(shop, "../..").entrySet()) {
                Files.writeString(files.resolve(file.getKey()), file.getValue());
            }
            Map<String, String> secrets = Map.of("DB_PASSWORD", PASSWORD, "TOKEN", "tok en");

            compose(secrets, files, "config", "--quiet");
            compose(secrets, files, "up", "-d", "--wait");

            assertThat(Docker.inspect(stack.name("web"), "{{.State.Health.Status}}"))
                    .isEqualTo("healthy");
            assertThat(Docker.variable(stack.name("web"), "ODD")).isEqualTo(ODD);
            assertThat(Docker.variable(stack.name("web"), "URL")).isEqualTo("db://app:" + PASSWORD + "@db/$main");
            assertThat(Docker.run("exec", stack.name("web"), "cat", "/run/secrets/token"))
                    .isEqualTo("tok en");
            assertThat(Docker.run("exec", stack.name("web"), "cat", "/etc/app.conf"))
                    .isEqualTo("token=tok en\nprice=$5");
            assertThat(Docker.run("exec", stack.name("web"), "cat", "/html/index.html"))
                    .isEqualTo("from the host");
            assertThat(compose(secrets, files, "ps", "-a", "--format", "{{.Service}}")
                            .lines()
                            .toList())
                    .contains("db", "db-init", "web")
                    .doesNotContain("report");
            assertThat(compose(secrets, files, "run", "--rm", "report")).contains("report done");

            assertThat(TestStack.operations(stack.preview(shop)))
                    .containsExactly(
                            "replace docker.Container/db drift",
                            "replace docker.Container/db-init drift",
                            "create docker.Container/report config",
                            "replace docker.Container/web drift");
            stack.up(shop);
            assertThat(stack.preview(shop).changes())
                    .allSatisfy(change -> assertThat(change.operation()).isEqualTo(Operation.NONE));

            compose(secrets, files, "up", "-d", "--wait");
            assertThat(Docker.variable(stack.name("web"), "ODD")).isEqualTo(ODD);
            compose(secrets, files, "down", "--volumes");
        }
    }

    @Test
    void composeSeesAndRemovesWhatDirectMade() throws InterruptedException {
        try (TestStack stack = stack(new TestStack(folder).id())) {
            List<ResourceSpec> shop = shop(stack.id(), FreePorts.one());
            stack.up(shop);
            String project = stack.id().name() + "-" + stack.id().stack();

            assertThat(Docker.run("compose", "-p", project, "ps", "-a", "--format", "{{.Service}}")
                            .lines()
                            .toList())
                    .containsExactlyInAnyOrder("db", "db-init", "report", "web");
            Docker.await(() ->
                    Docker.run("compose", "-p", project, "logs", "db-init").contains("prepared"));
            Docker.run("compose", "-p", project, "down", "--volumes");
            assertThat(stack.left()).isEmpty();
        }
    }

    static final String ODD = "${X} $(id) %{if} \"q\" 'a' \\ `b` é日 $$ #";

    private TestStack stack(DeploymentId id) {
        return new TestStack(id, folder).secrets(Map.of("db_password", PASSWORD, "token", "tok en"));
    }

    private static List<ResourceSpec> shop(DeploymentId id, int port) {
        TestResources make = new TestResources(id);
        Value password = new Value.SecretInput("db_password");
        List<ResourceSpec> resources = new ArrayList<>();
        resources.add(make.network());
        for (String component : List.of("db", "web", "report")) {
            resources.add(make.image(component, TestResources.SHELL));
        }
        ResourceSpec data = make.volume("db", "data");
        resources.add(data);
        resources.add(make.service("db")
                .set("env", Value.object(Map.of("PASSWORD", password)))
                .set("healthcheck", TestResources.healthcheck("true"))
                .set("wait", Value.bool(true))
                .set("memory", Value.number(64))
                .set("memory_swap", Value.number(128))
                .set("cpus", Value.text("0.5"))
                .set(
                        "volumes",
                        Value.list(Value.object(Map.of(
                                "volume_name", Value.ref(data.id(), "id"),
                                "container_path", Value.text("/data"),
                                "read_only", Value.bool(false)))))
                .build());
        ResourceId db = TestResources.id("docker.Container", "db");
        ResourceSpec init = make.container("db", "init")
                .set("entrypoint", Value.texts(List.of("sh", "-euc")))
                .set("command", Value.texts(List.of("for i in 1 2; do\n  echo \"prepared $i\"\ndone\n")))
                .set("restart", Value.text("no"))
                .set("must_run", Value.bool(false))
                .set("attach", Value.bool(true))
                .set("logs", Value.bool(true))
                .after(Set.of(db))
                .build();
        resources.add(init);
        resources.add(make.web(
                        "web",
                        port,
                        Map.of(
                                "GREETING", Value.text("hello"),
                                "ODD", Value.text(ODD),
                                "VERSION", Value.text("1.10"),
                                "URL",
                                        new Value.Interpolation(
                                                List.of(Value.text("db://app:"), password, Value.text("@db/$main")))))
                .set(
                        "upload",
                        Value.list(
                                Value.object(Map.of(
                                        "file", Value.text("/run/secrets/token"),
                                        "content", new Value.SecretInput("token"),
                                        "permissions", Value.text("0444"))),
                                Value.object(Map.of(
                                        "file",
                                        Value.text("/etc/app.conf"),
                                        "content",
                                        new Value.Interpolation(List.of(
                                                Value.text("token="),
                                                new Value.SecretInput("token"),
                                                Value.text("\nprice=$5\n")))))))
                .set(
                        "volumes",
                        Value.list(Value.object(Map.of(
                                "host_path",
                                        new Value.Interpolation(
                                                List.of(new Value.InputRef("project_dir"), Value.text("/html"))),
                                "container_path", Value.text("/html"),
                                "read_only", Value.bool(true)))))
                .after(Set.of(db, init.id()))
                .build());
        resources.add(make.container("report", "")
                .set("command", Value.texts(List.of("echo", "report done")))
                .set("restart", Value.text("no"))
                .set("must_run", Value.bool(false))
                .set("start", Value.bool(false))
                .build());
        return resources;
    }

    private static String compose(Map<String, String> variables, Path folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of("compose"));
        all.addAll(List.of(arguments));
        return Docker.run(variables, Optional.of(folder), all.toArray(String[]::new));
    }
}
