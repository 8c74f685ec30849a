package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.testkit.DigitalOceanMock;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An app with its cluster on DigitalOcean: the real provider against a stand-in for the API. The provider waits ten seconds for each
 * deployment and fifteen for a cluster, so one stack lives through everything.
 */
@Order(1)
class DigitalOceanIT {
    private static final String REGISTRY = "digitalocean/digitalocean";

    @TempDir
    private Path root;

    private final String stripe = Canary.random();
    private final String pull = Canary.random();
    private DigitalOceanMock platform;
    private Path folder;
    private BuiltProgram program;

    @BeforeEach
    void start() throws IOException {
        Tool.skipWithoutProvider(REGISTRY);
        platform = DigitalOceanMock.start();
        folder = Files.createDirectories(root.resolve("project"));
        program = new BuiltProgram(folder, root.resolve("work"));
        platform.environment().forEach(program::with);
        program.with("STRIPE_KEY", stripe).with("PULL_TOKEN", pull);
    }

    @AfterEach
    void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void anAppLivesFromUpToDestroy() throws IOException {
        describe("hello", "1.4.0");
        assertThat(run(0, "up", "--yes").out())
                .contains("web_url", "https://bazaar-dev.ondigitalocean.app")
                .doesNotContain("failed");
        asksForWhatIsDescribed();
        String sealed = stripeKey();
        assertThat(sealed).startsWith("EV[");
        int deployments = platform.deployments();

        // Neither what is encrypted nor the platform's own defaults are a change.
        run(0, "preview", "--exit-code");
        run(0, "up", "--yes");
        assertThat(platform.deployments()).isEqualTo(deployments);

        changesAVariableAndKeepsTheSecret(sealed);
        changesTheSecret(sealed);
        assertThat(run(0, "status").out()).contains("web", "healthy");

        run(0, "destroy", "--yes");
        assertThat(platform.left()).isEmpty();
        assertThat(platform.problems()).isEmpty();
    }

    private void asksForWhatIsDescribed() {
        JsonNode app = app();
        assertThat(app.path("name").asText()).isEqualTo("bazaar-dev");
        assertThat(app.path("region").asText()).isEqualTo("fra");
        assertThat(names(app.path("services"))).containsExactly("web");
        assertThat(names(app.path("workers"))).containsExactly("worker");
        assertThat(names(app.path("jobs"))).containsExactly("migrate");
        assertThat(names(app.path("databases"))).containsExactly("db");
        assertThat(app.at("/jobs/0/kind").asText()).isEqualTo("PRE_DEPLOY");
        assertThat(app.at("/domains/0/domain").asText()).isEqualTo("bazaar.example.com");
        assertThat(app.at("/services/0/image/registry_credentials").asText()).startsWith("EV[");
        assertThat(variable("DATABASE_URL")).isEqualTo("${db.DATABASE_URL}");
        assertThat(platform.left())
                .anyMatch(path -> path.matches("/v2/databases/[^/]+"))
                .anyMatch(path -> path.matches("/v2/databases/.*/dbs/main"))
                .anyMatch(path -> path.endsWith("/firewall"));
    }

    private void changesAVariableAndKeepsTheSecret(String sealed) throws IOException {
        describe("bonjour", "1.4.0");
        assertThat(run(10, "preview", "--exit-code").out()).contains("0 to create, 1 to change, 0 to replace");
        run(0, "up", "--yes");
        assertThat(variable("GREETING")).isEqualTo("bonjour");
        assertThat(stripeKey()).isEqualTo(sealed);
        run(0, "preview", "--exit-code");
    }

    private void changesTheSecret(String sealed) throws IOException {
        program.with("STRIPE_KEY", Canary.random());
        assertThat(run(10, "preview", "--exit-code").out()).contains("0 to create, 1 to change, 0 to replace");
        run(0, "up", "--yes");
        assertThat(stripeKey()).startsWith("EV[").isNotEqualTo(sealed);
        run(0, "preview", "--exit-code");
    }

    private void describe(String greeting, String tag) throws IOException {
        Files.writeString(folder.resolve("deploy.yaml"), """
                name: bazaar
                region: fra
                target: digitalocean
                components:
                  web:
                    container:
                      image: ghcr.io/acme/web:%s
                      registry: {server: ghcr.io, username: acme, password: "env:PULL_TOKEN"}
                      ports: [{container_port: 8080, protocol: HTTP}]
                      health_check: {path: /healthz, interval: 15s}
                    service: {public: true, domains: [bazaar.example.com]}
                    environment: {GREETING: %s, DATABASE_URL: "${db.url}"}
                    secrets: {STRIPE_KEY: "env:STRIPE_KEY"}
                    depends_on: [db]
                  worker: {kind: worker, container: {image: "ghcr.io/acme/worker:1"}}
                  migrate: {kind: job, run: before, container: {image: "ghcr.io/acme/migrate:1"}}
                backing_services:
                  db: {preset: postgres, version: "16", databases: [main]}
                digitalocean:
                  alerts: {cpu: 80}
                """.formatted(tag, greeting));
    }

    private JsonNode app() {
        return platform.specification().orElseThrow();
    }

    private String stripeKey() {
        return variable("STRIPE_KEY");
    }

    private String variable(String name) {
        for (JsonNode variable : app().at("/services/0/envs")) {
            if (variable.path("key").asText().equals(name)) {
                return variable.path("value").asText();
            }
        }
        throw new AssertionError(name + " is not in " + app());
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(one -> names.add(one.path("name").asText()));
        return names;
    }

    private Run.Result run(int exit, String... arguments) throws IOException {
        Run.Result result = program.run(arguments);
        assertThat(result.exit())
                .as(String.join(" ", List.of(arguments)) + "\n" + result.all() + platform.problems())
                .isEqualTo(exit);
        assertThat(result.all()).doesNotContain("\tat ", "Exception", "internal error");
        return result;
    }
}
