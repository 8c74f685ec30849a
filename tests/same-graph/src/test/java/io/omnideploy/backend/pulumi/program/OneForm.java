package io.omnideploy.backend.pulumi.program;

import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Brings what a tool is told back to the words and shapes of the graph: all plain values as texts, documents open.
 *
 * @param tool its name in the catalog
 * @param name what the tool calls a property
 */
record OneForm(String tool, Function<CatalogProperty, String> name) {
    /** Returns the properties that a tool's arguments say; what is left over stays in the arguments. */
    Map<String, Object> properties(List<CatalogProperty> known, Map<String, Object> arguments) {
        Map<String, Object> properties = new TreeMap<>();
        for (CatalogProperty property : known) {
            Transform transform = property.transform().get(tool);
            Object value = arguments.remove(name.apply(property));
            if (value == null && transform instanceof Transform.WriteOnly twin) {
                value = arguments.remove(twin.argument());
                arguments.remove(twin.versionArgument());
            }
            if (value != null) {
                properties.put(property.name(), value(property, value));
            }
        }
        return properties;
    }

    private Object value(CatalogProperty property, Object value) {
        return switch (property.transform().get(tool)) {
            case Transform.Pairs pairs when value instanceof List<?> list -> pairs(list, pairs.separator());
            case Transform.Entries form when value instanceof List<?> list -> entries(list, form);
            case Transform.Values words
            when value instanceof String text ->
                words.words().entrySet().stream()
                        .filter(word -> word.getValue().equals(text))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(text);
            case null, default -> inside(property, value);
        };
    }

    private Object inside(CatalogProperty property, Object value) {
        if (property.fields().isEmpty()) {
            boolean only = property.kind() == Kind.OBJECT && value instanceof List<?>;
            return plain(only ? ((List<?>) value).getFirst() : value);
        }
        if (property.kind() == Kind.OBJECT) {
            return object(property, value instanceof List<?> list ? list.getFirst() : value);
        }
        List<Object> items = new ArrayList<>();
        (value instanceof List<?> list ? list : List.of(value)).forEach(item -> items.add(object(property, item)));
        return items;
    }

    @SuppressWarnings("unchecked")
    private Object object(CatalogProperty property, Object value) {
        Map<String, Object> arguments = new TreeMap<>((Map<String, Object>) value);
        Map<String, Object> fields = properties(property.fields(), arguments);
        arguments.forEach((key, left) -> fields.put(key + " (unknown)", plain(left)));
        return fields;
    }

    private static Map<String, Object> pairs(List<?> list, String separator) {
        Map<String, Object> map = new TreeMap<>();
        list.forEach(item -> {
            String text = (String) item;
            int end = text.indexOf(separator);
            map.put(text.substring(0, end), text.substring(end + separator.length()));
        });
        return map;
    }

    private static Map<String, Object> entries(List<?> list, Transform.Entries form) {
        Map<String, Object> map = new TreeMap<>();
        list.forEach(item -> {
            Map<?, ?> entry = (Map<?, ?>) item;
            map.put(entry.get(form.keyField()).toString(), plain(entry.get(form.valueField())));
        });
        return map;
    }

    /** Returns a value with all plain ones as texts. */
    static Object plain(Object value) {
        return switch (value) {
            case BigDecimal number -> number(number);
            case Number number -> number(new BigDecimal(number.toString()));
            case Boolean bool -> bool.toString();
            case Map<?, ?> map -> {
                Map<String, Object> fields = new TreeMap<>();
                map.forEach((key, inner) -> fields.put(key.toString(), plain(inner)));
                yield fields;
            }
            case List<?> list -> list.stream().map(OneForm::plain).toList();
            default -> value;
        };
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
