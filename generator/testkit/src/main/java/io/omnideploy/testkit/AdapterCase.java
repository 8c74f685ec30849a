package io.omnideploy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.Node;
import io.omnideploy.config.NodeLeaves;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.load.ConfigLoader;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.transfer.DescriptionYaml;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.AdapterReading;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with files of a format, and how they are read: {@code run.properties} may hold {@code files}, {@code profiles} and
 * variables as {@code env.NAME}.
 *
 * @param folder where they lie
 * @param adapter who reads them
 */
public record AdapterCase(Path folder, Adapter adapter) {
    private static final Path CASES = Path.of("src/test/cases").toAbsolutePath().normalize();

    /** Returns the cases of a group: those that are read, or those that are refused. */
    public static List<AdapterCase> in(String group, Adapter adapter) throws IOException {
        try (Stream<Path> folders = Files.list(CASES.resolve(group))) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(folder -> new AdapterCase(folder, adapter))
                    .toList();
        }
    }

    /** Reads the files as the program does. */
    public Validated<LoadedConfig> load() throws IOException {
        return new ConfigLoader(List.of(adapter, new Own()), List.of()).load(request());
    }

    /** Checks that the files become what is expected, and that each value of them has a fate. */
    public void check() throws IOException {
        Validated<LoadedConfig> loaded = load();
        Golden.checkFolder(folder.resolve("expected"), shown(loaded));
        assertThat(loaded.hasErrors()).as("errors").isFalse();
        everyValueHasAFate(loaded.orRefuse());
    }

    /** Checks that the files are refused as is expected, with a remedy each time. */
    public void checkRefused() throws IOException {
        Validated<LoadedConfig> loaded = load();
        Golden.checkFolder(folder.resolve("expected"), shown(loaded));
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.diagnostics())
                .allSatisfy(diagnostic -> assertThat(diagnostic.remedy()).isPresent());
    }

    /** Checks that no value of the files is lost in silence. */
    public static void everyValueHasAFate(LoadedConfig loaded) {
        Set<SourceSpan> known = new HashSet<>(loaded.replaced());
        NodeLeaves.visit(loaded.root(), (path, place, node) -> known.add(place));
        loaded.ledger().forEach(entry -> {
            assertThat(entry.rule()).as("%s", entry).doesNotEndWith("-unread");
            known.add(entry.place());
        });
        loaded.written()
                .forEach(root -> NodeLeaves.visit(
                        root,
                        (path, place, node) ->
                                assertThat(known).as("%s at %s", path, place).contains(place)));
    }

    private LoadRequest request() throws IOException {
        Properties run = new Properties();
        if (Files.exists(folder.resolve("run.properties"))) {
            try (var reader = Files.newBufferedReader(folder.resolve("run.properties"))) {
                run.load(reader);
            }
        }
        Map<String, String> environment = run.stringPropertyNames().stream()
                .filter(key -> key.startsWith("env."))
                .collect(Collectors.toMap(key -> key.substring(4), run::getProperty));
        return new LoadRequest(
                words(run.getProperty("files", "")).stream().map(Path::of).toList(),
                folder,
                java.util.Optional.empty(),
                environment,
                Set.copyOf(words(run.getProperty("profiles", ""))));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.split(" "));
    }

    /** Returns all that a person would see of a reading, by file. */
    private static Map<String, String> shown(Validated<LoadedConfig> result) {
        Map<String, String> shown = new TreeMap<>();
        List<String> messages = new ArrayList<>();
        List<Diagnostic> told = new ArrayList<>(result.diagnostics());
        result.value().ifPresent(loaded -> {
            shown.put("deploy.yaml", DescriptionYaml.of(loaded.root()));
            shown.put(
                    "ledger.txt",
                    loaded.ledger().stream()
                            .map(entry -> "%-12s %s %s [%s]%n"
                                    .formatted(entry.fate(), entry.place(), entry.path(), entry.rule())
                                    .replace("\r", ""))
                            .collect(Collectors.joining()));
        });
        for (Diagnostic diagnostic : told) {
            messages.add(diagnostic.severity() + " "
                    + diagnostic.span().map(Object::toString).orElse("-") + " " + diagnostic.message() + " ["
                    + diagnostic.code() + "]\n  "
                    + diagnostic.remedy().orElse("") + "\n");
        }
        if (!messages.isEmpty()) {
            shown.put("messages.txt", String.join("", messages));
        }
        return shown;
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }

    /** OmniDeploy's own format, as far as a second file needs it. */
    private static final class Own implements Adapter {
        @Override
        public String name() {
            return "container";
        }

        @Override
        public String description() {
            return "Its own format.";
        }

        @Override
        public List<String> fileNames() {
            return List.of("deploy.yaml");
        }

        @Override
        public boolean recognises(SourceDocument document) {
            return false;
        }

        @Override
        public Validated<AdapterReading> read(AdapterRequest request) {
            return Validated.of(
                    AdapterReading.of((Node.Mapping) request.document().root()));
        }
    }
}
