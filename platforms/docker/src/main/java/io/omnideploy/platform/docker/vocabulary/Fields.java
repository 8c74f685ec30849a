package io.omnideploy.platform.docker.vocabulary;

import io.omnideploy.resource.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads properties by name in the form in which they are needed.
 *
 * @param text how a value becomes text: in clear for the engine, as a variable in a file
 */
public record Fields(SortedMap<String, Value> values, Function<Value, String> text) {

    /** Returns a text; numbers and switches are taken as text too. */
    public Optional<String> text(String name) {
        return present(name).map(text);
    }

    /**
     * Returns a text that must be there.
     *
     * @throws IllegalArgumentException when it isn't
     */
    public String expect(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    /** Returns a number. */
    public Optional<BigDecimal> decimal(String name) {
        return text(name).map(BigDecimal::new);
    }

    /** Returns a whole number. */
    public Optional<Long> whole(String name) {
        return present(name)
                .map(value ->
                        value instanceof Value.Num number && number.whole().isPresent()
                                ? number.whole().getAsLong()
                                : new BigDecimal(text.apply(value)).longValueExact());
    }

    /** Returns a switch. */
    public Optional<Boolean> flag(String name) {
        return present(name)
                .map(value -> value instanceof Value.Bool bool
                        ? bool.on()
                        : text.apply(value).equals("true"));
    }

    /** Returns whether a switch is on, or what it is when nobody set it. */
    public boolean flag(String name, boolean otherwise) {
        return flag(name).orElse(otherwise);
    }

    /** Returns a list of texts. */
    public Optional<List<String>> texts(String name) {
        return items(name).map(items -> items.stream().map(text).toList());
    }

    /** Returns a map of texts. */
    public Optional<SortedMap<String, String>> map(String name) {
        return present(name).map(value -> {
            SortedMap<String, String> map = new TreeMap<>();
            ((Value.Obj) value).fields().forEach((key, entry) -> map.put(key, text.apply(entry)));
            return map;
        });
    }

    /** Returns a nested object. */
    public Optional<Fields> object(String name) {
        return present(name).map(this::inside);
    }

    /** Returns a list of objects; empty when there is none. */
    public List<Fields> objects(String name) {
        return items(name).orElse(List.of()).stream().map(this::inside).toList();
    }

    /** Returns a value as it is. */
    public Optional<Value> present(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !(value instanceof Value.Null));
    }

    private Optional<List<Value>> items(String name) {
        return present(name).map(value -> value instanceof Value.Seq seq ? seq.items() : List.of(value));
    }

    private Fields inside(Value value) {
        return new Fields(value instanceof Value.Obj obj ? obj.fields() : new TreeMap<>(Map.of()), text);
    }
}
