package io.omnideploy.backend.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.backend.terraform.RealTerraform;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogProvider;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.CompiledCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what the catalog says of Terraform against the schema that the real provider tells, in both directions. */
class TerraformConformanceTest {
    /** Arguments of the provider's own framework, not of what it manages. */
    private static final Set<String> NOT_COVERED = Set.of("id", "timeouts");

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    void theCatalogHasEveryArgumentOfTheRealProviderAndNoOther() throws Exception {
        CompiledCatalog catalog = (CompiledCatalog) Graphs.CATALOG;
        CatalogProvider provider = catalog.provider("docker").orElseThrow();
        JsonNode schema = schema(provider);

        compare("provider", provider.settings(), schema.at("/provider/block"));
        for (CatalogType type : catalog.types("docker", "docker")) {
            String name = type.name("terraform").orElseThrow();
            JsonNode block = name.startsWith("data.")
                    ? schema.at("/data_source_schemas/" + name.substring(5) + "/block")
                    : schema.at("/resource_schemas/" + name + "/block");
            compare(name, type.properties(), block);
            for (String attribute : type.attributes()) {
                expect(
                        block.at("/attributes/" + attribute + "/computed").asBoolean(),
                        name + "." + attribute,
                        "is not computed");
            }
        }

        assertThat(problems).isEmpty();
    }

    private JsonNode schema(CatalogProvider provider) throws Exception {
        var facts = provider.tool("terraform").orElseThrow();
        Files.writeString(folder.resolve("versions.tf"), """
                terraform {
                  required_providers {
                    docker = {
                      source  = "%s"
                      version = "%s"
                    }
                  }
                }
                """.formatted(facts.get("source"), facts.get("version")));
        RealTerraform terraform = RealTerraform.require();
        terraform.run(folder, "init", "-no-color");
        JsonNode all = new ObjectMapper().readTree(terraform.run(folder, "providers", "schema", "-json"));
        return all.get("provider_schemas").elements().next();
    }

    private void compare(String place, List<CatalogProperty> properties, JsonNode block) {
        JsonNode attributes = block.path("attributes");
        JsonNode blocks = block.path("block_types");
        Set<String> known = new TreeSet<>(NOT_COVERED);
        for (CatalogProperty property : properties) {
            if (property.omitted().containsKey("terraform")) {
                continue;
            }
            String name = property.names().getOrDefault("terraform", property.name());
            known.add(name);
            String at = place + "." + name;
            JsonNode real = property.block() ? blocks.path(name) : attributes.path(name);
            if (real.isMissingNode()) {
                problems.add(at + (property.block() ? " is no block" : " is no argument"));
            } else if (property.block()) {
                compareBlock(at, property, real);
            } else {
                expect(
                        real.path("optional").asBoolean()
                                || real.path("required").asBoolean(),
                        at,
                        "can't be set");
                expect(real.get("type").toString().equals(type(property)), at, "has the type " + real.get("type"));
                expect(!real.path("sensitive").asBoolean() || property.secret(), at, "is a secret");
            }
        }
        names(attributes).stream()
                .filter(name -> !attributes.get(name).path("computed").asBoolean()
                        || attributes.get(name).path("optional").asBoolean())
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(place + "." + name + " is missing in the catalog"));
        names(blocks).stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(place + "." + name + " is missing in the catalog"));
    }

    private void compareBlock(String at, CatalogProperty property, JsonNode real) {
        Transform transform = property.transform().get("terraform");
        if (transform instanceof Transform.Entries entries) {
            expect(
                    names(real.at("/block/attributes")).equals(Set.of(entries.keyField(), entries.valueField())),
                    at,
                    "has other fields");
            return;
        }
        boolean single = real.path("max_items").asInt() == 1
                || real.path("nesting_mode").asText().equals("single");
        expect(single == (property.kind() == Kind.OBJECT), at, single ? "is one object" : "is repeated");
        expect(
                single
                        || real.path("nesting_mode")
                                .asText()
                                .toUpperCase(Locale.ROOT)
                                .equals(property.kind().name()),
                at,
                "is a " + real.path("nesting_mode").asText());
        compare(at, property.fields(), real.path("block"));
    }

    private static String type(CatalogProperty property) {
        Transform transform = property.transform().get("terraform");
        return switch (transform) {
            case Transform.Pairs pairs -> "[\"set\",\"string\"]";
            case Transform.NumberToText text -> "\"string\"";
            case Transform.WriteOnly twin -> "\"string\"";
            case Transform.Sealed sealed -> "\"string\"";
            case Transform.Values words -> "\"string\"";
            case Transform.JsonKeys keys -> "\"string\"";
            case Transform.Present block -> throw new IllegalArgumentException("no argument, but a block");
            case Transform.Each each ->
                throw new IllegalArgumentException("no argument, but what there is one of per item");
            case Transform.Entries entries -> throw new IllegalArgumentException("entries are blocks");
            case Transform.Decimal decimal -> throw new IllegalArgumentException("HCL has one kind of number");
            case Transform.Annotation annotation ->
                throw new IllegalArgumentException("Terraform has arguments for all");
            case Transform.ListOfOne list -> throw new IllegalArgumentException("lists of one are blocks");
            case Transform.CustomTimeouts timeouts -> throw new IllegalArgumentException("timeouts are a block");
            case Transform.Flat flat -> throw new IllegalArgumentException("Terraform's own grain");
            case Transform.AttributePair pair -> throw new IllegalArgumentException("Terraform's own grain");
            case Transform.Announced word -> throw new IllegalArgumentException("Terraform's own grain");
            case Transform.MapBy map -> throw new IllegalArgumentException("Terraform's own grain");
            case Transform.Named named -> throw new IllegalArgumentException("Terraform's own grain");
            case Transform.Unless without -> throw new IllegalArgumentException("Terraform's own grain");
            case Transform.JsonObject json -> throw new IllegalArgumentException("JSON is text here");
            case Transform.JsonCapitals json -> throw new IllegalArgumentException("JSON is text here");
            case Transform.TextToNumber number -> throw new IllegalArgumentException("Terraform's own types");
            case null ->
                switch (property.kind()) {
                    case TEXT -> "\"string\"";
                    case NUMBER -> "\"number\"";
                    case NUMBER_OR_TEXT -> throw new IllegalArgumentException("no argument is both");
                    case BOOL -> "\"bool\"";
                    case LIST, SET, MAP -> {
                        String inner = property.item().orElseThrow() == Kind.TEXT ? "string" : "number";
                        yield "[\"" + property.kind().name().toLowerCase(Locale.ROOT) + "\",\"" + inner + "\"]";
                    }
                    case OBJECT -> "object";
                };
        };
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
