package io.omnideploy.platform.kubernetes.session;

import io.omnideploy.resource.Value;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names what only the server writes as the graph names properties: {@code loadBalancer} is {@code load_balancer}. */
final class Snake {
    private Snake() {}

    static Value names(Value value) {
        return switch (value) {
            case Value.Obj obj -> {
                SortedMap<String, Value> fields = new TreeMap<>();
                obj.fields().forEach((name, field) -> fields.put(name(name), names(field)));
                yield new Value.Obj(fields);
            }
            case Value.Seq seq ->
                new Value.Seq(seq.items().stream().map(Snake::names).toList());
            default -> value;
        };
    }

    private static String name(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
