package io.omnideploy.resource;

import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.Seq;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The objects of an API whose fields are camelCase and which tell their version and kind, as those of Kubernetes do, and the way
 * back. The catalog has the API under the name of a tool: {@code apps/v1/Deployment} for a type, {@code clusterIP} for a property
 * whose field the rule doesn't give.
 */
public final class ApiObjects {
    private static final String VERSION = "apiVersion";
    private static final String KIND = "kind";

    private final String tool;

    /**
     * Makes the objects of one API.
     *
     * @param tool its name in the catalog, as {@code kubernetes}
     */
    public ApiObjects(String tool) {
        this.tool = tool;
    }

    /** Returns the group and version of a type, as {@code apps/v1}. */
    public String version(CatalogType type) {
        String name = name(type);
        return name.substring(0, name.lastIndexOf('/'));
    }

    /** Returns the kind of a type, as {@code Deployment}. */
    public String kind(CatalogType type) {
        String name = name(type);
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private String name(CatalogType type) {
        return type.name(tool)
                .orElseThrow(() -> new IllegalArgumentException(tool + " has no object for " + type.type()));
    }

    /** Tells whether the API has a field for a property; some are only another tool's. */
    public boolean has(CatalogProperty property) {
        return !property.omitted().containsKey(tool);
    }

    /** Returns the field of a property. */
    public String field(CatalogProperty property) {
        String special = property.names().get(tool);
        return special == null ? camelCase(property.name()) : special;
    }

    /**
     * Returns the object of a resource; references and secrets in it stay as they are.
     *
     * @throws IllegalArgumentException when the catalog has no such property
     */
    public Obj object(CatalogType type, Map<String, Value> properties) {
        SortedMap<String, Value> fields = new TreeMap<>(fields(type.properties(), properties));
        fields.put(VERSION, Value.text(version(type)));
        fields.put(KIND, Value.text(kind(type)));
        return new Obj(fields);
    }

    /**
     * Returns fields from properties.
     *
     * @throws IllegalArgumentException when the catalog has no such property
     */
    public SortedMap<String, Value> fields(List<CatalogProperty> catalog, Map<String, Value> properties) {
        SortedMap<String, Value> fields = new TreeMap<>();
        properties.forEach((name, value) -> {
            CatalogProperty property = catalog.stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not in the catalog: " + name));
            if (has(property) && !(value instanceof Value.Null)) {
                fields.put(field(property), toField(property, value));
            }
        });
        return fields;
    }

    private Value toField(CatalogProperty property, Value value) {
        if (property.fields().isEmpty()) {
            return value;
        }
        return switch (value) {
            case Seq seq ->
                new Seq(seq.items().stream()
                        .map(item -> toField(property, item))
                        .toList());
            case Obj object -> new Obj(fields(property.fields(), object.fields()));
            default -> value;
        };
    }

    /** Returns properties from fields; what the catalog doesn't know, such as a status, is left out. */
    public SortedMap<String, Value> properties(List<CatalogProperty> catalog, Map<String, Value> fields) {
        SortedMap<String, Value> properties = new TreeMap<>();
        for (CatalogProperty property : catalog) {
            Value value = has(property) ? fields.get(field(property)) : null;
            if (value != null) {
                properties.put(property.name(), toProperty(property, value));
            }
        }
        return properties;
    }

    private Value toProperty(CatalogProperty property, Value value) {
        if (property.fields().isEmpty()) {
            return value;
        }
        return switch (value) {
            case Seq seq -> {
                List<Value> items = new ArrayList<>();
                seq.items().forEach(item -> items.add(toProperty(property, item)));
                yield new Seq(items);
            }
            case Obj object -> new Obj(properties(property.fields(), object.fields()));
            default -> value;
        };
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder(name.length());
        boolean begins = false;
        for (int at = 0; at < name.length(); at++) {
            char letter = name.charAt(at);
            if (letter == '_') {
                begins = true;
            } else {
                camel.append(begins ? Character.toUpperCase(letter) : letter);
                begins = false;
            }
        }
        return camel.toString();
    }
}
