package io.omnideploy.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Validated;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder under {@code cases/load} is a case: a description, the variables in {@code env.properties}, the choices in
 * {@code selection.properties}, and in {@code expected.txt} the resolved description or what is wrong with it.
 * {@code -Domnideploy.rewrite=true} writes the last anew.
 */
class LoadCasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases/load");

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)))
                    .toList();
        }
    }

    private static void check(Path folder) throws IOException {
        String actual = outcome(folder);
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("omnideploy.rewrite")) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    private static String outcome(Path folder) throws IOException {
        Map<String, String> choices = properties(folder.resolve("selection.properties"));
        Optional<Path> config = Optional.ofNullable(choices.get("config")).map(Path::of);
        ConfigLoader loader = TestPlugins.loader();
        Validated<LoadedConfig> loaded =
                loader.load(new LoadRequest(config, folder, Optional.ofNullable(choices.get("adapter"))));
        if (loaded.value().isEmpty()) {
            return lines(loaded.diagnostics());
        }
        Selection selection = new Selection(
                Optional.ofNullable(choices.get("stack")),
                Optional.ofNullable(choices.get("target")),
                Optional.ofNullable(choices.get("backend")),
                properties(folder.resolve("env.properties")));
        Validated<ResolvedConfig> resolved = loader.resolve(loaded.value().get(), selection);
        return lines(resolved.diagnostics())
                + resolved.value()
                        .map(value -> RecordDump.of(new Shown(value.backend(), value.output(), value.config())))
                        .orElse("");
    }

    private record Shown(Optional<String> backend, Optional<String> output, DeployConfig config) {}

    /** Returns {@code file:line:column+length severity code path: message | remedy}, one line each. */
    static String lines(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(one -> one.span().map(span -> span + "+" + span.length()).orElse("-")
                        + " " + one.severity().name().toLowerCase(Locale.ROOT)
                        + " " + one.code()
                        + one.path().map(path -> " " + path).orElse("")
                        + ": " + one.message()
                        + one.remedy().map(remedy -> " | " + remedy).orElse("")
                        + "\n")
                .collect(Collectors.joining());
    }

    static Map<String, String> properties(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        Map<String, String> values = new TreeMap<>();
        properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
        return values;
    }
}
