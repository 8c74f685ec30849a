package io.omnideploy.templates.json;

import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.Seq;
import io.omnideploy.resource.Value.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the way in what a tool tells as JSON. */
public final class Json {
    private Json() {}

    /** Returns an object of JSON; an empty one when the text isn't one. */
    public static Obj object(String text) {
        return JsonReader.read(text)
                .filter(Obj.class::isInstance)
                .map(Obj.class::cast)
                .orElseGet(() -> new Obj(new TreeMap<>()));
    }

    /** Returns what lies under a key, if there is something other than null. */
    public static Optional<Value> get(Value value, String... way) {
        Value at = value;
        for (String key : way) {
            at = at instanceof Obj object ? object.fields().get(key) : null;
        }
        return at instanceof Value.Null ? Optional.empty() : Optional.ofNullable(at);
    }

    /** Returns a text. */
    public static Optional<String> text(Value value, String... way) {
        return get(value, way).filter(Text.class::isInstance).map(found -> ((Text) found).text());
    }

    /** Tells whether there is a yes. */
    public static boolean isTrue(Value value, String... way) {
        return get(value, way).filter(new Value.Bool(true)::equals).isPresent();
    }

    /** Returns the items of a list; none when there is no list. */
    public static List<Value> items(Value value, String... way) {
        return get(value, way)
                .filter(Seq.class::isInstance)
                .map(found -> ((Seq) found).items())
                .orElse(List.of());
    }

    /** Returns the fields of an object; none when there is no object. */
    public static Map<String, Value> fields(Value value, String... way) {
        return get(value, way)
                .filter(Obj.class::isInstance)
                .<Map<String, Value>>map(found -> ((Obj) found).fields())
                .orElse(Map.of());
    }

    /** Returns the items of a set, which tools tell in any order, in one that depends on nothing but them. */
    public static Seq sorted(List<Value> items) {
        return new Seq(items.stream()
                .sorted(Comparator.comparing(JsonPrinter::compact))
                .toList());
    }

    /** Returns the texts of a list. */
    public static List<String> texts(Value value, String... way) {
        return items(value, way).stream()
                .filter(Text.class::isInstance)
                .map(item -> ((Text) item).text())
                .toList();
    }
}
