package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.platform.kubernetes.vocabulary.Ownership;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells how an object is, in the terms in which it is wanted. Where what lives is what would come of applying it, it is as wanted,
 * whatever the server calls it: so defaults, other spellings of a quantity and what others add are no difference. Anywhere else it
 * is as it lives; and what would go is there, so that its going is seen.
 */
final class Observation {
    /** Stands for a value that nobody is shown and that is not the wanted one. */
    private static final String HIDDEN = "(another value)";

    private static final Set<String> METADATA = Set.of("name", "namespace", "labels", "annotations");

    private final boolean hidden;

    private Observation(boolean hidden) {
        this.hidden = hidden;
    }

    /**
     * Compares an object.
     *
     * @param wanted in the form of the API
     * @param live as the server has it
     * @param would as the server would have it
     * @param hidden whether its data are secret
     */
    static Value.Obj of(Value.Obj wanted, JsonNode live, JsonNode would, boolean hidden) {
        Observation observation = new Observation(hidden);
        Value seen = observation
                .at("", Optional.of(wanted), Optional.of(comparable(live)), Optional.of(comparable(would)))
                .orElse(wanted);
        return (Value.Obj) seen;
    }

    /** Leaves out what the server alone writes, and our own memory. */
    private static JsonNode comparable(JsonNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.retain(METADATA);
            if (metadata.get("annotations") instanceof ObjectNode annotations) {
                annotations.remove(Ownership.APPLIED);
                if (annotations.isEmpty()) {
                    metadata.remove("annotations");
                }
            }
        }
        return copy;
    }

    private Optional<Value> at(String name, Optional<Value> wanted, Optional<JsonNode> live, Optional<JsonNode> would) {
        if (live.equals(would) && wanted.map(Json::isKnown).orElse(true)) {
            return wanted;
        }
        if (live.isEmpty()) {
            return Optional.empty();
        }
        if (would.isEmpty()) {
            return Optional.of(gone(name, live.get()));
        }
        JsonNode is = live.get();
        JsonNode becomes = would.get();
        if (is.isObject() && becomes.isObject()) {
            return object(name, wanted, is, becomes);
        }
        if (is.isArray() && becomes.isArray() && (wanted.isEmpty() || wanted.get() instanceof Value.Seq)) {
            return list(name, wanted, is, becomes);
        }
        return wanted.map(value -> other(value, is));
    }

    private Optional<Value> object(String name, Optional<Value> wanted, JsonNode live, JsonNode would) {
        SortedMap<String, Value> seen = new TreeMap<>();
        TreeSet<String> keys = new TreeSet<>();
        live.fieldNames().forEachRemaining(keys::add);
        would.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            Optional<Value> field = wanted.filter(Value.Obj.class::isInstance)
                    .map(value -> ((Value.Obj) value).fields().get(key));
            String path = name.isEmpty() ? key : isSecret(name) ? name : key;
            at(path, field, Optional.ofNullable(live.get(key)), Optional.ofNullable(would.get(key)))
                    .ifPresent(value -> seen.put(key, value));
        }
        return seen.isEmpty() && wanted.isEmpty() ? Optional.empty() : Optional.of(new Value.Obj(seen));
    }

    private Optional<Value> list(String name, Optional<Value> wanted, JsonNode live, JsonNode would) {
        List<Value> items = wanted.map(value -> ((Value.Seq) value).items()).orElse(List.of());
        ListKeys keys = ListKeys.of(name, live, would);
        List<Value> seen = new ArrayList<>();
        Set<Integer> met = new TreeSet<>();
        for (int index = 0; index < items.size(); index++) {
            Optional<JsonNode> becomes = keys.find(items.get(index), index, would);
            Optional<JsonNode> is = keys.find(items.get(index), index, live);
            keys.place(items.get(index), index, live).ifPresent(met::add);
            at(name, Optional.of(items.get(index)), is, becomes.or(() -> is)).ifPresent(seen::add);
        }
        for (int index = 0; index < live.size(); index++) {
            if (!met.contains(index) && !keys.isIn(live.get(index), index, would)) {
                seen.add(gone(name, live.get(index)));
            }
        }
        return seen.isEmpty() && wanted.isEmpty() ? Optional.empty() : Optional.of(new Value.Seq(seen));
    }

    private Value gone(String name, JsonNode live) {
        if (!isSecret(name)) {
            return Json.value(live);
        }
        if (!live.isObject()) {
            return Value.text(HIDDEN);
        }
        SortedMap<String, Value> entries = new TreeMap<>();
        live.fieldNames().forEachRemaining(key -> entries.put(key, Value.text(HIDDEN)));
        return new Value.Obj(entries);
    }

    /** What lives in the place of a secret may be one too: it is told that it is another, never what it is. */
    private Value other(Value wanted, JsonNode live) {
        return wanted.isSecret()
                ? new Value.Interpolation(List.of(wanted, Value.text(HIDDEN)))
                : hidden && wanted instanceof Value.Text && live.isTextual() ? Value.text(HIDDEN) : Json.value(live);
    }

    private boolean isSecret(String name) {
        return hidden && name.equals("data");
    }
}
