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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds what the catalog says of a provider against the arguments of the current one, in both directions. They were written down
 * from its published schema by {@code src/test/schema/extract-provider.py}.
 */
abstract class ProviderConformance {
    private static final Path CATALOGS = Path.of("../../schemas/src/main/catalog");
    private static final Path SCHEMAS = Path.of("src/test/resources/schemas");

    private final String provider;
    private final Set<String> notCovered;
    private final int count;
    private final Map<String, JsonNode> shapes = new TreeMap<>();
    private final Map<String, JsonNode> types = new TreeMap<>();

    private final CompiledCatalog catalog = (CompiledCatalog) Graphs.CATALOG;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param provider its name in the catalog
     * @param version of which the arguments were written down
     * @param notCovered arguments that the catalog leaves out on purpose
     * @param count how many types there are, the provider itself among them
     */
    ProviderConformance(String provider, String version, Set<String> notCovered, int count) throws IOException {
        this.provider = provider;
        this.notCovered = Set.copyOf(notCovered);
        this.count = count;
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(SCHEMAS.resolve(provider + "-" + version + ".jsonl"))) {
            JsonNode schema = json.readTree(line);
            boolean shape = schema.has("shape");
            (shape ? shapes : types).put(schema.get(shape ? "shape" : "type").asText(), schema);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTypeHasTheArgumentsOfTheProviderAndNoOther() throws IOException {
        return known().map(type -> DynamicTest.dynamicTest(type.type().toString(), () -> check(type)));
    }

    @Test
    void theProvidersSettingsAreThoseOfTheProvider() {
        compare(
                "provider",
                catalog.provider(provider).orElseThrow().settings(),
                types.get("provider").get("arguments"),
                Set.of("alias"));

        assertThat(problems).isEmpty();
    }

    @Test
    void everyTypeWasReadFromTheProvidersSchema() throws IOException {
        Set<String> names = new TreeSet<>(Set.of("provider"));
        known().forEach(type -> names.add(name(type)));

        assertThat(names).hasSize(count).isEqualTo(types.keySet());
    }

    private Stream<CatalogType> known() throws IOException {
        try (Stream<Path> files = Files.list(CATALOGS.resolve(provider))) {
            return files
                    .map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .filter(service -> !service.equals("provider"))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(service -> catalog.types(provider, service).stream());
        }
    }

    private static String name(CatalogType type) {
        return type.name("terraform").orElseThrow();
    }

    private void check(CatalogType type) {
        JsonNode arguments = types.get(name(type)).get("arguments");
        String folded = type.folded().get("terraform");
        if (folded == null) {
            compare(name(type), type.properties(), arguments, notCovered);
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
                    shapes.get(real.get("shape").asText()).get("fields"),
                    notCovered);
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
