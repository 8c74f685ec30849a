package io.omnideploy.backend.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.ItemArgument;
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
 * Holds what the catalog says of AWS against the arguments of the current provider, in both directions. They were written down
 * from its published schema by {@code src/test/schema/extract-aws.py}, since the provider is in no package registry.
 */
class AwsConformanceTest {
    private static final Path CATALOG = Path.of("../../schemas/src/main/catalog/aws");
    private static final Path SCHEMA = Path.of("src/test/resources/schemas/aws-6.25.0.jsonl");

    /** Of every resource: the provider's own id, tags with the default ones in them, and a region beside the provider's. */
    private static final Set<String> NOT_COVERED = Set.of("id", "region", "tags_all");

    /** Forms that undo what resources of their own set, and forms that are deprecated for such resources. */
    private static final Map<String, Set<String>> INLINE = Map.of(
            "aws_security_group", Set.of("egress", "ingress"),
            "aws_route_table", Set.of("route"),
            "aws_iam_role", Set.of("inline_policy", "managed_policy_arns"),
            "aws_s3_bucket",
                    Set.of(
                            "acceleration_status",
                            "acl",
                            "cors_rule",
                            "grant",
                            "lifecycle_rule",
                            "logging",
                            "object_lock_configuration",
                            "policy",
                            "replication_configuration",
                            "request_payer",
                            "server_side_encryption_configuration",
                            "versioning",
                            "website"));

    /** Text to the provider, so that it can tell nothing from zero or false; it takes the number or truth value as well. */
    private static final Set<String> TEXT_THAT_MAY_BE_NOTHING = Set.of(
            "aws_lb_target_group.deregistration_delay",
            "aws_elasticache_replication_group.at_rest_encryption_enabled",
            "aws_elasticache_replication_group.auto_minor_version_upgrade");

    private static final Map<String, JsonNode> REAL = new TreeMap<>();

    private final CompiledCatalog catalog = (CompiledCatalog) Graphs.CATALOG;
    private final List<String> problems = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(SCHEMA)) {
            JsonNode schema = json.readTree(line);
            REAL.put(schema.get("type").asText(), schema);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTypeHasTheArgumentsOfTheProviderAndNoOther() throws IOException {
        return types().map(type -> DynamicTest.dynamicTest(type.type().toString(), () -> check(type)));
    }

    @Test
    void theProvidersSettingsAreThoseOfTheProvider() {
        compare("provider", catalog.provider("aws").orElseThrow().settings(), arguments("provider"), Set.of("alias"));

        assertThat(problems).isEmpty();
    }

    @Test
    void everyTypeWasReadFromTheProvidersSchema() throws IOException {
        Set<String> names = new TreeSet<>(Set.of("provider"));
        types().forEach(type -> names.add(name(type)));

        assertThat(names).hasSizeGreaterThan(60).isEqualTo(REAL.keySet());
    }

    private Stream<CatalogType> types() throws IOException {
        try (Stream<Path> files = Files.list(CATALOG)) {
            return files
                    .map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .filter(service -> !service.equals("provider"))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(service -> catalog.types("aws", service).stream());
        }
    }

    private static String name(CatalogType type) {
        return type.name("terraform").orElseThrow();
    }

    private static JsonNode arguments(String name) {
        return REAL.get(name).get("arguments");
    }

    private void check(CatalogType type) {
        problems.clear();
        String name = name(type);
        boolean partly = type.properties().stream()
                .anyMatch(property -> property.transform().get("terraform") instanceof Transform.Each);
        Set<String> left = new TreeSet<>(NOT_COVERED);
        left.addAll(INLINE.getOrDefault(name, Set.of()));
        compare(name, type.properties(), arguments(name), partly ? names(arguments(name)) : left);
        Set<String> readable = new TreeSet<>(names(arguments(name)));
        REAL.get(name).get("computed").forEach(attribute -> readable.add(attribute.asText()));
        type.attributes().stream()
                .filter(attribute -> !readable.contains(attribute))
                .forEach(attribute -> problems.add(name + "." + attribute + " can't be read"));

        assertThat(problems).isEmpty();
    }

    private void compare(String place, List<CatalogProperty> properties, JsonNode real, Set<String> left) {
        Set<String> known = new TreeSet<>(left);
        for (CatalogProperty property : properties) {
            String at = place + "." + property.name();
            if (property.omitted().containsKey("terraform")) {
                expect(real.path(property.name()).isMissingNode(), at, "is an argument, and left out");
                continue;
            }
            switch (property.transform().get("terraform")) {
                case Transform.Each each ->
                    each.arguments().forEach(argument -> compare(place, argument, real.path(argument.argument())));
                case Transform.WriteOnly twin -> {
                    known.addAll(Set.of(property.name(), twin.argument(), twin.versionArgument()));
                    compare(at, property, real.path(property.name()));
                    expect(real.path(twin.argument()).asText().equals("text"), at, "has no such twin");
                    expect(real.path(twin.versionArgument()).asText().equals("number"), at, "has no such version");
                    expect(property.secret(), at, "is a secret");
                }
                case null, default -> {
                    known.add(property.name());
                    compare(at, property, real.path(property.name()));
                }
            }
        }
        names(real).stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(place + "." + name + " is missing in the catalog"));
    }

    private void compare(String place, ItemArgument argument, JsonNode real) {
        String form = argument.kind() == Kind.LIST ? "set of text" : "text";
        expect(real.asText().equals(form), place + "." + argument.argument(), "is " + real);
    }

    private void compare(String at, CatalogProperty property, JsonNode real) {
        if (real.isMissingNode()) {
            problems.add(at + " is no argument");
        } else if (real.isTextual()) {
            String form = TEXT_THAT_MAY_BE_NOTHING.contains(at) ? "text" : form(property);
            expect(real.asText().equals(form), at, "is " + real.asText());
        } else {
            String repeats = real.path("repeats").asText("object");
            // A block that can be repeated may be one that the service takes once.
            expect(
                    repeats.equals(word(property.kind())) || (property.block() && property.kind() == Kind.OBJECT),
                    at,
                    "is a " + repeats);
            expect(
                    property.block() == real.get("block").asBoolean(),
                    at,
                    property.block() ? "is no block" : "is a block");
            compare(at, property.fields(), real.get("fields"), Set.of());
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

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
