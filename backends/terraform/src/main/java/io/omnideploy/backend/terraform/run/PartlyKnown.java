package io.omnideploy.backend.terraform.run;

import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Bool;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.Seq;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fills in what Terraform doesn't know yet inside of an object that it knows but for that. */
final class PartlyKnown {
    private PartlyKnown() {}

    /**
     * Returns a value with what is wanted in the place of what is not known yet or, where nobody asks for it, with what is there;
     * null when there is nothing.
     *
     * @param after what Terraform knows; null when it is nothing
     * @param unknown true in each place of which it doesn't
     */
    static Value filled(Value after, Value unknown, Value wanted, Value before) {
        return switch (unknown) {
            case Bool mark when mark.on() -> wanted == null ? before : wanted;
            case Obj marks -> {
                SortedMap<String, Value> fields = new TreeMap<>();
                if (after instanceof Obj known) {
                    fields.putAll(known.fields());
                }
                marks.fields().forEach((key, mark) -> {
                    Value value = filled(fields.get(key), mark, field(wanted, key), field(before, key));
                    if (value != null) {
                        fields.put(key, value);
                    }
                });
                yield after == null && fields.isEmpty() ? null : new Obj(fields);
            }
            case Seq marks -> {
                List<Value> items = new ArrayList<>(after instanceof Seq known ? known.items() : List.of());
                for (int index = 0; index < Math.min(items.size(), marks.items().size()); index++) {
                    Value item = filled(
                            items.get(index), marks.items().get(index), item(wanted, index), item(before, index));
                    items.set(index, item == null ? items.get(index) : item);
                }
                yield after == null ? null : new Seq(items);
            }
            default -> after;
        };
    }

    private static Value field(Value value, String key) {
        return value instanceof Obj object ? object.fields().get(key) : null;
    }

    private static Value item(Value value, int index) {
        return value instanceof Seq seq && index < seq.items().size()
                ? seq.items().get(index)
                : null;
    }
}
