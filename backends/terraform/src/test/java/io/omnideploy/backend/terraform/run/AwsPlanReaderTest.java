package io.omnideploy.backend.terraform.run;

import static io.omnideploy.resource.Value.bool;
import static io.omnideploy.resource.Value.list;
import static io.omnideploy.resource.Value.number;
import static io.omnideploy.resource.Value.object;
import static io.omnideploy.resource.Value.ref;
import static io.omnideploy.resource.Value.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.SecretSource;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads plans that a real Terraform told of AWS, mocked: a first one, another value in the environment, one more domain. The
 * plan of a changed secret is written by hand, since no provider that can be had for tests has write-only arguments.
 */
class AwsPlanReaderTest {
    private static final Path PLANS = Path.of("src/test/resources/plans-aws");
    private static final DeploymentId ID = new DeploymentId("shop", "prod");
    private static final ResourceId CLUSTER = id("aws.ecs.Cluster", "main", "");
    private static final ResourceId TASK = id("aws.ecs.TaskDefinition", "web", "");
    private static final ResourceId CERTIFICATE = id("aws.acm.Certificate", "web", "");
    private static final ResourceId DB = id("aws.rds.Instance", "db", "");
    private static final ResourceId URL = id("aws.secretsmanager.SecretVersion", "web", "database-url");

    @ParameterizedTest
    @ValueSource(strings = {"create", "env", "domains"})
    void aPlanIsToldInTheTermsOfTheGraph(String name) throws IOException {
        ResourceGraph graph = web(
                name.equals("env") ? "debug" : "info",
                name.equals("domains")
                        ? list(text("m.shop.example.com"), text("www.shop.example.com"))
                        : list(text("www.shop.example.com")));

        Golden.check(PLANS.resolve(name + ".txt"), told(name, graph));
    }

    @Test
    void aSecretThatTerraformDoesNotKeepIsSeenToChangeByItsNumber() throws IOException {
        assertThat(told("secret", secrets())).isEqualTo("""
                        aws.rds.Instance/db update because of config
                          password: masked -> masked
                        aws.secretsmanager.SecretVersion/web-database-url replace because of config
                          secret_string: masked -> masked (replaces)
                        """);
    }

    @Test
    void whatNoPropertyTellsIsToldByWhatFollowsFromIt() throws IOException {
        ResourceGraph graph = Graphs.graph(
                List.of(ResourceSpec.builder(CLUSTER)
                        .set("name", text("shop-prod"))
                        .set("tags", object(Map.of("omnideploy:component", text("main"))))
                        .build()),
                List.of());

        assertThat(told("default-tags", graph)).isEqualTo("""
                        aws.ecs.Cluster/main update because of config
                          tags_all.team: Text[text=platform] -> Text[text=shop]
                        """);
    }

    @Test
    void whatABrokenRunLeftBesideTheNewOneIsToldAsWorkOnThat() throws IOException {
        ResourceGraph graph = Graphs.graph(
                List.of(ResourceSpec.builder(TASK)
                        .set("family", text("shop-prod-web"))
                        .build()),
                List.of());

        assertThat(told("deposed", graph)).isEqualTo("aws.ecs.TaskDefinition/web update because of interruption\n");
    }

    @Test
    void aListOfWhichItemsAreNotKnownYetIsNotKnownYet() throws IOException {
        assertThat(told("unknown-output", Graphs.graph(List.of(), List.of())))
                .isEqualTo("output  records: absent -> at apply\n");
    }

    private static String told(String name, ResourceGraph graph) throws IOException {
        EmitRequest request = Graphs.emit(ID, graph);
        Names names = new Names(graph, Graphs.CATALOG);
        PlanReader reader = new PlanReader(
                request,
                "terraform",
                names,
                AppliedRecord.of(graph, names),
                Files.readString(PLANS.resolve(name + ".json")));
        return PlanReaderTest.render(reader.changes(Optional.empty(), Set.of(), false, List.of(), List.of()));
    }

    private static ResourceId id(String type, String component, String role) {
        return new ResourceId(ResourceType.parse(type), component, role);
    }

    private static ResourceGraph web(String level, Value domains) {
        return Graphs.graph(
                List.of(
                        ResourceSpec.builder(CLUSTER)
                                .set("name", text("shop-prod"))
                                .build(),
                        ResourceSpec.builder(CERTIFICATE)
                                .set("domain_name", text("shop.example.com"))
                                .set("subject_alternative_names", domains)
                                .set("validation_method", text("DNS"))
                                .build(),
                        ResourceSpec.builder(id("aws.acm.ValidationRecord", "web", "validation"))
                                .set("domain_validation_options", ref(CERTIFICATE, "domain_validation_options"))
                                .set("ttl", number(60))
                                .set("allow_overwrite", bool(true))
                                .build(),
                        task(level),
                        ResourceSpec.builder(id("aws.ecs.Service", "web", ""))
                                .set("name", text("shop-prod-web"))
                                .set("cluster", ref(CLUSTER, "arn"))
                                .set("task_definition", ref(TASK, "arn"))
                                .set("desired_count", number(2))
                                .set("launch_type", text("FARGATE"))
                                .build()),
                List.of());
    }

    private static ResourceSpec task(String level) {
        Value container = object(Map.of(
                "name", text("web"),
                "image", text("ghcr.io/acme/web:1.4.0"),
                "essential", bool(true),
                "environment", list(variable("LOG_LEVEL", level), variable("PORT", "8080")),
                "portMappings",
                        list(object(Map.of(
                                "containerPort", number(8080), "hostPort", number(8080), "protocol", text("tcp")))),
                "secrets",
                        list(object(Map.of(
                                "name",
                                text("STRIPE_KEY"),
                                "valueFrom",
                                text("arn:aws:secretsmanager:eu-central-1:123456789012:secret:stripe-AbCdEf"))))));
        return ResourceSpec.builder(TASK)
                .set("family", text("shop-prod-web"))
                .set("cpu", text("256"))
                .set("memory", text("512"))
                .set("network_mode", text("awsvpc"))
                .set("requires_compatibilities", list(text("FARGATE")))
                .set("container_definitions", new Value.JsonText(list(container)))
                .build();
    }

    private static Value variable(String name, String value) {
        return object(Map.of("name", text(name), "value", text(value)));
    }

    private static ResourceGraph secrets() {
        SecretSpec password = new SecretSpec(
                "db_password", SecretSource.parse("store:db-password").orElseThrow(), true, "Password of db.");
        return Graphs.graph(
                List.of(
                        ResourceSpec.builder(DB)
                                .set("identifier", text("shop-prod-db"))
                                .set("password", new Value.SecretInput("db_password"))
                                .build(),
                        ResourceSpec.builder(URL)
                                .set(
                                        "secret_string",
                                        new Value.Interpolation(List.of(
                                                text("postgres://app:"),
                                                new Value.SecretInput("db_password"),
                                                text("@"),
                                                ref(DB, "endpoint"))))
                                .build()),
                List.of(password));
    }
}
