package io.omnideploy.engine.work;

import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns values into maps, lists and texts that any YAML or JSON library writes, and back; what is no plain text is tagged. */
public final class ValueTree {
    private ValueTree() {}

    /** Returns values as plain data. */
    public static Map<String, Object> plain(Map<String, Value> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    /**
     * Returns plain data as values.
     *
     * @throws ClassCastException or a NullPointerException or IllegalArgumentException when {@link #plain} did not make it
     */
    public static SortedMap<String, Value> values(Map<String, Object> plain) {
        SortedMap<String, Value> values = new TreeMap<>();
        plain.forEach((name, value) -> values.put(name, value(value)));
        return values;
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num num -> tagged("number", num.plain());
            case Value.Bool bool -> bool.on();
            case Value.Null nothing -> tagged("null", "");
            case Value.Seq seq -> seq.items().stream().map(ValueTree::plain).toList();
            case Value.Obj obj -> tagged("object", plain(obj.fields()));
            case Value.Ref ref ->
                tagged(
                        "ref",
                        List.of(
                                ref.resource().type().toString(),
                                ref.resource().component(),
                                ref.resource().role(),
                                steps(ref.attribute())));
            case Value.LookupRef lookup -> tagged("lookup", List.of(lookup.lookup(), steps(lookup.attribute())));
            case Value.InputRef input -> tagged("input", input.input());
            case Value.SecretInput secret -> tagged("secret", secret.secret());
            case Value.Interpolation interpolation ->
                tagged(
                        "parts",
                        interpolation.parts().stream().map(ValueTree::plain).toList());
            case Value.JsonText json -> tagged("json", plain(json.value()));
        };
    }

    @SuppressWarnings("unchecked")
    private static Value value(Object plain) {
        return switch (plain) {
            case String text -> Value.text(text);
            // Text with control characters is written as binary.
            case byte[] text -> Value.text(new String(text, StandardCharsets.UTF_8));
            case Boolean bool -> Value.bool(bool);
            case List<?> list ->
                new Value.Seq(list.stream().map(ValueTree::value).toList());
            case Map<?, ?> map -> untag((Map<String, Object>) map);
            default -> throw new ClassCastException("not a recorded value: " + plain.getClass());
        };
    }

    @SuppressWarnings("unchecked")
    private static Value untag(Map<String, Object> map) {
        Map.Entry<String, Object> only = map.entrySet().iterator().next();
        Object inner = only.getValue();
        return switch (only.getKey()) {
            case "number" -> new Value.Num(new BigDecimal((String) inner));
            case "null" -> new Value.Null();
            case "object" -> new Value.Obj(values((Map<String, Object>) inner));
            case "ref" -> ref((List<Object>) inner);
            case "lookup" ->
                new Value.LookupRef(
                        (String) ((List<Object>) inner).getFirst(), path((List<Object>) ((List<Object>) inner).get(1)));
            case "input" -> new Value.InputRef((String) inner);
            case "secret" -> new Value.SecretInput((String) inner);
            case "parts" ->
                new Value.Interpolation(
                        ((List<Object>) inner).stream().map(ValueTree::value).toList());
            case "json" -> new Value.JsonText(value(inner));
            default -> throw new ClassCastException("not a recorded value: " + only.getKey());
        };
    }

    @SuppressWarnings("unchecked")
    private static Value ref(List<Object> parts) {
        ResourceId id =
                new ResourceId(ResourceType.parse((String) parts.get(0)), (String) parts.get(1), (String) parts.get(2));
        return new Value.Ref(id, path((List<Object>) parts.get(3)));
    }

    private static List<Object> steps(AttributePath path) {
        return path.steps().stream()
                .map(step -> switch (step) {
                    case AttributePath.Key key -> (Object) key.name();
                    case AttributePath.Index index -> (Object) index.index();
                })
                .toList();
    }

    private static AttributePath path(List<Object> steps) {
        return new AttributePath(steps.stream()
                .map(step -> step instanceof Integer index
                        ? (AttributePath.Step) new AttributePath.Index(index)
                        : new AttributePath.Key((String) step))
                .toList());
    }

    private static Map<String, Object> tagged(String tag, Object inner) {
        return Map.of(tag, inner);
    }
}
