package io.omnideploy.backend.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.CompiledCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds what the catalog says of Kubernetes against the arguments of the current provider, in both directions. They were written
 * down from its published schema by {@code src/test/schema/extract-kubernetes.py}.
 */
class KubernetesConformanceTest {
    private static final Path CATALOG = Path.of("../../schemas/src/main/catalog/kubernetes");
    private static final Path SCHEMA = Path.of("src/test/resources/schemas/kubernetes-3.2.1.jsonl");

    /**
     * Of every resource: the provider's own id, and names that the API would make up. Besides, fields that the API has no more, or
     * never had there: a namespace beside a name that is looked for in the pod's own, the older way to scale, old volumes.
     */
    private static final Set<String> NOT_COVERED = Set.of(
            "id", "generate_name", "namespace", "secret_namespace", "local", "target_cpu_utilization_percentage");

    private static final Map<String, JsonNode> SHAPES = new TreeMap<>();
    private static final Map<String, JsonNode> TYPES = new TreeMap<>();

    private final CompiledCatalog catalog = (CompiledCatalog) Graphs.CATALOG;
    private final List<String> problems = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(SCHEMA)) {
            JsonNode schema = json.readTree(line);
            boolean shape = schema.has("shape");
            (shape ? SHAPES : TYPES).put(schema.get(shape ? "shape" : "type").asText(), schema);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTypeHasTheArgumentsOfTheProviderAndNoOther() throws IOException {
        return types().map(type -> DynamicTest.dynamicTest(type.type().toString(), () -> check(type)));
    }

    @Test
    void theProvidersSettingsAreThoseOfTheProvider() {
        compare(
                "provider",
                catalog.provider("kubernetes").orElseThrow().settings(),
                TYPES.get("provider").get("arguments"),
                Set.of("alias"));

        assertThat(problems).isEmpty();
    }

    @Test
    void everyTypeWasReadFromTheProvidersSchema() throws IOException {
        Set<String> names = new TreeSet<>(Set.of("provider"));
        types().forEach(type -> names.add(name(type)));

        assertThat(names).hasSize(16).isEqualTo(TYPES.keySet());
    }

    private Stream<CatalogType> types() throws IOException {
        try (Stream<Path> files = Files.list(CATALOG)) {
            return files
                    .map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .filter(service -> !service.equals("provider"))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(service -> catalog.types("kubernetes", service).stream());
        }
    }

    private static String name(CatalogType type) {
        return type.name("terraform").orElseThrow();
    }

    private void check(CatalogType type) {
        JsonNode arguments = TYPES.get(name(type)).get("arguments");
        String folded = type.folded().get("terraform");
        if (folded == null) {
            compare(name(type), type.properties(), arguments, NOT_COVERED);
        } else {
            expect(arguments.path(folded).isTextual(), name(type) + "." + folded, "takes no whole object");
        }

        assertThat(problems).isEmpty();
    }

    private void compare(String place, List<CatalogProperty> properties, JsonNode real, Set<String> left) {
        Set<String> known = new TreeSet<>(left);
        for (CatalogProperty property : properties) {
            String name = property.names().getOrDefault("terraform", property.name());
            String at = place + "." + name;
            if (property.omitted().containsKey("terraform")) {
                expect(left.contains(name) || !real.has(name), at, "is an argument");
                continue;
            }
            known.add(name);
            compare(at, property, real.path(name));
            if (property.transform().get("terraform") instanceof Transform.WriteOnly twin) {
                known.addAll(Set.of(twin.argument(), twin.versionArgument()));
                expect(real.path(twin.argument()).asText().equals(form(property)), at, "has no such twin");
                expect(real.path(twin.versionArgument()).asText().equals("number"), at, "has no such version");
                expect(property.secret(), at, "is a secret");
            }
        }
        real.fieldNames().forEachRemaining(name -> expect(known.contains(name), place + "." + name, "is missing"));
    }

    private void compare(String at, CatalogProperty property, JsonNode real) {
        if (real.isMissingNode()) {
            problems.add(at + " is no argument");
        } else if (real.isTextual()) {
            boolean text = property.transform().get("terraform") instanceof Transform.NumberToText;
            expect(real.asText().equals(text ? "text" : form(property)), at, "is " + real.asText());
        } else {
            String repeats = real.path("repeats").asText("object");
            // A block that can be repeated may be one that the API has once.
            expect(property.kind() == Kind.OBJECT || repeats.equals(word(property.kind())), at, "is a " + repeats);
            expect(property.block() == real.get("block").asBoolean(), at, "is a block, or is not");
            compare(
                    at,
                    property.fields(),
                    SHAPES.get(real.get("shape").asText()).get("fields"),
                    NOT_COVERED);
        }
    }

    private static String form(CatalogProperty property) {
        return property.item()
                .map(item -> word(property.kind()) + " of " + word(item))
                .orElseGet(() -> word(property.kind()));
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void expect(boolean holds, String at, String otherwise) {
        if (!holds) {
            problems.add(at + " " + otherwise);
        }
    }
}
