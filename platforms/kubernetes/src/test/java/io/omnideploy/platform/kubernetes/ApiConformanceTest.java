package io.omnideploy.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import io.omnideploy.resource.ApiObjects;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
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
 * Holds what the catalog says of Kubernetes against the fields that an API server itself publishes, in both directions. They were
 * written down by {@code src/test/schema/extract-api.py}.
 */
class ApiConformanceTest {
    private static final Path SCHEMA = Path.of("src/test/resources/schemas/kubernetes-1.36.jsonl");

    /** Fields that say nothing that could be wanted, or can't be set when an object is made, by the shape that has them. */
    private static final Map<String, Set<String>> NOT_COVERED = Map.of(
            "Namespace", Set.of("spec"),
            "PersistentVolumeClaim", Set.of("apiVersion", "kind", "status"),
            "PodSpec", Set.of("ephemeralContainers"));

    private static final Map<String, JsonNode> SHAPES = new TreeMap<>();
    private static final Map<String, JsonNode> KINDS = new TreeMap<>();

    private final ApiObjects api = new ApiObjects("kubernetes");
    private final CompiledCatalog catalog = new CompiledCatalog(ApiConformanceTest.class.getClassLoader());
    private final List<String> problems = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(SCHEMA)) {
            JsonNode schema = json.readTree(line);
            if (schema.has("shape")) {
                SHAPES.put(schema.get("shape").asText(), schema);
            } else {
                KINDS.put(schema.get("api").asText() + "/" + schema.get("kind").asText(), schema);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTypeHasTheFieldsOfTheApiAndNoOther() {
        return KubernetesTypes.managed().stream()
                .map(type -> DynamicTest.dynamicTest(type.toString(), () -> check(catalog.expect(type))));
    }

    @Test
    void everyTypeIsManagedAndWasReadFromTheApi() {
        Set<String> known = new TreeSet<>();
        KubernetesTypes.managed()
                .forEach(type ->
                        known.add(catalog.expect(type).name("kubernetes").orElseThrow()));

        assertThat(known).hasSize(16).isEqualTo(KINDS.keySet());
    }

    private void check(CatalogType type) {
        JsonNode kind = KINDS.get(type.name("kubernetes").orElseThrow());
        compare(type.type().toString(), kind.get("kind").asText(), type.properties(), kind.get("fields"));

        assertThat(problems).isEmpty();
    }

    private void compare(String place, String shape, List<CatalogProperty> properties, JsonNode real) {
        Set<String> known = new TreeSet<>(NOT_COVERED.getOrDefault(shape, Set.of()));
        for (CatalogProperty property : properties) {
            String field = api.field(property);
            if (api.has(property)) {
                known.add(field);
                compare(place + "." + field, property, real.path(field));
            } else if (real.has(field)) {
                problems.add(place + "." + field + " is a field, and the catalog leaves it out");
            }
        }
        real.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(place + "." + name + " is missing in the catalog");
            }
        });
    }

    private void compare(String at, CatalogProperty property, JsonNode real) {
        if (real.isMissingNode()) {
            problems.add(at + " is no field");
        } else if (real.isTextual()) {
            if (!form(property).equals(real.asText().replace("anything", "text"))) {
                problems.add(at + " is " + real.asText());
            }
        } else {
            String shape = real.get("shape").asText();
            String repeats = real.path("repeats").asText("object");
            if (!repeats.equals(word(property.kind()))) {
                problems.add(at + " is a " + repeats);
            }
            compare(at, shape, property.fields(), SHAPES.get(shape).get("fields"));
        }
    }

    private static String form(CatalogProperty property) {
        return property.item()
                .map(item -> word(property.kind()) + " of " + word(item))
                .orElseGet(() -> word(property.kind()));
    }

    /** The API keeps every list in its order; that some have none is what Terraform adds. */
    private static String word(Kind kind) {
        return kind == Kind.SET ? "list" : kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
