package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.Seq;
import io.omnideploy.resource.Value.Text;
import io.omnideploy.templates.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns the inputs that the engine tells of a resource back into the properties of the graph. */
final class GraphTerms {
    /** What the engine says for a value that is known later. */
    private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static final String DEFAULTS = "__defaults";

    /** Stands for every value that is known later. */
    static final Value LATER = new Value.InputRef("later");

    private GraphTerms() {}

    /** Returns the properties; what a provider fills in for nothing is left out. */
    static SortedMap<String, Value> of(Map<String, Value> inputs, List<CatalogProperty> catalog) {
        Set<String> filled = new TreeSet<>();
        if (inputs.get(DEFAULTS) instanceof Seq seq) {
            seq.items().forEach(item -> filled.add(item instanceof Text text ? text.text() : ""));
        }
        SortedMap<String, Value> properties = new TreeMap<>();
        for (CatalogProperty property : catalog) {
            String name = PulumiNames.registered(property);
            Value value = inputs.get(name);
            if (value != null && !(value instanceof Value.Null) && !filled.contains(name)) {
                properties.put(property.name(), of(property, value));
            }
        }
        return properties;
    }

    /** Returns a value that no property describes. */
    static Value plain(Value value) {
        return switch (value) {
            case Text text when text.text().equals(UNKNOWN) -> LATER;
            case Obj object when State.isSecret(object) -> new Value.SecretInput("kept");
            case Obj object -> {
                SortedMap<String, Value> fields = new TreeMap<>();
                object.fields().forEach((key, inner) -> {
                    if (!key.equals(DEFAULTS)) {
                        fields.put(key, plain(inner));
                    }
                });
                yield new Obj(fields);
            }
            case Seq seq -> new Seq(seq.items().stream().map(GraphTerms::plain).toList());
            default -> value;
        };
    }

    private static Value of(CatalogProperty property, Value told) {
        Value value = plain(told);
        if (value.equals(LATER) || value.isSecret()) {
            return value;
        }
        return switch (property.transform().get(PulumiNames.TOOL)) {
            case Transform.Pairs pairs when value instanceof Seq seq -> pairs.read(seq);
            case Transform.Entries entries
            when value instanceof Seq seq -> named(entries).read(seq);
            case Transform.Values other
            when value instanceof Text text ->
                other.read(text.text()).<Value>map(Value::text).orElse(value);
            case Transform.NumberToText number when value instanceof Text text -> number.read(text);
            case null, default -> within(property, value);
        };
    }

    private static Value within(CatalogProperty property, Value value) {
        if (property.fields().isEmpty()) {
            return property.kind() == Kind.SET && value instanceof Seq seq ? Json.sorted(seq.items()) : value;
        }
        List<Value> items = value instanceof Seq seq ? seq.items() : List.of(value);
        List<Value> objects = items.stream()
                .map(item -> item instanceof Obj object ? new Obj(of(object.fields(), property.fields())) : item)
                .toList();
        if (property.kind() == Kind.OBJECT) {
            return objects.isEmpty() ? new Obj(new TreeMap<>()) : objects.getFirst();
        }
        return property.kind() == Kind.SET ? Json.sorted(objects) : new Seq(objects);
    }

    private static Transform.Entries named(Transform.Entries form) {
        return new Transform.Entries(PulumiNames.camel(form.keyField()), PulumiNames.camel(form.valueField()));
    }
}
