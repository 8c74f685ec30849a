package io.omnideploy.platform.kubernetes.session;

import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labels, annotations and data take texts alone: a number or a switch among them is written as one. */
final class TextMaps {
    private TextMaps() {}

    /** Returns properties in which every map of texts has texts. */
    static SortedMap<String, Value> in(List<CatalogProperty> catalog, Map<String, Value> properties) {
        SortedMap<String, Value> texts = new TreeMap<>();
        properties.forEach((name, value) -> texts.put(
                name,
                catalog.stream()
                        .filter(property -> property.name().equals(name))
                        .findFirst()
                        .map(property -> in(property, value))
                        .orElse(value)));
        return texts;
    }

    private static Value in(CatalogProperty property, Value value) {
        boolean ofTexts =
                property.item().filter(CatalogProperty.Kind.TEXT::equals).isPresent();
        return switch (value) {
            case Value.Seq seq ->
                new Value.Seq(
                        seq.items().stream().map(item -> in(property, item)).toList());
            case Value.Obj obj
            when property.kind() == CatalogProperty.Kind.MAP && ofTexts -> {
                SortedMap<String, Value> entries = new TreeMap<>();
                obj.fields().forEach((key, entry) -> entries.put(key, text(entry)));
                yield new Value.Obj(entries);
            }
            case Value.Obj obj when !property.fields().isEmpty() -> new Value.Obj(in(property.fields(), obj.fields()));
            default -> value;
        };
    }

    private static Value text(Value value) {
        return switch (value) {
            case Value.Num num -> Value.text(num.plain());
            case Value.Bool bool -> Value.text(Boolean.toString(bool.on()));
            default -> value;
        };
    }
}
