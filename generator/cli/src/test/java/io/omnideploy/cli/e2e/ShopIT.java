package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.DockerHost;
import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop of the examples on a real engine, with a real PostgreSQL and a real Redis, from its first run to its last. */
@Execution(ExecutionMode.CONCURRENT)
@Order(2)
class ShopIT {
    private static final String CANARY = Canary.random();

    @TempDir
    private Path root;

    private final DockerHost host = new DockerHost();
    private String name = "";

    @AfterEach
    void clean() throws IOException {
        if (!name.isEmpty()) {
            host.clean(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "terraform"})
    void livesItsWholeLife(String backend) throws IOException, InterruptedException {
        Tool.DOCKER.require();
        Tool.requireFor(backend, "docker");
        name = "shop-" + backend;
        int port = FreePorts.following(2);
        Path folder = Files.createDirectories(root.resolve("shop"));
        Path file = folder.resolve("deploy.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("../../examples/shop/deploy.yaml"))
                        .replace("name: shop", "name: " + name)
                        .replace("interval: 5s", "interval: 1s")
                        .replace("dev: {}", "dev: {docker: {port_offset: " + (port - 8080) + "}}")
                        .replace("port_offset: 100", "port_offset: " + (port + 1 - 8080)));
        BuiltProgram program = new BuiltProgram(folder, root.resolve("work")).with("STRIPE_KEY", CANARY);

        Run.Result first = expect(0, program.run("up", "--yes", "-b", backend));
        assertThat(first.out()).contains("http://127.0.0.1:" + port);
        assertThat(get(port)).contains("hits=1", "cache=1", "greeting=hello");
        assertThat(get(port)).contains("hits=2", "cache=2");

        List<String> before = host.containers(name, "dev");
        expect(0, program.run("preview", "--exit-code", "-b", backend));
        expect(0, program.run("up", "--yes", "-b", backend));
        assertThat(host.containers(name, "dev")).isEqualTo(before);

        Files.writeString(file, Files.readString(file).replace("GREETING: hello\n", "GREETING: good day\n"));
        expect(0, program.run("up", "--yes", "-b", backend));
        List<String> after = host.containers(name, "dev");
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.stream().filter(id -> !before.contains(id))).hasSize(1);
        assertThat(get(port)).contains("hits=3", "cache=3", "greeting=good day");

        host.docker("rm", "-f", host.containers(name, "dev", "web").getFirst());
        expect(0, program.run("up", "--yes", "-b", backend));
        assertThat(get(port)).contains("hits=4");

        expect(0, program.run("up", "--yes", "-b", backend, "-s", "staging"));
        assertThat(get(port + 1)).contains("hits=1", "greeting=hello from staging");
        assertThat(get(port)).contains("hits=5");

        Run.Result status = expect(0, program.run("status", "-b", backend));
        assertThat(status.out()).contains("web", "running");
        assertThat(expect(0, program.run("logs", "worker", "-n", "5", "-b", backend))
                        .out())
                .isNotBlank();
        assertThat(expect(0, program.run("outputs", "-b", backend)).out()).contains("http://127.0.0.1:" + port);

        expect(0, program.run("destroy", "--yes", "-b", backend, "-s", "staging"));
        assertThat(get(port)).contains("hits=6");
        expect(0, program.run("destroy", "--yes", "-b", backend));
        assertThat(host.traces(name)).isEmpty();
    }

    private Run.Result expect(int exit, Run.Result result) {
        assertThat(result.exit()).as(result.all()).isEqualTo(exit);
        assertThat(result.all()).doesNotContain(CANARY);
        return result;
    }

    private static String get(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                    .timeout(Duration.ofSeconds(90))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
