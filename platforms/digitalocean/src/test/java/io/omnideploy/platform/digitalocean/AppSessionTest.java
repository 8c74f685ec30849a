package io.omnideploy.platform.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.digitalocean.api.Api;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.FailureRequest;
import io.omnideploy.spi.JobRequest;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.spi.Secrets;
import io.omnideploy.testkit.DigitalOceanMock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of an app, against a server that refuses what DigitalOcean's OpenAPI does not allow. */
class AppSessionTest {
    private static final DeploymentId ID = new DeploymentId("shop", "dev");
    private static final ResourceId APP = ResourceId.of(ResourceType.parse("digitalocean.App"), ResourceId.MAIN);
    private static final String SPEC = """
            {"spec": {"name": "shop-dev", "region": "nyc",
              "services": [{"name": "web", "http_port": 8080, "instance_size_slug": "apps-s-1vcpu-1gb", "instance_count": 1,
                "image": {"registry_type": "GHCR", "registry": "acme", "repository": "web", "tag": "1.4.0"},
                "envs": [{"key": "TOKEN", "type": "SECRET", "scope": "RUN_TIME", "value": "%s"}]}],
              "workers": [{"name": "worker",
                "image": {"registry_type": "GHCR", "registry": "acme", "repository": "worker", "tag": "broken"}}],
              "jobs": [{"name": "migrate", "kind": "PRE_DEPLOY"}]}}
            """;

    private final ObjectMapper json = new ObjectMapper();
    private DigitalOceanMock server;
    private PlatformSession session;

    @BeforeEach
    void connect() throws IOException {
        server = DigitalOceanMock.start();
        session = session(DigitalOceanMock.TOKEN);
    }

    @AfterEach
    void close() {
        session.close();
        server.close();
    }

    private PlatformSession session(String token) {
        ConnectRequest request =
                new ConnectRequest(Value.object(Map.of()), Path.of("/").toAbsolutePath(), new Secrets() {
                    @Override
                    public String value(String name) {
                        throw new AssertionError(name);
                    }

                    @Override
                    public String fingerprint(String name) {
                        throw new AssertionError(name);
                    }
                });
        return new AppSession(
                Api.of(request, Map.of("DIGITALOCEAN_TOKEN", token, "DIGITALOCEAN_API_URL", server.address())));
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Authorization", "Bearer " + DigitalOceanMock.TOKEN)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return json.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    @Test
    void saysWhoIsAsked() {
        assertThat(session.identity()).isEqualTo("DigitalOcean account a@example.com, team Acme at 127.0.0.1");
        assertThat(session.facts().get("team").value()).isEqualTo("5df3");
    }

    @Test
    void aTokenThatIsRefusedIsToldWithARemedy() {
        try (PlatformSession other = session("wrong")) {
            assertThatThrownBy(other::identity)
                    .isInstanceOf(Failed.class)
                    .hasMessageContaining("Unable to authenticate you (401)");
        }
    }

    @Test
    void nothingIsToldOfAnAppThatIsNotThere() {
        assertThat(session.status(ID)).isEmpty();
        assertThat(session.findings(new FailureRequest(ID, APP))).isEmpty();
        assertThatThrownBy(() -> session.run(new JobRequest(ID, APP, line -> {})))
                .hasMessageContaining("There is no app 'shop-dev'");
    }

    @Test
    void anAppIsMadeAskedChangedAndRemoved() throws IOException, InterruptedException {
        call("POST", "/v2/apps", SPEC.formatted("clear"));

        assertThat(session.status(ID)).singleElement().satisfies(status -> {
            assertThat(status.component()).isEqualTo("web");
            assertThat(status.image()).isEqualTo("acme/web:1.4.0");
            assertThat(status.health()).contains("healthy");
        });
        List<String> lines = new ArrayList<>();
        session.logs(new LogsRequest(ID, Optional.of("web"), 1, false, (name, line) -> lines.add(name + " " + line)));
        assertThat(lines).containsExactly("web last line of web");
        List<String> said = new ArrayList<>();
        assertThat(session.run(new JobRequest(ID, APP, said::add))).isZero();
        assertThat(said).containsExactly("first line", "last line of migrate");
        assertThat(session.findings(new FailureRequest(ID, APP))).containsExactly("worker, deploy: ended with 1");

        String sealed = secret(call("GET", "/v2/apps/app-1", ""));
        assertThat(sealed).startsWith("EV[");
        assertThat(secret(call("PUT", "/v2/apps/app-1", SPEC.formatted(sealed))))
                .isEqualTo(sealed);
        assertThat(secret(call("PUT", "/v2/apps/app-1", SPEC.formatted("other"))))
                .isNotEqualTo(sealed);
        call("DELETE", "/v2/apps/app-1", "");
        assertThat(session.status(ID)).isEmpty();
        assertThat(server.problems()).isEmpty();
    }

    private static String secret(JsonNode answer) {
        return answer.at("/app/spec/services/0/envs/0/value").asText();
    }

    @Test
    void whatTheApiDoesNotAllowIsRefused() throws IOException, InterruptedException {
        call("POST", "/v2/apps", """
                {"spec": {"name": "Shop", "region": "us-east-1", "service": [], "services": [{"http_port": 0}]}}
                """);

        assertThat(server.problems())
                .contains(
                        "/spec/name: pattern",
                        "/spec/region: enum",
                        "/spec: additionalProperties service",
                        "/spec/services/0: required name",
                        "/spec/services/0: oneOf",
                        "/spec/services/0/http_port: minimum");
    }

    @Test
    void anImageThatIsNotInTheRegistryIsInTheWay() {
        assertThat(session.obstacles(new ReadRequest(ID, graph("1.0")))).isEmpty();
        assertThat(session.obstacles(new ReadRequest(ID, graph("2.0"))))
                .singleElement()
                .satisfies(failed -> assertThat(failed).hasMessage("Registry acme has no image team/web:2.0."));
        assertThat(server.problems()).isEmpty();
    }

    private static ResourceGraph graph(String tag) {
        Value image = Value.object(Map.of(
                "registry_type", Value.text("DOCR"),
                "repository", Value.text("team/web"),
                "tag", Value.text(tag)));
        ResourceSpec app = ResourceSpec.builder(APP)
                .set("spec", Value.object(Map.of("service", Value.list(Value.object(Map.of("image", image))))))
                .build();
        return ResourceGraph.of(new TreeMap<>(Map.of(APP, app)).values(), List.of(), List.of(), Map.of());
    }
}
