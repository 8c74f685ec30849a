package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.resource.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Values as the API server takes and gives them. */
final class Json {
    /** Stands in a dry run for what is known only when it is applied. */
    static final String LATER = "known-at-apply";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /**
     * Returns a value as JSON.
     *
     * @param secrets gives the value of a secret in clear
     */
    static JsonNode of(Value value, Function<String, String> secrets) {
        return switch (value) {
            case Value.Text text -> NODES.textNode(text.text());
            case Value.Num num ->
                num.whole().isPresent()
                        ? NODES.numberNode(num.whole().getAsLong())
                        : NODES.numberNode(new BigDecimal(num.plain()));
            case Value.Bool bool -> NODES.booleanNode(bool.on());
            case Value.Null nothing -> NODES.nullNode();
            case Value.Seq seq -> {
                ArrayNode items = NODES.arrayNode();
                seq.items().forEach(item -> items.add(of(item, secrets)));
                yield items;
            }
            case Value.Obj obj -> object(obj, secrets);
            case Value.SecretInput secret -> NODES.textNode(secrets.apply(secret.secret()));
            case Value.Interpolation parts -> {
                StringBuilder text = new StringBuilder();
                parts.parts().forEach(part -> text.append(of(part, secrets).asText()));
                yield NODES.textNode(text.toString());
            }
            case Value.JsonText json -> NODES.textNode(of(json.value(), secrets).toString());
            case Value.Ref ref -> NODES.textNode(LATER);
            case Value.LookupRef lookup -> NODES.textNode(LATER);
            case Value.InputRef input -> NODES.textNode(LATER);
        };
    }

    /** Returns an object as JSON; an explicit nothing in it is left out. */
    static ObjectNode object(Value.Obj object, Function<String, String> secrets) {
        ObjectNode fields = NODES.objectNode();
        object.fields().forEach((name, field) -> {
            if (!(field instanceof Value.Null)) {
                fields.set(name, of(field, secrets));
            }
        });
        return fields;
    }

    /** Returns JSON as a value. */
    static Value value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                SortedMap<String, Value> fields = new TreeMap<>();
                node.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
                yield new Value.Obj(fields);
            }
            case ARRAY -> {
                List<Value> items = new ArrayList<>();
                node.forEach(item -> items.add(value(item)));
                yield new Value.Seq(items);
            }
            case NUMBER -> new Value.Num(node.decimalValue());
            case BOOLEAN -> Value.bool(node.booleanValue());
            case NULL, MISSING -> new Value.Null();
            case STRING, BINARY, POJO -> Value.text(node.asText());
        };
    }

    /** Tells whether nothing in a value is left to be known at apply. */
    static boolean isKnown(Value value) {
        return !(value instanceof Value.Ref || value instanceof Value.LookupRef)
                && value.children().stream().allMatch(Json::isKnown);
    }
}
