package io.omnideploy.backend.terraform.run;

import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.JsonText;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.Seq;
import io.omnideploy.resource.Value.Text;
import io.omnideploy.templates.json.Json;
import io.omnideploy.templates.json.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes texts in JSON comparable by what is in them. What stands for nothing is left out, since platforms fill it in; items
 * that have names are told by their names, so that one which comes first doesn't make all others look changed.
 */
final class JsonTexts {
    private static final String NAME = "name";
    private static final String VALUE = "value";

    private JsonTexts() {}

    /** Returns what is in each property that is wanted as JSON; the others as they are. */
    static SortedMap<String, Value> opened(SortedMap<String, Value> properties, Map<String, Value> wanted) {
        SortedMap<String, Value> opened = new TreeMap<>();
        properties.forEach(
                (name, value) -> opened.put(name, wanted.get(name) instanceof JsonText ? opened(value) : value));
        return opened;
    }

    private static Value opened(Value value) {
        return switch (value) {
            case JsonText json -> plain(json.value());
            case Text text -> JsonReader.read(text.text()).map(JsonTexts::plain).orElse(text);
            default -> value;
        };
    }

    private static Value plain(Value value) {
        return switch (value) {
            case Obj object -> {
                SortedMap<String, Value> fields = new TreeMap<>();
                object.fields().forEach((key, inner) -> {
                    Value told = plain(inner);
                    if (!GraphTerms.isNothing(told)) {
                        fields.put(key, told);
                    }
                });
                yield new Obj(fields);
            }
            case Seq seq ->
                named(seq.items())
                        .orElseGet(() -> new Seq(
                                seq.items().stream().map(JsonTexts::plain).toList()));
            default -> value;
        };
    }

    private static Optional<Value> named(List<Value> items) {
        SortedMap<String, Value> byName = new TreeMap<>();
        for (Value item : items) {
            Optional<String> name = Json.text(item, NAME);
            if (name.isEmpty() || byName.put(name.get(), withoutName((Obj) item)) != null) {
                return Optional.empty();
            }
        }
        return byName.isEmpty() ? Optional.empty() : Optional.of(new Obj(byName));
    }

    private static Value withoutName(Obj item) {
        SortedMap<String, Value> rest = new TreeMap<>(item.fields());
        rest.remove(NAME);
        return rest.size() == 1 && rest.containsKey(VALUE) ? rest.get(VALUE) : plain(new Obj(rest));
    }
}
