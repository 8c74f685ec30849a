package io.omnideploy.platform.kubernetes.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.diagnostic.Refused;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PlatformFile;
import io.omnideploy.templates.yaml.YamlPrinter;
import io.omnideploy.testkit.Golden;
import io.omnideploy.testkit.KubernetesStack;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KustomizeFolderTest {
    private static final CompiledCatalog CATALOG = new CompiledCatalog(KustomizeFolderTest.class.getClassLoader());

    @TempDir
    Path folder;

    @Test
    void aStackIsWrittenAsAPersonWouldWriteIt() throws IOException {
        Golden.checkFolder(Path.of("src/test/resources/kustomize/shop"), files(KubernetesStack.graph()));
    }

    @Test
    void kustomizeTakesTheFolderAndTheSecretsFromFilesOfAPerson() throws IOException {
        Tool.KUBECTL.require();
        for (Map.Entry<String, String> file : files(KubernetesStack.graph()).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Path secrets = folder.resolve("secrets");
        Files.writeString(secrets.resolve("web.secrets.env"), "TOKEN=sesame 'a' $B\nDB_PASSWORD=x\n");
        Files.writeString(secrets.resolve("web-registry.secrets.env"), ".dockerconfigjson={\"auths\":{}}\n");

        assertThat(kustomize(folder))
                .contains("kind: HTTPRoute", "kind: StatefulSet", "value: postgres://app:$(DB_PASSWORD)@db:5432/app")
                .doesNotContain("kind: Secret");
        assertThat(kustomize(secrets))
                .contains(
                        "TOKEN: c2VzYW1lICdhJyAkQg==",
                        "name: web\n",
                        "namespace: shop-prod",
                        "io.omnideploy.stack: prod")
                .contains("type: kubernetes.io/dockerconfigjson", ".dockerconfigjson: eyJhdXRocyI6e319");
    }

    @Test
    void aSecretThatIsNoSecretObjectHasNoPlaceInAManifest() {
        ResourceId id = ResourceId.of(ResourceType.parse("kubernetes.core.ConfigMap"), "web");
        ResourceSpec leaking = ResourceSpec.builder(id)
                .set("data", Value.object(Map.of("A", new Value.SecretInput("token"))))
                .build();
        ResourceGraph graph = ResourceGraph.of(
                List.of(leaking), KubernetesStack.graph().secrets().values(), List.of(), Map.of());

        assertThatThrownBy(() -> files(graph)).isInstanceOf(Refused.class).hasMessageContaining("data");
    }

    private static String kustomize(Path kustomization) throws IOException {
        Run.Result run =
                Run.of("kubectl", "kustomize", kustomization.toString()).go();
        assertThat(run.exit()).as(run.all()).isZero();
        return run.out();
    }

    private static SortedMap<String, String> files(ResourceGraph graph) {
        EmitRequest request = new EmitRequest(
                KubernetesStack.ID,
                "kubernetes",
                graph,
                CATALOG,
                provider -> Optional.empty(),
                Optional.empty(),
                "../..");
        SortedMap<String, String> files = new TreeMap<>();
        for (PlatformFile file : KustomizeFolder.of(request)) {
            files.put(
                    file.path(),
                    switch (file) {
                        case PlatformFile.Yaml yaml -> YamlPrinter.print(yaml.document(), yaml.comment());
                        case PlatformFile.YamlStream yaml -> YamlPrinter.stream(yaml.documents(), yaml.comment());
                        case PlatformFile.Plain plain -> plain.text();
                    });
        }
        return files;
    }
}
