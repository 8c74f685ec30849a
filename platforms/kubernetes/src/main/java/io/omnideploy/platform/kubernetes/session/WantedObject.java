package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.platform.kubernetes.vocabulary.Kind;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import io.omnideploy.platform.kubernetes.vocabulary.Ownership;
import io.omnideploy.resource.ApiObjects;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An object that is wanted, in the form of the API: {@code string_data} of a Secret stands among its {@code data}, since the server
 * forgets who owns the former.
 *
 * @param fields with references and secrets as they are
 * @param clear the keys of a Secret's data whose values are not yet in Base64
 */
record WantedObject(ResourceSpec spec, Kind kind, SortedMap<String, Value> fields, SortedMap<String, Value> clear) {
    private static final ApiObjects API = new ApiObjects(KubernetesTypes.PROVIDER);
    private static final String STRING_DATA = "stringData";
    private static final String DATA = "data";

    /**
     * Makes the object of a resource.
     *
     * @throws IllegalArgumentException when the catalog does not have one of its properties
     */
    static WantedObject of(ResourceSpec spec, Catalog catalog) {
        Kind kind = Kind.of(spec.id().type(), catalog);
        List<CatalogProperty> properties = kind.catalog().properties();
        SortedMap<String, Value> fields =
                new TreeMap<>(API.object(kind.catalog(), TextMaps.in(properties, spec.properties()))
                        .fields());
        SortedMap<String, Value> clear = new TreeMap<>(entries(fields.remove(STRING_DATA)));
        if (!clear.isEmpty()) {
            SortedMap<String, Value> data = new TreeMap<>(entries(fields.get(DATA)));
            data.putAll(clear);
            fields.put(DATA, new Value.Obj(data));
        }
        return new WantedObject(spec, kind, fields, clear);
    }

    /** Returns the address of the resource. */
    ResourceId id() {
        return spec.id();
    }

    /** Returns its name. */
    String name() {
        return text("name").orElse(spec.id().name());
    }

    /** Returns its namespace, if it lies in one. */
    Optional<String> namespace() {
        return kind.isNamespaced() ? text("namespace") : Optional.empty();
    }

    /** Returns where it is. */
    String path() {
        return kind.path(namespace(), name());
    }

    /** Returns the tree of its fields. */
    Value.Obj tree() {
        return new Value.Obj(fields);
    }

    /**
     * Returns it as it is sent.
     *
     * @param memory what is kept with it; absent as long as it is not as wanted
     */
    ObjectNode json(Function<String, String> secrets, Optional<String> memory) {
        ObjectNode object = Json.object(tree(), secrets);
        clear.forEach((key, value) -> object.withObject("/" + DATA)
                .put(
                        key,
                        Base64.getEncoder()
                                .encodeToString(Json.of(value, secrets).asText().getBytes(StandardCharsets.UTF_8))));
        memory.ifPresent(text ->
                object.withObject("/metadata").withObject("/annotations").put(Ownership.APPLIED, text));
        return object;
    }

    /** Returns fields of the API as properties; what the API has and the object has not is an explicit nothing. */
    SortedMap<String, Value> properties(Value.Obj seen) {
        SortedMap<String, Value> api = new TreeMap<>(seen.fields());
        if (!clear.isEmpty()) {
            Map<String, Value> data = new TreeMap<>(entries(api.remove(DATA)));
            Map<String, Value> encoded = new TreeMap<>();
            for (String key : entries(spec.properties().get(DATA)).keySet()) {
                Value value = data.remove(key);
                if (value != null) {
                    encoded.put(key, value);
                }
            }
            if (!encoded.isEmpty()) {
                api.put(DATA, Value.object(encoded));
            }
            api.put(STRING_DATA, Value.object(data));
        }
        SortedMap<String, Value> properties = API.properties(kind.catalog().properties(), api);
        for (CatalogProperty property : kind.catalog().properties()) {
            if (API.has(property)) {
                properties.putIfAbsent(property.name(), new Value.Null());
            }
        }
        return properties;
    }

    private Optional<String> text(String field) {
        return fields.get("metadata") instanceof Value.Obj metadata
                        && metadata.fields().get(field) instanceof Value.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private static Map<String, Value> entries(Value value) {
        return value instanceof Value.Obj obj ? obj.fields() : Map.of();
    }
}
