package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Bool;
import io.omnideploy.resource.Value.Num;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.Seq;
import io.omnideploy.resource.Value.Text;
import io.omnideploy.templates.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the attributes that Terraform tells of a resource back into the properties of the graph. */
final class GraphTerms {
    private GraphTerms() {}

    /**
     * Returns the properties that have a value; what Terraform fills in for nothing is left out.
     *
     * @param asked names of properties whose value is told even when it stands for nothing
     */
    static SortedMap<String, Value> of(
            Map<String, Value> attributes, List<CatalogProperty> catalog, Set<String> asked) {
        SortedMap<String, Value> properties = new TreeMap<>();
        for (CatalogProperty property : catalog) {
            Value value = value(property, attributes);
            if (value == null || value instanceof Value.Null) {
                continue;
            }
            if (!isNothing(value) || asked.contains(property.name())) {
                convert(property, value).ifPresent(found -> properties.put(property.name(), found));
            }
        }
        return properties;
    }

    /** Returns the arguments in which Terraform tells a property. */
    static Set<String> arguments(CatalogProperty property) {
        String name = property.names().getOrDefault(Names.TOOL, property.name());
        return property.transform().get(Names.TOOL) instanceof Transform.WriteOnly twin
                ? Set.of(name, twin.argument(), twin.versionArgument())
                : Set.of(name);
    }

    /** Returns what tells the value of a property; of one that is handed on and not kept that is its number. */
    static Value value(CatalogProperty property, Map<String, Value> attributes) {
        if (property.transform().get(Names.TOOL) instanceof Transform.WriteOnly twin) {
            Value version = attributes.get(twin.versionArgument());
            if (version != null && !(version instanceof Value.Null)) {
                return version;
            }
        }
        return attributes.get(property.names().getOrDefault(Names.TOOL, property.name()));
    }

    /** Tells whether a value is what stands for nothing: providers tell zero, false and empty for what nobody set. */
    static boolean isNothing(Value value) {
        return switch (value) {
            case Value.Null nothing -> true;
            case Text text -> text.text().isEmpty();
            case Num number -> number.plain().equals("0");
            case Bool bool -> !bool.on();
            case Seq seq -> seq.items().isEmpty();
            case Obj object -> object.fields().isEmpty();
            default -> false;
        };
    }

    private static Optional<Value> convert(CatalogProperty property, Value value) {
        Transform transform = property.transform().get(Names.TOOL);
        return switch (transform) {
            case Transform.Pairs pairs when value instanceof Seq seq -> Optional.of(pairs.read(seq));
            case Transform.Entries entries when value instanceof Seq seq -> Optional.of(entries.read(seq));
            case Transform.Values other -> Optional.of(fromWord(value, other));
            case Transform.NumberToText number when value instanceof Text text -> Optional.of(number.read(text));
            case null, default -> plain(property, value);
        };
    }

    private static Optional<Value> plain(CatalogProperty property, Value value) {
        if (property.fields().isEmpty()) {
            return Optional.of(
                    property.kind() == Kind.SET && value instanceof Seq seq ? Json.sorted(seq.items()) : value);
        }
        if (value instanceof Bool) {
            // No value, but a mark that stands for the whole.
            return Optional.of(value);
        }
        List<Value> items = value instanceof Seq seq ? seq.items() : List.of(value);
        List<Value> objects = items.stream()
                .filter(Obj.class::isInstance)
                .<Value>map(item -> new Obj(of(((Obj) item).fields(), property.fields(), Set.of())))
                .toList();
        if (property.kind() == Kind.OBJECT) {
            return objects.stream().findFirst();
        }
        return Optional.of(property.kind() == Kind.SET ? Json.sorted(objects) : new Seq(objects));
    }

    /** Terraform has a yes or no where others have words. */
    private static Value fromWord(Value value, Transform.Values words) {
        String said = switch (value) {
            case Text text -> text.text();
            case Bool bool -> Boolean.toString(bool.on());
            default -> "";
        };
        return words.read(said).<Value>map(Value::text).orElse(value);
    }
}
