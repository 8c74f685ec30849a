package io.omnideploy.target.agentcore;

import io.omnideploy.config.Node;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a tool takes or gives, from JSON Schema to the provider's blocks: a property names itself and tells whether it is required,
 * and what lies deeper than the third level is JSON text.
 */
final class ToolSchema {
    /** At this depth the provider has blocks no longer. */
    private static final int DEEPEST = 2;

    /** What AgentCore understands of JSON Schema (bedrock-agentcore-control, SchemaDefinition). */
    static final Set<String> KNOWN = Set.of("type", "description", "properties", "items", "required");

    static final Set<String> TYPES = Set.of("string", "number", "object", "array", "boolean", "integer");

    private ToolSchema() {}

    static Value of(Node.Mapping schema) {
        return Value.object(fields(schema, 0));
    }

    private static Map<String, Value> fields(Node.Mapping schema, int depth) {
        Map<String, Value> fields = new TreeMap<>();
        text(schema, "type").ifPresent(type -> fields.put("type", Value.text(type)));
        text(schema, "description").ifPresent(text -> fields.put("description", Value.text(text)));
        if (depth == DEEPEST) {
            map(schema, "properties")
                    .ifPresent(inner -> fields.put("properties_json", json(schema, "properties", inner)));
            map(schema, "items").ifPresent(inner -> fields.put("items_json", new Value.JsonText(plain(inner))));
            return fields;
        }
        map(schema, "items").ifPresent(items -> fields.put("items", Value.object(fields(items, depth + 1))));
        map(schema, "properties").ifPresent(properties -> {
            Set<String> required = required(schema);
            List<Value> all = new ArrayList<>();
            for (String name : new TreeSet<>(properties.entries().keySet())) {
                Map<String, Value> property = fields(map(properties, name).orElse(Node.Mapping.empty()), depth + 1);
                property.put("name", Value.text(name));
                property.put("required", Value.bool(required.contains(name)));
                all.add(Value.object(property));
            }
            fields.put("property", new Value.Seq(all));
        });
        return fields;
    }

    private static Value json(Node.Mapping schema, String key, Node.Mapping inner) {
        Map<String, Value> whole = new TreeMap<>(Map.of(key, plain(inner)));
        Set<String> required = required(schema);
        if (!required.isEmpty()) {
            whole.put("required", Value.texts(new TreeSet<>(required)));
        }
        return new Value.JsonText(Value.object(whole));
    }

    private static Value plain(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> Value.text(scalar.text());
            case Node.Expanded expanded -> Value.text("");
            case Node.Nothing nothing -> new Value.Null();
            case Node.Sequence list ->
                new Value.Seq(list.items().stream().map(ToolSchema::plain).toList());
            case Node.Mapping map -> {
                Map<String, Value> fields = new TreeMap<>();
                map.entries().forEach((key, entry) -> fields.put(key, plain(entry.value())));
                yield Value.object(fields);
            }
        };
    }

    static Set<String> required(Node.Mapping schema) {
        Set<String> names = new TreeSet<>();
        if (schema.get("required").orElse(null) instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Node.Scalar name) {
                    names.add(name.text());
                }
            }
        }
        return names;
    }

    static Optional<String> text(Node.Mapping map, String key) {
        return map.get(key).filter(Node.Scalar.class::isInstance).map(value -> ((Node.Scalar) value).text());
    }

    static Optional<Node.Mapping> map(Node.Mapping map, String key) {
        return map.get(key).filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
    }
}
