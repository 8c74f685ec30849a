package io.omnideploy.backend.terraform.emit;

import static io.omnideploy.backend.terraform.Graphs.CONTAINER;
import static io.omnideploy.backend.terraform.Graphs.IMAGE;
import static io.omnideploy.backend.terraform.Graphs.PASSWORD;
import static io.omnideploy.resource.Value.bool;
import static io.omnideploy.resource.Value.list;
import static io.omnideploy.resource.Value.number;
import static io.omnideploy.resource.Value.object;
import static io.omnideploy.resource.Value.ref;
import static io.omnideploy.resource.Value.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.backend.terraform.RealTerraform;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.StateSettings;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
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
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmissionTest {
    private static final DeploymentId SHOP = new DeploymentId("shop", "dev");
    private static final Path CASES = Path.of("src/test/resources/emit");

    @TempDir
    Path folder;

    @Test
    void aShopIsWrittenAsAPersonWouldWriteIt() throws IOException {
        Golden.checkFolder(CASES.resolve("shop"), emit(shop()));
    }

    @Test
    void stateInABucketHasAKeyOfItsOwnForEachStack() throws IOException {
        StateSettings.S3 bucket = new StateSettings.S3("acme-state", Optional.of("teams/shop"), "eu-central-1");

        Golden.checkFolder(
                CASES.resolve("s3-state"), new Emission(Graphs.emit(SHOP, tiny("web"), Optional.of(bucket))).files());
    }

    @Test
    void stateInTheCloudHasAWorkspaceForEachStack() {
        var cloud = new StateSettings.Cloud("acme");

        assertThat(new Emission(Graphs.emit(SHOP, tiny("web"), Optional.of(cloud)))
                        .files()
                        .get("versions.tf"))
                .contains(
                        "  cloud {\n    organization = \"acme\"\n\n    workspaces {\n      name = \"shop-dev\"\n    }\n  }\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"versions", "providers", "variables", "outputs", "override"})
    void aComponentWithTheNameOfAFileOfOursGetsAnotherFile(String component) {
        SortedMap<String, String> files = emit(tiny(component));

        assertThat(files.get(component + "-component.tf"))
                .contains("resource \"docker_container\" \"" + component + "\"");
        assertThat(files.get("versions.tf")).doesNotContain("docker_container");
        assertThat(files).doesNotContainKey("override.tf");
    }

    @Test
    void aComponentCalledMainSharesTheFileOfWhatAllShare() {
        assertThat(emit(tiny("main")).get("main.tf"))
                .contains("resource \"docker_network\" \"main\"", "resource \"docker_container\" \"main\"");
    }

    @Test
    void theSecondOfTwoComponentsThatWantAFileGetsAnother() {
        ResourceGraph graph = Graphs.graph(
                List.of(Graphs.image("versions", "a"), Graphs.image("versions-component", "b")), List.of());

        assertThat(emit(graph)).containsKeys("versions-component.tf", "versions-component-component.tf");
    }

    @Test
    void resourcesWithTheSameAddressAreRefused() {
        ResourceGraph graph = Graphs.graph(
                List.of(
                        ResourceSpec.builder(ResourceId.of(IMAGE, "web-2"))
                                .set("name", text("a"))
                                .build(),
                        ResourceSpec.builder(new ResourceId(IMAGE, "web", "2"))
                                .set("name", text("b"))
                                .build()),
                List.of());

        assertThatThrownBy(() -> emit(graph)).hasMessageContaining("docker.Image/web-2");
    }

    @Test
    void aPropertyThatTheCatalogDoesNotKnowCantBeWritten() {
        ResourceGraph graph = Graphs.graph(
                List.of(ResourceSpec.builder(ResourceId.of(IMAGE, "web"))
                        .set("nam", text("a"))
                        .build()),
                List.of());

        assertThatThrownBy(() -> emit(graph)).hasMessage("docker.Image/web has no property nam");
    }

    @Test
    void theOrderInWhichAGraphWasPutTogetherDoesNotShow() {
        List<ResourceSpec> resources = List.of(Graphs.network(SHOP), Graphs.volume(SHOP, "db"), db());

        assertThat(emit(Graphs.graph(resources.reversed(), List.of(PASSWORD))))
                .isEqualTo(emit(Graphs.graph(resources, List.of(PASSWORD))));
    }

    @Test
    void terraformAcceptsTheFilesAndWouldFormatThemTheSame() throws Exception {
        RealTerraform terraform = RealTerraform.require();
        for (Map.Entry<String, String> file : emit(shop()).entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }

        assertThat(terraform.run(folder, "fmt", "-list=true", "-write=false")).isEmpty();
        terraform.run(folder, "init", "-backend=false", "-no-color");
        assertThat(terraform.run(folder, "validate", "-no-color")).contains("The configuration is valid");
    }

    private static ResourceGraph tiny(String component) {
        return Graphs.graph(
                List.of(
                        Graphs.network(SHOP),
                        Graphs.image(component, "web:1"),
                        Graphs.container(SHOP, component, Map.of()).build()),
                List.of());
    }

    private static ResourceGraph shop() {
        ResourceGraph graph = shopWithoutLookup();
        Lookup lookup = new Lookup(
                "web_image",
                ResourceType.parse("docker.RegistryImage"),
                new TreeMap<>(Map.of("name", text("ghcr.io/acme/web:1.4.0"))));
        return new ResourceGraph(
                graph.resources(),
                new TreeMap<>(Map.of("web_image", lookup)),
                new TreeMap<>(),
                graph.secrets(),
                graph.outputs(),
                new TreeMap<>(Map.of(
                        "docker",
                        object(Map.of(
                                "host",
                                text("ssh://deploy@example.com"),
                                "registry_auth",
                                list(object(Map.of(
                                        "address", text("ghcr.io"),
                                        "username", text("acme"),
                                        "password", new Value.SecretInput("db_password")))))))));
    }

    private static OutputSpec[] outputs() {
        return new OutputSpec[] {
            new OutputSpec("web_url", text("http://localhost:8080"), "Where web is reached."),
            new OutputSpec("db_url", url(), "How web reaches db.")
        };
    }

    private static ResourceGraph shopWithoutLookup() {
        return Graphs.graph(
                List.of(Graphs.network(SHOP), Graphs.volume(SHOP, "db"), image(), db(), web(), migrate()),
                List.of(PASSWORD),
                outputs());
    }

    private static ResourceSpec image() {
        return ResourceSpec.builder(Graphs.id(IMAGE, "web"))
                .set("name", text("ghcr.io/acme/web:1.4.0"))
                .set("keep_locally", bool(true))
                .set("pull_triggers", list(new Value.LookupRef("web_image", AttributePath.of("sha256_digest"))))
                .build();
    }

    private static ResourceSpec db() {
        return ResourceSpec.builder(Graphs.id(CONTAINER, "db"))
                .set("name", text("shop-dev-db"))
                .set("image", text("postgres:16"))
                .set("env", object(Map.of("POSTGRES_PASSWORD", new Value.SecretInput("db_password"))))
                .set("volumes", list(Graphs.volumeMount("db", "/var/lib/postgresql/data")))
                .set("labels", Graphs.labels(SHOP, Graphs.id(CONTAINER, "db")))
                .lifecycle(new Lifecycle(true, Set.of("log_opts", "cpus"), false))
                .build();
    }

    private static ResourceSpec web() {
        return Graphs.container(
                        SHOP,
                        "web",
                        Map.of(
                                "DATABASE_URL",
                                url(),
                                "GREETING",
                                text("Guten Tag, ${name}!\n\"%{x}\" $(id)"),
                                "PORT",
                                text("8080")))
                .set("command", Value.texts(List.of("serve", "--listen", "0.0.0.0:8080")))
                .set("memory", number(512))
                .set("memory_swap", number(512))
                .set("cpus", text("0.5"))
                .set("wait", bool(true))
                .set("ports", list(Graphs.port(8080, 8080), Graphs.port(9090, 9090)))
                .set(
                        "volumes",
                        list(object(Map.of(
                                "host_path",
                                new Value.Interpolation(List.of(new Value.InputRef("project_dir"), text("/data"))),
                                "container_path",
                                text("/data"),
                                "read_only",
                                bool(true)))))
                .set("capabilities", object(Map.of("drop", list(text("ALL")))))
                .set(
                        "upload",
                        list(object(Map.of(
                                "file", text("/etc/web.json"),
                                "content",
                                        new Value.JsonText(object(Map.of("debug", bool(false), "level", text("info")))),
                                "permissions", text("0644")))))
                .set(
                        "healthcheck",
                        object(Map.of(
                                "test",
                                        Value.texts(List.of(
                                                "CMD-SHELL", "wget -q -O- http://localhost:8080/healthz || exit 1")),
                                "interval", text("15s"),
                                "timeout", text("5s"),
                                "start_period", text("0s"),
                                "retries", number(3))))
                .after(Set.of(Graphs.id(CONTAINER, "migrate"), Graphs.id(CONTAINER, "db"), Graphs.id(IMAGE, "web")))
                .build();
    }

    private static ResourceSpec migrate() {
        return ResourceSpec.builder(Graphs.id(CONTAINER, "migrate"))
                .set("name", text("shop-dev-migrate"))
                .set("image", ref(Graphs.id(IMAGE, "web"), "image_id"))
                .set("command", Value.texts(List.of("migrate")))
                .set("must_run", bool(false))
                .set("attach", bool(true))
                .set("env", object(Map.of()))
                .after(Set.of(Graphs.id(CONTAINER, "db")))
                .lifecycle(Lifecycle.expecting(Map.of("exit_code", number(0))))
                .build();
    }

    private static Value url() {
        return new Value.Interpolation(
                List.of(text("postgres://app:"), new Value.SecretInput("db_password"), text("@db:5432/shop")));
    }

    private static SortedMap<String, String> emit(ResourceGraph graph) {
        EmitRequest request = Graphs.emit(SHOP, graph);
        return new Emission(request).files();
    }
}
