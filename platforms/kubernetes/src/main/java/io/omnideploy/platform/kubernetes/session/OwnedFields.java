package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.platform.kubernetes.vocabulary.Ownership;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes out of an object what was applied under our name, by what the server notes of it ({@code managedFields}, in the format
 * FieldsV1): so it can be applied once more as it was.
 */
final class OwnedFields {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private OwnedFields() {}

    /** Returns what we applied; empty when nothing was. */
    static Optional<ObjectNode> of(JsonNode object) {
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            if (entry.path("manager").asText().equals(Ownership.FIELD_MANAGER)
                    && entry.path("operation").asText().equals("Apply")
                    && entry.path("subresource").asText("").isEmpty()) {
                ObjectNode owned = (ObjectNode) pick(object, entry.path("fieldsV1"));
                owned.set("apiVersion", object.path("apiVersion"));
                owned.set("kind", object.path("kind"));
                ObjectNode metadata = owned.withObject("/metadata");
                metadata.set("name", object.path("metadata").path("name"));
                if (object.path("metadata").has("namespace")) {
                    metadata.set("namespace", object.path("metadata").path("namespace"));
                }
                return Optional.of(owned);
            }
        }
        return Optional.empty();
    }

    private static JsonNode pick(JsonNode value, JsonNode fields) {
        // A set that holds nothing but the field itself means all that is in it.
        if (fields.isEmpty() || (fields.size() == 1 && fields.has("."))) {
            return value.isObject() && fields.has(".") ? JsonNodeFactory.instance.objectNode() : value;
        }
        if (value.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> fields.properties().stream()
                    .filter(field -> isMeant(field.getKey(), item))
                    .findFirst()
                    .ifPresent(
                            field -> items.add(field.getKey().startsWith("k:") ? pick(item, field.getValue()) : item)));
            return items;
        }
        ObjectNode picked = JsonNodeFactory.instance.objectNode();
        fields.properties().forEach(field -> {
            String name = field.getKey().startsWith("f:") ? field.getKey().substring(2) : "";
            if (value.has(name)) {
                picked.set(name, pick(value.get(name), field.getValue()));
            }
        });
        return picked;
    }

    /** Tells whether {@code k:{"name":"web"}} or {@code v:"x"} means an item. */
    private static boolean isMeant(String key, JsonNode item) {
        if (!key.startsWith("k:") && !key.startsWith("v:")) {
            return false;
        }
        try {
            JsonNode wanted = MAPPER.readTree(key.substring(2));
            return key.startsWith("v:")
                    ? wanted.equals(item)
                    : wanted.properties().stream()
                            .allMatch(entry -> entry.getValue().equals(item.path(entry.getKey())));
        } catch (IOException malformed) {
            return false;
        }
    }
}
