package io.omnideploy.backend.direct;

import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds where two values in the remembered form differ, down to the single entry of a map and item of a list. */
final class Differences {
    private final List<PropertyChange> found = new ArrayList<>();

    private Differences() {}

    /**
     * Returns the differences in one property.
     *
     * @param property how the catalog describes it; what the catalog doesn't know replaces, to be safe
     * @param before absent when it wasn't there
     * @param after absent when it is no longer wanted
     */
    static List<PropertyChange> in(
            String name, Optional<CatalogProperty> property, Optional<Value> before, Optional<Value> after) {
        Differences differences = new Differences();
        differences.compare(name, property, property.isEmpty(), before.orElse(null), after.orElse(null));
        return differences.found;
    }

    private void compare(String path, Optional<CatalogProperty> property, boolean replaces, Value before, Value after) {
        boolean forces = replaces || property.map(CatalogProperty::replaces).orElse(false);
        if (before != null && before.equals(after) && Resolver.isKnown(after)) {
            return;
        }
        if (isFields(before) && isFields(after)) {
            fields(path, property, forces, before, after);
        } else if (isItems(before) && isItems(after)) {
            items(path, property, forces, before, after);
        } else if (before != null || after != null) {
            found.add(new PropertyChange(path, shown(before), shown(after), forces));
        }
    }

    private void fields(String path, Optional<CatalogProperty> property, boolean forces, Value before, Value after) {
        TreeSet<String> keys = new TreeSet<>();
        if (before instanceof Value.Obj obj) {
            keys.addAll(obj.fields().keySet());
        }
        if (after instanceof Value.Obj obj) {
            keys.addAll(obj.fields().keySet());
        }
        for (String key : keys) {
            String name = Fingerprints.key(key);
            compare(
                    path + "." + name,
                    property.flatMap(outer -> outer.field(name)),
                    forces,
                    before instanceof Value.Obj obj ? obj.fields().get(key) : null,
                    after instanceof Value.Obj obj ? obj.fields().get(key) : null);
        }
    }

    private void items(String path, Optional<CatalogProperty> property, boolean forces, Value before, Value after) {
        List<Value> old = before instanceof Value.Seq seq ? seq.items() : List.of();
        List<Value> wanted = after instanceof Value.Seq seq ? seq.items() : List.of();
        for (int index = 0; index < Math.max(old.size(), wanted.size()); index++) {
            compare(
                    path + "[" + index + "]",
                    property,
                    forces,
                    index < old.size() ? old.get(index) : null,
                    index < wanted.size() ? wanted.get(index) : null);
        }
    }

    /** A map that has entries on one side is told entry by entry, so that one secret in it doesn't mask the rest. */
    private static boolean isFields(Value value) {
        return value == null
                || (value instanceof Value.Obj obj && !obj.fields().isEmpty() && !Fingerprints.isMasked(obj));
    }

    private static boolean isItems(Value value) {
        return value == null || (value instanceof Value.Seq seq && !seq.items().isEmpty());
    }

    private static Shown shown(Value value) {
        if (value == null) {
            return new Shown.Absent();
        }
        if (!Resolver.isKnown(value)) {
            return new Shown.AtApply();
        }
        return hasMasked(value) ? new Shown.Masked() : new Shown.Known(value);
    }

    private static boolean hasMasked(Value value) {
        return Fingerprints.isMasked(value) || value.children().stream().anyMatch(Differences::hasMasked);
    }
}
