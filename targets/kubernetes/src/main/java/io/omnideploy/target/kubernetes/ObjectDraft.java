package io.omnideploy.target.kubernetes;

import io.omnideploy.resource.Value;
import java.util.SortedMap;
import java.util.TreeMap;

/** An object while it is put together. */
final class ObjectDraft {
    private final SortedMap<String, Value> fields = new TreeMap<>();

    ObjectDraft set(String key, Value value) {
        fields.put(key, value);
        return this;
    }

    ObjectDraft set(String key, String text) {
        return set(key, Value.text(text));
    }

    ObjectDraft set(String key, long number) {
        return set(key, Value.number(number));
    }

    ObjectDraft set(String key, boolean on) {
        return set(key, Value.bool(on));
    }

    Value.Obj value() {
        return new Value.Obj(fields);
    }
}
