package io.omnideploy.backend.cdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.CompiledCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds what the catalog says of CloudFormation against the schemas of its types: names, forms, attributes, and that nothing is
 * omitted that there is. They were written down by {@code src/test/schema/extract-cloudformation.py}.
 */
class CatalogConformanceTest {
    private static final CompiledCatalog CATALOG = new CompiledCatalog(CatalogConformanceTest.class.getClassLoader());
    private static final Path FILES = Path.of("../../schemas/src/main/catalog/aws");
    private static final Path SCHEMA = Path.of("src/test/resources/schemas/cloudformation.jsonl");

    private static final Map<String, JsonNode> REAL = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(SCHEMA)) {
            JsonNode schema = json.readTree(line);
            REAL.put(schema.get("type").asText(), schema);
        }
    }

    @TestFactory
    List<DynamicTest> everyTypeHasThesePropertiesAndAttributes() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .filter(service -> !service.equals("provider"))
                    .sorted()
                    .map(service -> DynamicTest.dynamicTest("aws." + service, () -> service(service)))
                    .toList();
        }
    }

    private static void service(String service) {
        List<String> problems = new ArrayList<>();
        for (CatalogType type : CATALOG.types("aws", service)) {
            String name = type.names().getOrDefault(Template.TOOL, "");
            if (name.matches("AWS::\\w+::\\w+")) {
                if (REAL.containsKey(name)) {
                    new PropertiesCheck(type, REAL, problems).check();
                    attributes(type, REAL.get(name), problems);
                } else {
                    problems.add(type.type() + ": there is no " + name + " in the extract");
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static void attributes(CatalogType type, JsonNode real, List<String> problems) {
        List<String> told = new ArrayList<>();
        real.get("attributes").forEach(attribute -> told.add(attribute.asText()));
        type.attributeNames()
                .getOrDefault(Template.TOOL, Collections.emptySortedMap())
                .forEach((attribute, form) -> {
                    if (!type.attributes().contains(attribute)
                            && type.property(attribute).isEmpty()) {
                        problems.add(type.type() + " has no attribute " + attribute);
                    }
                    if (!form.equals("Ref") && !form.startsWith("revision ")) {
                        for (String name : form.contains("{") ? form.split("[^A-Za-z.]+") : new String[] {form}) {
                            if (!name.isEmpty() && !told.contains(name)) {
                                problems.add(type.type() + "." + attribute + ": there is no attribute " + name);
                            }
                        }
                    }
                });
    }
}
