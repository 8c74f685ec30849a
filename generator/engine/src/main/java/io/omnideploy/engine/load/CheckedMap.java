package io.omnideploy.engine.load;

import io.omnideploy.config.Node;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads values of a map that was checked against its shape, and has its defaults: what is there is well-formed. */
record CheckedMap(Node.Mapping map) {
    /** Returns the text under a key, if there is one. */
    Optional<String> text(String key) {
        return map.get(key).map(CheckedMap::text);
    }

    /** Returns the value under a key, read by a parser that knows the shape. */
    <T> Optional<T> value(String key, Function<String, Optional<T>> parser) {
        return text(key).flatMap(parser);
    }

    /** Returns the value under a key that must be there or has a default. */
    <T> T expect(String key, Function<String, Optional<T>> parser) {
        return value(key, parser).orElseThrow(() -> new IllegalStateException("checked, and yet no " + key));
    }

    /** Returns the text under a key that must be there or has a default. */
    String expect(String key) {
        return expect(key, Optional::of);
    }

    OptionalInt number(String key) {
        Optional<String> text = text(key);
        return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
    }

    int expectNumber(String key) {
        return number(key).orElseThrow();
    }

    boolean flag(String key) {
        return text(key).filter("true"::equals).isPresent();
    }

    /** Returns the constant of an enum whose name is the word under a key, in any case. */
    <E extends Enum<E>> E word(String key, Class<E> type) {
        return Enum.valueOf(type, expect(key).toUpperCase(Locale.ROOT));
    }

    /** Returns the map under a key; empty if there is none. */
    CheckedMap inner(String key) {
        return given(key).orElseGet(() -> new CheckedMap(Node.Mapping.empty()));
    }

    /** Returns the map under a key, if there is one. */
    Optional<CheckedMap> given(String key) {
        return map.get(key).map(node -> new CheckedMap((Node.Mapping) node));
    }

    /** Returns what is made of each item of the list under a key. */
    <T> List<T> list(String key, Function<Node, T> made) {
        return map.get(key)
                .map(node -> ((Node.Sequence) node).items().stream().map(made).toList())
                .orElse(List.of());
    }

    List<String> texts(String key) {
        return list(key, CheckedMap::text);
    }

    List<Template> templates(String key) {
        return list(key, CheckedMap::template);
    }

    /** Returns the texts of the map under a key, by name. */
    SortedMap<String, String> textsByName(String key) {
        SortedMap<String, String> texts = new TreeMap<>();
        inner(key).map().entries().forEach((name, entry) -> texts.put(name, text(entry.value())));
        return texts;
    }

    /** Returns the secret sources of the map under a key, by name. */
    SortedMap<String, SecretSource> sourcesByName(String key) {
        SortedMap<String, SecretSource> sources = new TreeMap<>();
        textsByName(key)
                .forEach((name, text) ->
                        sources.put(name, SecretSource.parse(text).orElseThrow()));
        return sources;
    }

    /** Returns what is made of each map of the map under a key, in written order. */
    <T> SequencedMap<String, T> mapsByName(String key, BiFunction<String, CheckedMap, T> made) {
        SequencedMap<String, T> values = new LinkedHashMap<>();
        inner(key)
                .map()
                .entries()
                .forEach((name, entry) ->
                        values.put(name, made.apply(name, new CheckedMap((Node.Mapping) entry.value()))));
        return values;
    }

    static String text(Node node) {
        return ((Node.Scalar) node).text();
    }

    static Template template(Node node) {
        return node instanceof Node.Expanded expanded ? expanded.template() : Template.of(text(node));
    }
}
