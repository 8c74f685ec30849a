package io.omnideploy.backend.terraform.emit;

import static io.omnideploy.resource.Value.bool;
import static io.omnideploy.resource.Value.list;
import static io.omnideploy.resource.Value.number;
import static io.omnideploy.resource.Value.object;
import static io.omnideploy.resource.Value.ref;
import static io.omnideploy.resource.Value.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.backend.terraform.RealTerraform;
import io.omnideploy.backend.terraform.TerraformBackend;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.SecretSource;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What AWS asks of Terraform beyond Docker: secrets that are not kept, one resource per item of a list, lookups, moves. */
class AwsEmissionTest {
    private static final DeploymentId SHOP = new DeploymentId("shop", "prod");
    private static final ResourceId DB = id("aws.rds.Instance", "db", "");
    private static final ResourceId URL = id("aws.secretsmanager.Secret", "web", "database-url");
    private static final ResourceId CERTIFICATE = id("aws.acm.Certificate", "web", "");
    private static final ResourceId RECORDS = id("aws.acm.ValidationRecord", "web", "validation");

    @TempDir
    Path folder;

    @Test
    void anAwsStackIsWrittenAsAPersonWouldWriteIt() throws IOException {
        Golden.checkFolder(Path.of("src/test/resources/emit/aws"), emit(shop()));
    }

    @Test
    void terraformWouldFormatTheFilesTheSame() throws IOException {
        RealTerraform terraform = RealTerraform.require();
        write(emit(shop()));

        assertThat(terraform.run(folder, "fmt", "-list=true", "-write=false")).isEmpty();
    }

    @Test
    void theNumberOfASecretInATextChangesWithTheSecretAndWithTheText() throws IOException {
        String first = revision("app", 1);

        assertThat(first).matches("\\d{1,9}").isEqualTo(revision("app", 1));
        assertThat(revision("app", 2)).isNotEqualTo(first);
        assertThat(revision("other", 1)).isNotEqualTo(first);
    }

    @Test
    void aSecretThatIsAlsoUsedElsewhereIsKeptAndToldSo() {
        ResourceGraph graph = shop();
        SortedMap<ResourceId, ResourceSpec> resources = new TreeMap<>(graph.resources());
        ResourceId parameter = id("aws.ssm.Parameter", "web", "token");
        resources.put(
                parameter,
                ResourceSpec.builder(parameter)
                        .set("name", text("/shop/token"))
                        .set("type", text("String"))
                        .set("insecure_value", new Value.SecretInput("db_password"))
                        .build());

        assertThat(new TerraformBackend().secretsInClear(graph, Graphs.CATALOG)).isEmpty();
        assertThat(new TerraformBackend().secretsInClear(graph.withResources(resources), Graphs.CATALOG))
                .hasValue("Terraform's state keeps a secret in clear, since the provider has no write-only arguments.");
        assertThat(emit(graph.withResources(resources)).get("variables.tf"))
                .contains("sensitive   = true")
                .doesNotContain("ephemeral");
    }

    private String revision(String user, int number) throws IOException {
        RealTerraform terraform = RealTerraform.require();
        Value url = new Value.Interpolation(
                List.of(text("postgres://" + user + ":"), new Value.SecretInput("db_password"), text("@db")));
        ResourceSpec version = version(url);
        ResourceGraph graph = ResourceGraph.of(List.of(secret(), version), secrets(), List.of(), Map.of());
        String line = emit(graph)
                .get("web.tf")
                .lines()
                .filter(text -> text.contains("secret_string_wo_version"))
                .findFirst()
                .orElseThrow();
        write(new TreeMap<>(Map.of("main.tf", """
                variable "db_password_revision" {
                  type = number
                }
                output "number" {
                  value = %s
                }
                """.formatted(line.substring(line.indexOf('=') + 1)))));
        terraform.run(
                folder, Map.of("TF_VAR_db_password_revision", "" + number), "apply", "-auto-approve", "-no-color");
        return terraform.run(folder, "output", "-raw", "-no-color", "number");
    }

    private void write(SortedMap<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static SortedMap<String, String> emit(ResourceGraph graph) {
        return new Emission(Graphs.emit(SHOP, graph)).files();
    }

    private static ResourceId id(String type, String component, String role) {
        return new ResourceId(ResourceType.parse(type), component, role);
    }

    private static List<SecretSpec> secrets() {
        return List.of(new SecretSpec(
                "db_password", SecretSource.parse("store:db-password").orElseThrow(), true, "Password of db."));
    }

    private static ResourceGraph shop() {
        ResourceGraph graph = ResourceGraph.of(
                List.of(database(), secret(), version(url()), certificate(), records(), validation(), task()),
                secrets(),
                List.of(new OutputSpec("db_address", ref(DB, "address"), "Where db is reached.")),
                Map.of(
                        "aws",
                        object(Map.of(
                                "region",
                                text("eu-central-1"),
                                "allowed_account_ids",
                                list(text("123456789012")),
                                "default_tags",
                                object(Map.of(
                                        "tags",
                                        object(Map.of(
                                                "omnideploy:deployment", text("shop"), "team", text("platform")))))))));
        return new ResourceGraph(
                graph.resources(),
                new TreeMap<>(Map.of(
                        "shop_example_com",
                        new Lookup(
                                "shop_example_com",
                                ResourceType.parse("aws.route53.Zone"),
                                new TreeMap<>(Map.of("name", text("example.com"), "private_zone", bool(false)))))),
                graph.inputs(),
                graph.secrets(),
                graph.outputs(),
                graph.providers());
    }

    private static ResourceSpec database() {
        return ResourceSpec.builder(DB)
                .set("identifier", text("shop-prod-db"))
                .set("engine", text("postgres"))
                .set("username", text("app"))
                .set("password", new Value.SecretInput("db_password"))
                .set("allocated_storage", number(20))
                .lifecycle(Lifecycle.protectedOne())
                .build();
    }

    private static ResourceSpec secret() {
        return ResourceSpec.builder(URL)
                .set("name", text("shop-prod/web/DATABASE_URL"))
                .build();
    }

    private static ResourceSpec version(Value value) {
        return ResourceSpec.builder(id("aws.secretsmanager.SecretVersion", "web", "database-url"))
                .set("secret_id", ref(URL, "id"))
                .set("secret_string", value)
                .build();
    }

    private static Value url() {
        return new Value.Interpolation(List.of(
                text("postgres://app:"),
                new Value.SecretInput("db_password"),
                text("@"),
                ref(DB, "endpoint"),
                text("/shop")));
    }

    private static ResourceSpec certificate() {
        return ResourceSpec.builder(CERTIFICATE)
                .set("domain_name", text("shop.example.com"))
                .set("subject_alternative_names", list(text("www.shop.example.com")))
                .set("validation_method", text("DNS"))
                .lifecycle(new Lifecycle(false, Set.of(), true))
                .build();
    }

    private static ResourceSpec records() {
        return ResourceSpec.builder(RECORDS)
                .set("domain_validation_options", ref(CERTIFICATE, "domain_validation_options"))
                .set("zone_id", new Value.LookupRef("shop_example_com", AttributePath.of("zone_id")))
                .set("ttl", number(60))
                .set("allow_overwrite", bool(true))
                .build();
    }

    private static ResourceSpec validation() {
        return ResourceSpec.builder(id("aws.acm.CertificateValidation", "web", ""))
                .set("certificate_arn", ref(CERTIFICATE, "arn"))
                .set("validation_record_fqdns", ref(RECORDS, "fqdn"))
                .build();
    }

    private static ResourceSpec task() {
        return ResourceSpec.builder(id("aws.ecs.TaskDefinition", "web", ""))
                .set("family", text("shop-prod-web"))
                .set("cpu", text("256"))
                .set("memory", text("512"))
                .set("network_mode", text("awsvpc"))
                .set("requires_compatibilities", list(text("FARGATE")))
                .set(
                        "container_definitions",
                        new Value.JsonText(list(object(Map.of(
                                "name", text("web"),
                                "image", text("ghcr.io/acme/web:1.4.0"),
                                "essential", bool(true),
                                "portMappings", list(object(Map.of("containerPort", number(8080)))),
                                "secrets",
                                        list(object(Map.of(
                                                "name", text("DATABASE_URL"), "valueFrom", ref(URL, "arn")))))))))
                .set("runtime_platform", object(Map.of("cpu_architecture", text("ARM64"))))
                .build();
    }

    @Test
    void aRenamedResourceIsMovedAndNotMadeAnew() {
        ResourceId before = id("aws.ecs.TaskDefinition", "main", "web");
        var request = Graphs.emit(SHOP, shop()).withMoves(Map.of(before, id("aws.ecs.TaskDefinition", "web", "")));

        assertThat(new Emission(request).files().get("moved.tf")).isEqualTo("""
                # Written by OmniDeploy: `omnideploy generate` writes it anew.

                moved {
                  from = aws_ecs_task_definition.main_web
                  to   = aws_ecs_task_definition.web
                }
                """);
    }

    @Test
    void whatIsGoneIsNotMoved() {
        var request = Graphs.emit(SHOP, shop())
                .withMoves(Map.of(
                        id("aws.ecs.Service", "main", "web"),
                        id("aws.ecs.Service", "gone", ""),
                        URL,
                        id("aws.secretsmanager.Secret", "web", "database-url")));

        assertThat(new Emission(request).files()).doesNotContainKey("moved.tf");
    }
}
