package io.omnideploy.backend.pulumi.program;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings what was wanted and what was declared to one form. */
final class Compared {
    private Compared() {}

    /** Returns what was wanted, with documents open. */
    static Object wanted(Object value) {
        return switch (value) {
            case Wanted.Document document -> wanted(document.content());
            case Map<?, ?> map -> {
                Map<String, Object> fields = new TreeMap<>();
                map.forEach((key, inner) -> fields.put(key.toString(), wanted(inner)));
                yield fields;
            }
            case List<?> list -> list.stream().map(Compared::wanted).toList();
            default -> value;
        };
    }

    /** Returns what was declared, with the texts open that are documents. */
    static Object declared(Object value, Object wanted) {
        return switch (value) {
            case String text
            when wanted instanceof Wanted.Document document ->
                declared(new Gson().fromJson(text, Object.class), document.content());
            case Number number -> number.doubleValue();
            case Map<?, ?> map -> {
                Map<String, Object> fields = new TreeMap<>();
                map.forEach((key, inner) -> fields.put(
                        key.toString(), declared(inner, wanted instanceof Map<?, ?> known ? known.get(key) : null)));
                yield fields;
            }
            case List<?> list -> {
                List<Object> items = new ArrayList<>();
                for (int at = 0; at < list.size(); at++) {
                    Object item = wanted instanceof List<?> known && at < known.size() ? known.get(at) : null;
                    items.add(declared(list.get(at), item));
                }
                yield items;
            }
            case null, default -> value;
        };
    }
}
