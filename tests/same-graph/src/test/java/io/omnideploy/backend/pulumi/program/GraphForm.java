package io.omnideploy.backend.pulumi.program;

import com.google.gson.Gson;
import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What the graph itself says, in the one form in which tools are compared. */
final class GraphForm {
    /** Stands for a document in JSON, whose bytes may differ while it says the same. */
    private static final String DOCUMENT = "json";

    private final Wanted values;

    GraphForm(Wanted values) {
        this.values = values;
    }

    /** Returns the properties of a resource. */
    Map<String, Object> properties(ResourceSpec spec) {
        Map<String, Object> properties = new TreeMap<>();
        spec.properties().forEach((name, value) -> {
            if (!(value instanceof Value.Null)) {
                properties.put(name, form(value));
            }
        });
        return properties;
    }

    /** Returns a value. */
    Object form(Value value) {
        return switch (value) {
            case Value.Obj object -> {
                Map<String, Object> fields = new TreeMap<>();
                object.fields().forEach((key, inner) -> {
                    if (!(inner instanceof Value.Null)) {
                        fields.put(key, form(inner));
                    }
                });
                yield fields;
            }
            case Value.Seq seq -> seq.items().stream().map(this::form).toList();
            default -> evaluated(values.plain(value));
        };
    }

    static Object evaluated(Object value) {
        return value instanceof Wanted.Document document ? document(document.content()) : OneForm.plain(value);
    }

    static Object document(Object content) {
        return Map.of(DOCUMENT, OneForm.plain(Compared.wanted(content)));
    }

    /** Opens texts that are documents in the graph. */
    static Object opened(Object value, Object graph) {
        return switch (value) {
            case String text
            when graph instanceof Map<?, ?> map && map.keySet().equals(Set.of(DOCUMENT)) ->
                document(new Gson().fromJson(text, Object.class));
            case Map<?, ?> map -> {
                Map<String, Object> fields = new TreeMap<>();
                map.forEach((key, inner) ->
                        fields.put(key.toString(), opened(inner, graph instanceof Map<?, ?> g ? g.get(key) : null)));
                yield fields;
            }
            case List<?> list -> {
                List<Object> items = new ArrayList<>();
                for (int item = 0; item < list.size(); item++) {
                    Object beside = graph instanceof List<?> g && item < g.size() ? g.get(item) : null;
                    items.add(opened(list.get(item), beside));
                }
                yield items;
            }
            case null, default -> value;
        };
    }

    /** Returns what of the graph a tool has arguments for, and notes what it has none for. */
    static Map<String, Object> saidTo(
            String tool,
            Map<String, Object> graph,
            List<CatalogProperty> known,
            String place,
            Set<Difference> differences) {
        Map<String, Object> said = new TreeMap<>(graph);
        for (CatalogProperty property : known) {
            Object value = graph.get(property.name());
            String here = place + "." + property.name();
            String reason = value == null ? null : reason(property, tool);
            if (reason != null) {
                said.remove(property.name());
                differences.add(new Difference(tool, here, reason));
            } else if (value instanceof Map<?, ?> map && !property.fields().isEmpty()) {
                Map<String, Object> left = saidTo(tool, texts(map), property.fields(), here, differences);
                // A block of which nothing is left would say something else than nothing.
                boolean nothing = left.isEmpty() && !map.isEmpty() && property.block() && tool.equals(Names.TOOL);
                said.put(property.name(), nothing ? null : left);
            } else if (value instanceof List<?> list && !property.fields().isEmpty()) {
                said.put(
                        property.name(),
                        list.stream()
                                .map(item ->
                                        saidTo(tool, texts((Map<?, ?>) item), property.fields(), here, differences))
                                .toList());
            }
        }
        said.values().removeIf(Objects::isNull);
        return said;
    }

    private static String reason(CatalogProperty property, String tool) {
        String omitted = property.omitted().get(tool);
        if (omitted != null) {
            return omitted.isEmpty() ? "A word to another tool; nothing is lost." : omitted;
        }
        return switch (property.transform().get(tool)) {
            case Transform.CustomTimeouts timeouts -> "Said as an option of the resource, which is no argument.";
            case Transform.Annotation annotation -> "Said by the annotation %s.".formatted(annotation.key());
            case Transform.Each each -> "One resource for each item of a list that only the platform knows.";
            case null, default -> null;
        };
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new TreeMap<>();
        map.forEach((key, value) -> texts.put(key.toString(), value));
        return texts;
    }

    /** Where a tool is told something else than the graph says, and why. */
    record Difference(String tool, String place, String reason) implements Comparable<Difference> {
        @Override
        public int compareTo(Difference other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return "| %s | `%s` | %s |".formatted(tool, place, reason);
        }
    }
}
