package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.resource.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * By what the items of a list are told apart, as the API server does it ({@code x-kubernetes-list-map-keys} in its OpenAPI): others
 * may put items between ours. By their place where the server has no keys.
 */
final class ListKeys {
    private static final List<String> NAME = List.of("name");
    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("containers", NAME),
            Map.entry("initContainers", NAME),
            Map.entry("ephemeralContainers", NAME),
            Map.entry("env", NAME),
            Map.entry("volumes", NAME),
            Map.entry("imagePullSecrets", NAME),
            Map.entry("resourceClaims", NAME),
            Map.entry("secrets", NAME),
            Map.entry("volumeMounts", List.of("mountPath")),
            Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("hostAliases", List.of("ip")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")));
    private static final List<String> CONTAINER_PORT = List.of("containerPort", "protocol");
    private static final List<String> SERVICE_PORT = List.of("port", "protocol");

    private final List<String> keys;

    private ListKeys(List<String> keys) {
        this.keys = keys;
    }

    /** Returns what tells the items of a field apart; their place if these have no keys, or two have the same. */
    static ListKeys of(String field, JsonNode live, JsonNode would) {
        List<String> keys = KEYS.getOrDefault(field, List.of());
        if (field.equals("ports")) {
            keys = live.path(0).has("containerPort") || would.path(0).has("containerPort")
                    ? CONTAINER_PORT
                    : SERVICE_PORT;
        }
        return new ListKeys(isToldApart(keys, live) && isToldApart(keys, would) ? keys : List.of());
    }

    /** Returns the item of a list that is the wanted one. */
    Optional<JsonNode> find(Value wanted, int index, JsonNode list) {
        return place(wanted, index, list).map(list::get);
    }

    /** Returns the place of the wanted item in a list. */
    Optional<Integer> place(Value wanted, int index, JsonNode list) {
        return place(key -> field(wanted, key), index, list);
    }

    /** Tells whether an item is in a list. */
    boolean isIn(JsonNode item, int index, JsonNode list) {
        return place(key -> field(item, keys.get(key)), index, list).isPresent();
    }

    private Optional<Integer> place(IntFunction<String> wanted, int index, JsonNode list) {
        if (keys.isEmpty()) {
            return index < list.size() ? Optional.of(index) : Optional.empty();
        }
        for (int at = 0; at < list.size(); at++) {
            boolean same = true;
            for (int key = 0; key < keys.size(); key++) {
                same &= wanted.apply(key).equals(field(list.get(at), keys.get(key)));
            }
            if (same) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private String field(Value wanted, int key) {
        Value value = wanted instanceof Value.Obj obj ? obj.fields().get(keys.get(key)) : null;
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num num -> num.plain();
            case null, default -> otherwise(keys.get(key));
        };
    }

    private static String field(JsonNode item, String key) {
        return item.path(key).asText(otherwise(key));
    }

    private static String otherwise(String key) {
        return key.equals("protocol") ? "TCP" : "";
    }

    private static boolean isToldApart(List<String> keys, JsonNode list) {
        Set<String> seen = new HashSet<>();
        for (JsonNode item : list) {
            StringBuilder text = new StringBuilder();
            keys.forEach(key -> text.append(field(item, key)).append('\n'));
            if (!item.isObject() || !seen.add(text.toString())) {
                return false;
            }
        }
        return true;
    }
}
