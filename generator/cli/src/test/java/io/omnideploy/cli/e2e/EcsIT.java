package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.testkit.AwsAccount;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.AwsProfile;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole application on ECS: the real AWS provider against a mock of the API. A load balancer alone takes it a minute, so
 * one stack lives through everything.
 */
@Order(1)
class EcsIT {
    private static final String REGION = "eu-central-1";
    private static final String CLUSTER = "market-dev";
    private static final String STRIPE_KEY = Canary.random();

    @TempDir
    private Path root;

    private AwsMock mock;
    private AwsAccount account;
    private Path folder;
    private BuiltProgram program;

    @BeforeEach
    void start() throws IOException {
        Tool.AWS.require();
        mock = AwsMock.start();
        account = new AwsAccount(mock, REGION);
        folder = Files.createDirectories(root.resolve("project"));
        AwsProfile.install(Files.createDirectories(root.resolve("work")));
        program = new BuiltProgram(folder, root.resolve("work"))
                .with("STRIPE_KEY", STRIPE_KEY)
                .with("TF_CLI_ARGS_apply", AwsProfile.APPLY);
        mock.environment().forEach(program::with);
    }

    @AfterEach
    void stop() {
        if (mock != null) {
            mock.close();
        }
    }

    @Test
    void anApplicationLivesFromUpToDestroy() throws IOException {
        account.makeZone("example.com");
        String records = account.records();
        SortedMap<String, String> before = account.inventory();
        describe("hello");
        run(0, "generate");
        Path generated = folder.resolve("infra/dev");
        Files.writeString(generated.resolve("mock_override.tf"), mock.override());
        Files.writeString(generated.resolve("tags_override.tf"), knownTags());

        assertThat(run(0, "up", "--yes").out())
                .contains("web_url", "https://market.example.com")
                .doesNotContain("failed");
        run(0, "preview", "--exit-code");
        run(0, "generate", "--check");
        asksForWhatIsDescribed();
        keepsSecretsWhereTasksReadThem();

        changesOneVariable();
        namesDriftAndMendsIt();

        run(0, "destroy", "--yes");
        SortedMap<String, String> left = account.inventory();
        left.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        assertThat(left).isEmpty();
        assertThat(account.records()).isEqualTo(records);
    }

    private void asksForWhatIsDescribed() throws IOException {
        assertThat(account.services(CLUSTER)).containsExactly("market-dev-api", "market-dev-web", "market-dev-worker");
        JsonNode api = account.service(CLUSTER, "market-dev-api");
        assertThat(api.path("desiredCount").asInt()).isEqualTo(2);
        assertThat(api.at("/loadBalancers/0/containerPort").asInt()).isEqualTo(8081);
        assertThat(account.service(CLUSTER, "market-dev-worker").path("loadBalancers"))
                .isEmpty();
        assertThat(api.at("/deploymentConfiguration/deploymentCircuitBreaker/rollback")
                        .asBoolean())
                .isTrue();
        assertThat(variable("web", "GREETING")).isEqualTo("hello");
        assertThat(variable("web", "API_URL")).isEqualTo("http://api:8081");
        assertThat(account.inventory().get("scaling"))
                .contains("service/market-dev/market-dev-web", "\"MaxCapacity\":4");
        assertThat(account.inventory().get("certificates")).contains("market.example.com");
        assertThat(account.records())
                .contains("<Name>market.example.com.</Name>", "<AliasTarget>", "<Type>CNAME</Type>");
        assertThat(account.inventory().get("rds DescribeDBInstances")).contains("market-dev-db", "postgres");
        assertThat(account.inventory().get("elasticache DescribeReplicationGroups"))
                .contains("market-dev-cache");
        assertThat(account.inventory().get("efs file systems")).contains("FileSystemId", "storefront");
    }

    private void keepsSecretsWhereTasksReadThem() throws IOException {
        assertThat(account.secret(secretOf("web", "STRIPE_KEY"))).isEqualTo(STRIPE_KEY);
        assertThat(account.secret(secretOf("web", "DATABASE_URL")))
                .startsWith("postgres")
                .containsPattern("@market-dev-db-[0-9a-f]{6}\\.")
                .contains(":5432/main");
        assertThat(secretOf("nightly", "DATABASE_URL")).isEqualTo(secretOf("web", "DATABASE_URL"));
    }

    private void changesOneVariable() throws IOException {
        String web = definition("web");
        String api = definition("api");
        describe("bonjour");
        assertThat(run(10, "preview", "--exit-code").out())
                .contains("GREETING", "hello → bonjour", "0 to create, 1 to change, 1 to replace, 0 to delete");
        run(0, "up", "--yes");
        assertThat(definition("web")).isNotEqualTo(web);
        assertThat(definition("api")).isEqualTo(api);
        assertThat(variable("web", "GREETING")).isEqualTo("bonjour");
    }

    /** And nothing but the drift: what was changed before is done. */
    private void namesDriftAndMendsIt() throws IOException {
        account.updateService(CLUSTER, "market-dev-worker", 5);
        assertThat(run(10, "preview", "--exit-code").out())
                .contains("aws.ecs.Service/worker", "desired_count", "5 → 1", "0 to create, 1 to change, 0 to replace");
        run(0, "up", "--yes");
        assertThat(account.service(CLUSTER, "market-dev-worker")
                        .path("desiredCount")
                        .asInt())
                .isEqualTo(1);
    }

    private void describe(String greeting) throws IOException {
        Files.writeString(folder.resolve("deploy.yaml"), """
                name: market
                region: %s
                target: ecs
                tags: {team: storefront}
                components:
                  web:
                    container:
                      image: ghcr.io/acme/web:1.4.0
                      ports: [8080]
                      health_check: {path: /healthz, interval: 5s}
                    service:
                      public: true
                      domains: [market.example.com]
                      tls: {zone: example.com}
                      autoscaling: {min: 1, max: 4, target_cpu: 60}
                    environment: {GREETING: %s, API_URL: "${api.url}", DATABASE_URL: "${db.url}", CACHE_URL: "${cache.url}"}
                    secrets: {STRIPE_KEY: "env:STRIPE_KEY"}
                    volumes: {uploads: {path: /uploads}}
                    depends_on: [api, db, cache, files]
                  api:
                    container: {image: "ghcr.io/acme/api:1", ports: [8081], health_check: {path: /healthz}}
                    service: {replicas: 2, public: true, domains: [market.example.com], paths: [/api]}
                  worker:
                    kind: worker
                    container: {image: ghcr.io/acme/worker:1.4.0}
                  nightly:
                    kind: job
                    schedule: "0 3 * * *"
                    container: {image: ghcr.io/acme/report:1.4.0}
                    depends_on: [db]
                backing_services:
                  db: {preset: postgres, version: "16", databases: [main]}
                  cache: {preset: redis, version: "7"}
                  files: {preset: s3, buckets: [uploads]}
                """.formatted(REGION, greeting));
    }

    /** The old provider can't plan a tag whose value is known only at apply. */
    private static String knownTags() {
        return """
                resource "aws_ecs_task_definition" "nightly" {
                  tags = {
                    "omnideploy:component" = "nightly"
                  }
                }
                """;
    }

    private String definition(String component) throws IOException {
        return account.service(CLUSTER, "market-dev-" + component)
                .path("taskDefinition")
                .asText();
    }

    private JsonNode container(String component) throws IOException {
        return account.taskDefinition("market-dev-" + component).at("/containerDefinitions/0");
    }

    private String variable(String component, String name) throws IOException {
        return entry(container(component).path("environment"), name)
                .path("value")
                .asText();
    }

    private String secretOf(String component, String name) throws IOException {
        return AwsAccount.secretOf(entry(container(component).path("secrets"), name)
                .path("valueFrom")
                .asText());
    }

    private static JsonNode entry(JsonNode list, String name) {
        for (JsonNode entry : list) {
            if (entry.path("name").asText().equals(name)) {
                return entry;
            }
        }
        throw new AssertionError(name + " is not in " + list);
    }

    private Run.Result run(int exit, String... arguments) throws IOException {
        Run.Result result = program.run(arguments);
        assertThat(result.exit())
                .as(String.join(" ", List.of(arguments)) + "\n" + result.all())
                .isEqualTo(exit);
        assertThat(result.all()).doesNotContain("\tat ", "Exception", "internal error");
        return result;
    }
}
