package io.omnideploy.adapter.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.load.ConfigLoader;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.AdapterReading;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerAdapterTest {
    private static final Adapter ADAPTER = ServiceLoader.load(Adapter.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(adapter -> adapter.name().equals("container"))
            .findFirst()
            .orElseThrow();

    @TempDir
    private Path folder;

    @Test
    void passesADocumentThroughUnchanged() {
        Node.Mapping root = map("name", "components", "anything");

        assertThat(ADAPTER.read(request(document(root))).orRefuse().description())
                .isSameAs(root);
    }

    @Test
    void recognisesWhatHasANameAndSomethingToRun() {
        assertThat(ADAPTER.recognises(document(map("name", "container")))).isTrue();
        assertThat(ADAPTER.recognises(document(map("name", "components")))).isTrue();
        assertThat(ADAPTER.recognises(document(map("name", "backing_services"))))
                .isTrue();
        assertThat(ADAPTER.recognises(document(map("name", "services")))).isFalse();
        assertThat(ADAPTER.recognises(document(map("components")))).isFalse();
        assertThat(ADAPTER.recognises(document(Node.text("name")))).isFalse();
    }

    @Test
    void refusesWhatIsNoMap() {
        Validated<AdapterReading> read = ADAPTER.read(request(document(Node.list(List.of()))));

        assertThat(read.value()).isEmpty();
        assertThat(read.diagnostics().getFirst().message())
                .isEqualTo("A deployment is described by a map, and this is a list.");
        assertThat(read.diagnostics().getFirst().remedy()).isPresent();
    }

    @Test
    void isChosenByTheEngineForAFileOfAnyName() throws IOException {
        Path file =
                Files.writeString(folder.resolve("app.json"), "{\"name\": \"app\", \"container\": {\"image\": \"x\"}}");
        ConfigLoader loader = new ConfigLoader(List.of(ADAPTER), List.of());

        LoadedConfig loaded = loader.load(new LoadRequest(Optional.of(file), folder, Optional.empty()))
                .orRefuse();

        assertThat(loaded.adapter()).isEqualTo("container");
        assertThat(loaded.root().entries()).containsOnlyKeys("name", "components");
    }

    private static AdapterRequest request(SourceDocument document) {
        return new AdapterRequest(List.of(document), NO_FILES, Map.of(), Set.of());
    }

    private static final SourceFiles NO_FILES = new SourceFiles() {
        @Override
        public boolean exists(String path) {
            return false;
        }

        @Override
        public boolean hasFilesIn(String path) {
            return false;
        }

        @Override
        public List<String> texts(String path) {
            return List.of();
        }

        @Override
        public String text(String path, Optional<SourceSpan> namedAt) {
            throw new IllegalStateException(path);
        }

        @Override
        public SourceDocument document(String path, Optional<SourceSpan> namedAt) {
            throw new IllegalStateException(path);
        }
    };

    private static SourceDocument document(Node root) {
        return new SourceDocument(Path.of("deploy.yaml"), "", root);
    }

    private static Node.Mapping map(String... keys) {
        Node.Mapping map = Node.Mapping.empty();
        for (String key : keys) {
            map = map.with(key, Node.map(Map.of()));
        }
        return map;
    }
}
