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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A compose file answers under OmniDeploy as it does under docker compose, and so does the deploy.yaml that it is moved to. */
@Execution(ExecutionMode.CONCURRENT)
class ComposeIT {
    private static final String NAME = "t-storefront";
    private static final String PROJECT = "t-storefront-bare";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path root;

    private final DockerHost host = new DockerHost();
    private boolean isUp;

    @AfterEach
    void clean() throws IOException {
        if (isUp) {
            host.clean(NAME);
            compose(Map.of(), "down", "-v", "--remove-orphans", "-t", "1");
        }
    }

    @Test
    void answersAsUnderDockerCompose() throws IOException, InterruptedException {
        Tool.DOCKER.require();
        Tool.DOCKER_COMPOSE.require();
        isUp = true;
        int bare = FreePorts.following(2);
        int port = bare + 1;
        Files.writeString(
                root.resolve("compose.yaml"),
                "name: " + NAME + "\n"
                        + Files.readString(Path.of("../../examples/storefront/compose.yaml"))
                                .replace(
                                        "interval: 5s\n      timeout: 2s",
                                        "interval: 2s\n      timeout: 2s\n      retries: 10"));
        Files.writeString(root.resolve("compose.override.yaml"), """
                services: {web: {configs: [{source: motd, target: /etc/motd.d/shop}]}}
                configs: {motd: {content: "# no comment\\n$$HOME\\n"}}
                """);
        Run.Result underCompose = compose(Map.of("WEB_PORT", "" + bare, "STRIPE_KEY", "sk-compose"), "up", "-d");
        assertThat(underCompose.exit()).as(underCompose.all()).isZero();
        BuiltProgram program = new BuiltProgram(root, root.resolve("work"))
                .with("WEB_PORT", "" + port)
                .with("STRIPE_KEY", Canary.random());

        Run.Result up = program.run("up", "--yes");

        assertThat(up.exit()).as(up.all()).isZero();
        assertThat(up.all())
                .contains("'db' is taken as the backing service postgres")
                .contains("'cache' is taken as the backing service redis");
        assertThat(get(port)).contains("hits=1", "cache=1", "greeting=hello").isEqualTo(get(bare));
        Run.Result text = Run.of(List.of("docker", "exec", NAME + "-dev-web", "cat", "/etc/motd.d/shop"))
                .go();
        assertThat(text.out()).isEqualTo("# no comment\n$HOME\n");
        Run.Result again = program.run("preview", "--exit-code");
        assertThat(again.exit()).as(again.all()).isZero();

        Run.Result moved = program.run("import");
        assertThat(moved.exit()).as(moved.all()).isZero();
        assertThat(Files.readString(root.resolve("deploy.yaml"))).contains("# what compose has no words for");
        Run.Result same = program.run("preview", "--exit-code", "--offline", "-c", "deploy.yaml");
        assertThat(same.exit()).as(same.all()).isZero();

        Run.Result destroyed = program.run("destroy", "--yes", "-c", "compose.yaml");
        assertThat(destroyed.exit()).as(destroyed.all()).isZero();
        assertThat(host.traces(NAME)).isEmpty();
    }

    private Run.Result compose(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "docker",
                "compose",
                "-p",
                PROJECT,
                "-f",
                root.resolve("compose.yaml").toString()));
        command.addAll(List.of(arguments));
        return Run.of(command).with(variables).go();
    }

    private static String get(int port) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(PATIENCE)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() == 200 || Instant.now().isAfter(end)) {
                        return answer.body();
                    }
                } catch (IOException notYet) {
                    if (Instant.now().isAfter(end)) {
                        throw notYet;
                    }
                }
                Thread.sleep(200);
            }
        }
    }
}
