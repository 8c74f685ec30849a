package io.omnideploy.cli.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds a graph against what the current AWS provider asks for: every argument is one of its own, in its form; none that must be
 * there is missing; what is referred to can be read.
 */
final class AwsArguments {
    private static final Path SCHEMA = Path.of("../../backends/terraform/src/test/resources/schemas/aws-6.25.0.jsonl")
            .toAbsolutePath();

    private final Catalog catalog;
    private final Map<String, JsonNode> schemas = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    AwsArguments(Catalog catalog) throws IOException {
        this.catalog = catalog;
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(SCHEMA)) {
            JsonNode schema = json.readTree(line);
            schemas.put(schema.get("type").asText(), schema);
        }
    }

    /** Returns what is wrong, one line each. */
    List<String> problems(ResourceGraph graph) {
        problems.clear();
        graph.resources().values().stream()
                .filter(spec -> spec.id().type().provider().equals("aws"))
                .forEach(spec -> check(graph, spec));
        graph.lookups().values().forEach(lookup -> check(graph, lookup));
        graph.outputs().values().forEach(output -> references(output.name(), graph, output.value()));
        return List.copyOf(problems);
    }

    private void check(ResourceGraph graph, ResourceSpec spec) {
        CatalogType type = catalog.expect(spec.id().type());
        boolean perItem = type.properties().stream()
                .anyMatch(property -> property.transform().get("terraform") instanceof Transform.Each);
        if (!perItem) {
            object(spec.id().toString(), spec.properties(), type.properties(), schema(type));
        }
        spec.properties().forEach((name, value) -> references(spec.id() + " " + name, graph, value));
        spec.lifecycle().ignore().stream()
                .filter(name -> type.property(name).isEmpty())
                .forEach(name -> problems.add(spec.id() + " ignores " + name + ", which it can't have"));
    }

    private void check(ResourceGraph graph, Lookup lookup) {
        CatalogType type = catalog.expect(lookup.type());
        object(lookup.name(), lookup.properties(), type.properties(), schema(type));
        lookup.properties().forEach((name, value) -> references(lookup.name() + " " + name, graph, value));
    }

    private JsonNode schema(CatalogType type) {
        return schemas.get(type.name("terraform").orElseThrow());
    }

    private void object(String at, Map<String, Value> values, List<CatalogProperty> properties, JsonNode schema) {
        schema.get("required").forEach(name -> {
            if (!values.containsKey(name.asText())) {
                problems.add(at + " lacks " + name.asText());
            }
        });
        JsonNode fields = schema.has("fields") ? schema.get("fields") : schema.get("arguments");
        values.forEach((name, value) -> {
            Optional<CatalogProperty> property = properties.stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst();
            if (property.isEmpty()) {
                problems.add(at + " has no " + name);
            } else {
                form(at + " " + name, value, property.get(), fields.get(name));
            }
        });
    }

    private void form(String at, Value value, CatalogProperty property, JsonNode schema) {
        if (!fits(value, property.kind())) {
            problems.add(at + " takes " + property.kind() + ", not " + value);
        } else if (!property.fields().isEmpty() && value instanceof Value.Seq seq) {
            seq.items().forEach(item -> object(at, ((Value.Obj) item).fields(), property.fields(), schema));
        } else if (!property.fields().isEmpty() && value instanceof Value.Obj obj) {
            object(at, obj.fields(), property.fields(), schema);
        } else if (value instanceof Value.Seq seq) {
            seq.items().stream()
                    .filter(item -> !fits(item, property.item().orElseThrow()))
                    .forEach(item -> problems.add(at + " takes no " + item));
        } else if (value instanceof Value.Obj obj) {
            obj.fields().values().stream()
                    .filter(item -> !fits(item, property.item().orElseThrow()))
                    .forEach(item -> problems.add(at + " takes no " + item));
        }
    }

    private static boolean fits(Value value, Kind kind) {
        return switch (value) {
            case Value.Text text -> kind == Kind.TEXT;
            case Value.JsonText json -> kind == Kind.TEXT;
            case Value.Interpolation text -> kind == Kind.TEXT;
            case Value.SecretInput secret -> kind == Kind.TEXT;
            case Value.Num number -> kind == Kind.NUMBER;
            case Value.Bool bool -> kind == Kind.BOOL;
            case Value.Seq seq -> kind == Kind.LIST || kind == Kind.SET;
            case Value.Obj obj -> kind == Kind.MAP || kind == Kind.OBJECT;
            case Value.Null nothing -> true;
            case Value.Ref ref -> true;
            case Value.LookupRef ref -> true;
            case Value.InputRef input -> true;
        };
    }

    private void references(String at, ResourceGraph graph, Value value) {
        switch (value) {
            case Value.Ref ref -> readable(at, catalog.expect(ref.resource().type()), ref.attribute());
            case Value.LookupRef ref -> {
                Lookup lookup = graph.lookups().get(ref.lookup());
                if (lookup == null) {
                    problems.add(at + " refers to no lookup " + ref.lookup());
                } else {
                    readable(at, catalog.expect(lookup.type()), ref.attribute());
                }
            }
            default -> value.children().forEach(child -> references(at, graph, child));
        }
    }

    private void readable(String at, CatalogType type, AttributePath path) {
        String first = path.steps().getFirst() instanceof AttributePath.Key key ? key.name() : path.toString();
        if (!type.attributes().contains(first) && type.property(first).isEmpty()) {
            problems.add(at + " refers to " + type.type() + " " + first + ", which can't be read");
        }
    }
}
