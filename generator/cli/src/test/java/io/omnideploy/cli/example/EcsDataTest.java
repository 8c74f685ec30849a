package io.omnideploy.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backing services, volumes and secrets on AWS: who may reach and read what, and what becomes of their data. */
class EcsDataTest {
    private static final String SHOP = """
            name: shop
            target: ecs
            backend: terraform
            region: eu-central-1
            components:
              web:
                kind: worker
                container: {image: acme/web:1}
                environment: {READ: "${db.url}&mode=read", TOKEN: "Bearer ${API_TOKEN}"}
                secrets: {KEY: "env:API_KEY", IN_AWS: "ssm:/shop/x", NAMED: "secretsmanager:shop/y:key"}
                depends_on: [db, files]
              worker:
                kind: worker
                container: {image: acme/worker:1}
                secrets: {SAME: "env:API_KEY"}
                depends_on: [cache]
            backing_services:
              db: {preset: postgres, databases: [main]}
              cache: {preset: redis}
              files: {preset: s3, buckets: [pictures, invoices]}
            """;

    @TempDir
    private Path folder;

    @Test
    void keepsSecretsOutOfTaskDefinitions() throws IOException {
        Deployment shop = expand(SHOP, "dev");
        shop.graph()
                .resources()
                .values()
                .forEach(spec -> spec.properties().forEach((name, value) -> {
                    if (value.isSecret()) {
                        assertThat(spec.id().type() + " " + name)
                                .isIn("aws.rds.Instance password", "aws.secretsmanager.SecretVersion secret_string");
                    }
                }));
        assertThat(secrets(shop, "web"))
                .containsOnlyKeys("DATABASE_URL", "IN_AWS", "KEY", "NAMED", "READ", "TOKEN")
                .containsEntry(
                        "KEY", "aws.secretsmanager.Secret/main-api-key aws.secretsmanager.SecretVersion/main-api-key")
                .containsEntry(
                        "DATABASE_URL", "aws.secretsmanager.Secret/db-url aws.secretsmanager.SecretVersion/db-url")
                .containsEntry("READ", "aws.secretsmanager.Secret/web-read aws.secretsmanager.SecretVersion/web-read")
                .containsEntry("IN_AWS", "")
                .containsEntry("NAMED", "");
        assertThat(secrets(shop, "worker")).containsOnlyKeys("SAME");
        assertThat(secrets(shop, "worker").get("SAME"))
                .isEqualTo(secrets(shop, "web").get("KEY"));
    }

    /** The backend reads what is in the graph; what AWS keeps is no input of anybody. */
    @Test
    void asksForNothingThatAwsKeeps() throws IOException {
        assertThat(expand(SHOP, "dev").graph().secrets()).containsOnlyKeys("api_key", "api_token", "db_password");
    }

    @Test
    void letsEachTaskReadItsOwnSecretsAlone() throws IOException {
        Deployment shop = expand(SHOP, "dev");
        assertThat(policy(shop, "web-execution"))
                .contains("secretsmanager:GetSecretValue", "ssm:GetParameters", "Secret/db-url", "Secret/main-api-key")
                .doesNotContain("s3:", "Text[text=*]");
        assertThat(policy(shop, "worker-execution"))
                .contains("Secret/main-api-key")
                .doesNotContain("db-url", "ssm:");
        assertThat(policy(shop, "web-task"))
                .contains("s3:GetObject", "Bucket/files-pictures", "Bucket/files-invoices")
                .doesNotContain("secretsmanager:", "s3:*", "Text[text=*]");
        assertThat(names(shop, "aws.iam.RolePolicy")).doesNotContain("worker-task");
    }

    @Test
    void letsInOnlyWhoUsesIt() throws IOException {
        assertThat(names(expand(SHOP, "dev"), "aws.ec2.SecurityGroupRule"))
                .contains("db-from-web", "cache-from-worker")
                .doesNotContain("db-from-worker", "cache-from-web");
    }

    /** Secrets Manager finds a secret by the wrong name if its own ends like the suffix that it puts on ARNs. */
    @Test
    void givesSecretsNamesThatAreNoPartsOfArns() throws IOException {
        String config = SHOP.replace("KEY:", "MY_SECRET:").replace("env:API_KEY", "store:my-secret");
        of(expand(config, "dev"), "aws.secretsmanager.Secret")
                .forEach(spec -> assertThat(text(spec, "name")).matches("shop/dev/[a-z/_]+"));
    }

    @ParameterizedTest
    @CsvSource({
        "dev, , false, false",
        "dev, true, true, true",
        "prod, , true, true",
        "production, , true, true",
        "prod, false, false, true",
        "products, , false, false",
    })
    void protectsProduction(String stack, String protect, boolean isProtected, boolean keeps) throws IOException {
        String config = protect == null ? SHOP : SHOP.replaceAll("preset: [a-z0-9]+", "$0, protect: " + protect);
        Deployment shop = expand(config, stack);
        ResourceSpec db = of(shop, "aws.rds.Instance").getFirst();
        assertThat(db.lifecycle().protect()).isEqualTo(isProtected);
        assertThat(db.properties())
                .containsEntry("deletion_protection", Value.bool(isProtected))
                .containsEntry("skip_final_snapshot", Value.bool(!keeps));
        assertThat(db.properties().containsKey("final_snapshot_identifier")).isEqualTo(keeps);
        assertThat(of(shop, "aws.elasticache.ReplicationGroup")
                        .getFirst()
                        .lifecycle()
                        .protect())
                .isEqualTo(isProtected);
        of(shop, "aws.s3.Bucket").forEach(bucket -> {
            assertThat(bucket.lifecycle().protect()).isEqualTo(isProtected);
            assertThat(bucket.properties()).containsEntry("force_destroy", Value.bool(!isProtected));
        });
        assertThat(of(shop, "aws.s3.BucketVersioning")).hasSize(keeps ? 2 : 0);
    }

    @ParameterizedTest
    @CsvSource({"1Gi, 20, true", "20Gi, 20, false", "20481Mi, 21, true", "21Gi, 21, false", "65536Gi, 65536, false"})
    void roundsStorageUp(String asked, int given, boolean told) throws IOException {
        Deployment shop = expand(SHOP.replace("databases: [main]", "storage: " + asked), "dev");
        assertThat(of(shop, "aws.rds.Instance").getFirst().properties())
                .containsEntry("allocated_storage", Value.number(given));
        assertThat(shop.ledger().stream().map(LedgerEntry::rule).anyMatch("rds-storage"::equals))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"a", "shop-of-a-name-that-fits-48-characters-and-no-mo"})
    void keepsNamesWithinLimits(String name) throws IOException {
        Deployment shop = expand(
                SHOP.replace("name: shop", "name: " + name).replace("region: eu-central-1", "region: ap-southeast-3"),
                "a-stack-whose-name-is-rather-long");
        int account = 12;
        of(shop, "aws.s3.Bucket").forEach(bucket -> {
            List<Value> parts = ((Value.Interpolation) bucket.properties().get("bucket")).parts();
            int length = account + parts.stream().mapToInt(EcsDataTest::length).sum();
            assertThat(length).isLessThanOrEqualTo(63);
        });
        assertThat(text(of(shop, "aws.rds.Instance").getFirst(), "identifier"))
                .hasSizeLessThanOrEqualTo(63)
                .matches("[a-z](-?[a-z0-9])*");
        assertThat(text(of(shop, "aws.elasticache.ReplicationGroup").getFirst(), "replication_group_id"))
                .hasSizeLessThanOrEqualTo(40)
                .matches("[a-z](-?[a-z0-9])*");
    }

    @Test
    void givesThePartsWhereRdsMakesThePassword() throws IOException {
        Deployment shop = expand(
                SHOP.replace("READ: \"${db.url}&mode=read\"", "PGHOST: \"${db.host}\"")
                        + "ecs: {backing_services: {db: {password: managed}}}\n",
                "dev");
        assertThat(of(shop, "aws.rds.Instance").getFirst().properties())
                .containsEntry("manage_master_user_password", Value.bool(true))
                .doesNotContainKey("password");
        assertThat(secrets(shop, "web"))
                .containsEntry("DATABASE_PASSWORD", "aws.rds.Instance/db")
                .doesNotContainKey("DATABASE_URL");
        assertThat(policy(shop, "web-execution")).contains("aws.rds.Instance/db", "master_user_secret");
    }

    @Test
    void mountsVolumesAsTheUserOfTheImage() throws IOException {
        Deployment shop = expand(
                SHOP.replace("image: acme/worker:1", "image: acme/worker:1, user: \"1000:1001\"")
                        .replace("depends_on: [cache]", "volumes: {data: {path: /data}}"),
                "prod");
        assertThat(of(shop, "aws.efs.AccessPoint").getFirst().properties())
                .containsEntry(
                        "posix_user", Value.object(Map.of("uid", Value.number(1000), "gid", Value.number(1001))));
        assertThat(names(shop, "aws.efs.MountTarget")).hasSize(2);
        assertThat(of(shop, "aws.ecs.Service").getLast().needs())
                .containsAll(of(shop, "aws.efs.MountTarget").stream()
                        .map(ResourceSpec::id)
                        .toList());
        assertThat(names(shop, "aws.ec2.SecurityGroupRule")).contains("worker-files-from-worker");
        assertThat(of(shop, "aws.efs.BackupPolicy").getFirst().properties().toString())
                .contains("ENABLED");
    }

    private Deployment expand(String config, String stack) throws IOException {
        ClassLoader loader = EcsDataTest.class.getClassLoader();
        DeploymentFactory factory = new DeploymentFactory(new Plugins(loader), new CompiledCatalog(loader));
        Files.writeString(folder.resolve("deploy.yaml"), config);
        Selection selection =
                new Selection(Optional.of(stack), Optional.empty(), Optional.empty(), Map.of("API_TOKEN", "unread"));
        return factory.deployment(
                        factory.load(new LoadRequest(Optional.empty(), folder, Optional.empty())),
                        selection,
                        Optional.empty())
                .value()
                .orElseThrow();
    }

    private static List<ResourceSpec> of(Deployment deployment, String type) {
        return deployment.graph().resources().values().stream()
                .filter(spec -> spec.id().type().toString().equals(type))
                .toList();
    }

    private static Set<String> names(Deployment deployment, String type) {
        return of(deployment, type).stream().map(spec -> spec.id().name()).collect(Collectors.toSet());
    }

    private static String policy(Deployment deployment, String name) {
        return of(deployment, "aws.iam.RolePolicy").stream()
                .filter(spec -> spec.id().name().equals(name))
                .map(spec -> spec.properties().get("policy").toString())
                .findFirst()
                .orElseThrow();
    }

    /** Returns what each secret variable of a component refers to, by its name. */
    private static Map<String, String> secrets(Deployment deployment, String component) {
        ResourceSpec definition = of(deployment, "aws.ecs.TaskDefinition").stream()
                .filter(spec -> spec.id().name().equals(component))
                .findFirst()
                .orElseThrow();
        Value.Seq containers =
                (Value.Seq) ((Value.JsonText) definition.properties().get("container_definitions")).value();
        Value.Obj container = (Value.Obj) containers.items().getFirst();
        return ((Value.Seq) container.fields().get("secrets"))
                .items().stream()
                        .map(Value.Obj.class::cast)
                        .collect(Collectors.toMap(
                                secret -> ((Value.Text) secret.fields().get("name")).text(),
                                secret -> secret.fields().get("valueFrom").references().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(" "))));
    }

    private static String text(ResourceSpec spec, String property) {
        return ((Value.Text) spec.properties().get(property)).text();
    }

    private static int length(Value part) {
        return part instanceof Value.Text text ? text.text().length() : 0;
    }
}
