package io.omnideploy.adapter.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.AdapterReading;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.SourceFiles;
import io.omnideploy.testkit.AdapterCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that ask for endless or absurd work are refused, after few files were read and with few words said. */
class BoundedWorkTest {
    /** The most files that are read before such a project is refused. */
    private static final int MOST_FILES_READ = 600;

    private static final int MOST_WORDS = 600;

    @TempDir
    private Path folder;

    /**
     * A project that is refused.
     *
     * @param code the diagnostic's
     * @param files what stands in it
     */
    record Absurd(String what, String code, Map<String, String> files) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Absurd> absurd() {
        return List.of(
                one("a service extends itself", "extends-cycle", "services: {a: {image: x, extends: a}}"),
                one("a long way of extensions", "extends-too-long", services(400, at -> "extends: s" + (at + 1))),
                one(
                        "a cycle of extensions over 300 services",
                        "extends-too-long",
                        services(300, at -> "extends: s" + (at + 1) % 300)),
                new Absurd(
                        "files extend each other",
                        "extends-cycle",
                        Map.of(
                                "compose.yaml", "services: {a: {extends: {file: b.yaml, service: b}}}",
                                "b.yaml", "services: {b: {extends: {file: compose.yaml, service: a}}}")),
                one("a file includes itself", "include-cycle", "include: [compose.yaml]"),
                new Absurd("files include each other", "include-cycle", chain(12, 1, 0)),
                new Absurd("each file includes the next one twice", "too-many-includes", chain(30, 2, -1)),
                one("many services", "too-many-services", services(5000, at -> "image: x")),
                one(
                        "services wait for the next",
                        "too-many-services",
                        services(5000, at -> "image: x, depends_on: [s" + (at + 1) % 5000 + "]")),
                new Absurd(
                        "variables made of variables",
                        "value-too-long",
                        Map.of(
                                "compose.yaml",
                                "services: {a: {image: x, environment: {V: \"${V30}\"}}}",
                                ".env",
                                doubled(30))),
                new Absurd(
                        "a long variable in many values",
                        "values-too-long",
                        Map.of(
                                "compose.yaml",
                                "services: {a: {image: x, environment: {" + list(2000, at -> "V" + at + ": \"${V18}\"")
                                        + "}}}",
                                ".env",
                                doubled(18))),
                new Absurd(
                        "a long variable in many variables",
                        "values-too-long",
                        Map.of(
                                "compose.yaml",
                                "services: {a: {image: x}}",
                                ".env",
                                doubled(18)
                                        + IntStream.range(0, 2000)
                                                .mapToObj(at -> "W" + at + "=${V18}\n")
                                                .collect(Collectors.joining()))),
                one(
                        "defaults in defaults",
                        "malformed-variable",
                        "services: {a: {image: \"" + "${A:-".repeat(5000) + "}".repeat(5000) + "\"}}"),
                one("every port", "invalid-port", "services: {a: {image: x, ports: [\"1-65535:1-65535\"]}}"),
                one("every port is exposed", "invalid-port", "services: {a: {image: x, expose: [\"1-65535\"]}}"),
                one("a port far beyond", "invalid-port", "services: {a: {image: x, ports: [\"1:99999999999999\"]}}"),
                one(
                        "ranges again and again",
                        "too-many-ports",
                        "services: {a: {image: x, ports: [" + list(5000, at -> "\"1000-1099:1000-1099\"") + "]}}"),
                one("a missing env file", "file-not-found", "services: {a: {image: x, env_file: none.env}}"),
                one(
                        "an include with a missing env file",
                        "file-not-found",
                        "include: [{path: compose2.yaml, env_file: none.env}]"));
    }

    @ParameterizedTest
    @MethodSource("absurd")
    void isRefused(Absurd absurd) throws IOException {
        for (Map.Entry<String, String> file : absurd.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Counted counted = new Counted();
        Validated<LoadedConfig> loaded = new AdapterCase(folder, counted).load();
        assertThat(loaded.hasErrors()).isTrue();
        assertThat(loaded.diagnostics()).extracting(Diagnostic::code).contains(absurd.code());
        assertThat(loaded.diagnostics()).allSatisfy(diagnostic -> {
            assertThat(diagnostic.remedy()).isPresent();
            assertThat(diagnostic.message()).hasSizeLessThan(400);
        });
        assertThat(loaded.diagnostics()).hasSizeLessThan(MOST_WORDS);
        assertThat(counted.files).isLessThan(MOST_FILES_READ);
    }

    private static Absurd one(String what, String code, String compose) {
        return new Absurd(what, code, Map.of("compose.yaml", compose));
    }

    private static String services(int number, IntFunction<String> says) {
        return "services: {" + list(number, at -> "s" + at + ": {" + says.apply(at) + "}") + "}";
    }

    private static String list(int number, IntFunction<String> item) {
        return IntStream.range(0, number).mapToObj(item).collect(Collectors.joining(", "));
    }

    /** Each variable is twice as long as the one before. */
    private static String doubled(int steps) {
        StringBuilder text = new StringBuilder("V0=x\n");
        for (int at = 1; at <= steps; at++) {
            text.append("V%d=${V%d}${V%d}%n".formatted(at, at - 1, at - 1).replace("\r", ""));
        }
        return text.toString();
    }

    /** Files that include the next one some times, the last of which includes another or none. */
    private static Map<String, String> chain(int length, int times, int last) {
        Map<String, String> files = new TreeMap<>();
        files.put("compose.yaml", "include: [f0.yaml]");
        for (int at = 0; at < length; at++) {
            int next = at + 1 < length ? at + 1 : last;
            files.put(
                    "f" + at + ".yaml",
                    next < 0
                            ? "services: {a: {image: x}}"
                            : "include: [" + list(times, again -> "f" + next + ".yaml") + "]");
        }
        return files;
    }

    /** Counts the files that are read. */
    private static final class Counted implements Adapter {
        private final ComposeAdapter compose = new ComposeAdapter();
        private int files;

        @Override
        public String name() {
            return compose.name();
        }

        @Override
        public String description() {
            return compose.description();
        }

        @Override
        public List<String> fileNames() {
            return compose.fileNames();
        }

        @Override
        public Set<String> tags() {
            return compose.tags();
        }

        @Override
        public boolean recognises(SourceDocument document) {
            return compose.recognises(document);
        }

        @Override
        public Validated<AdapterReading> read(AdapterRequest request) {
            SourceFiles there = request.files();
            SourceFiles counting = new SourceFiles() {
                @Override
                public boolean exists(String path) {
                    return there.exists(path);
                }

                @Override
                public boolean hasFilesIn(String path) {
                    return there.hasFilesIn(path);
                }

                @Override
                public List<String> texts(String path) {
                    return there.texts(path);
                }

                @Override
                public String text(String path, Optional<SourceSpan> namedAt) {
                    files++;
                    return there.text(path, namedAt);
                }

                @Override
                public SourceDocument document(String path, Optional<SourceSpan> namedAt) {
                    files++;
                    return there.document(path, namedAt);
                }
            };
            return compose.read(
                    new AdapterRequest(request.documents(), counting, request.environment(), request.profiles()));
        }
    }
}
