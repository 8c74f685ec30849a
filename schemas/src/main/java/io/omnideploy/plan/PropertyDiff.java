package io.omnideploy.plan;

import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.Seq;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Compares the properties of a resource before and after, down to the entry that differs. */
public final class PropertyDiff {
    private final List<PropertyChange> changes = new ArrayList<>();

    private PropertyDiff() {}

    /**
     * Returns the differences by property path.
     *
     * @param catalog tells which property forces a replacement
     */
    public static List<PropertyChange> between(
            Map<String, Value> before, Map<String, Value> after, List<CatalogProperty> catalog) {
        PropertyDiff diff = new PropertyDiff();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            Optional<CatalogProperty> property = catalog.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst();
            diff.compare(
                    name,
                    before.get(name),
                    after.get(name),
                    property,
                    property.map(CatalogProperty::replaces).orElse(false));
        }
        return List.copyOf(diff.changes);
    }

    private void compare(String path, Value before, Value after, Optional<CatalogProperty> property, boolean replaces) {
        if (before == null ? after == null : before.equals(after)) {
            return;
        }
        if (before instanceof Obj left && after instanceof Obj right) {
            TreeSet<String> keys = new TreeSet<>(left.fields().keySet());
            keys.addAll(right.fields().keySet());
            keys.forEach(key -> compareInside(
                    path + "." + key, left.fields().get(key), right.fields().get(key), key, property, replaces));
        } else if (before instanceof Seq left
                && after instanceof Seq right
                && left.items().size() == right.items().size()) {
            for (int index = 0; index < left.items().size(); index++) {
                compare(
                        path + "[" + index + "]",
                        left.items().get(index),
                        right.items().get(index),
                        property,
                        replaces);
            }
        } else {
            changes.add(new PropertyChange(path, shown(before), shown(after), replaces));
        }
    }

    private void compareInside(
            String path, Value before, Value after, String key, Optional<CatalogProperty> property, boolean replaces) {
        Optional<CatalogProperty> inner = property.flatMap(outer -> outer.field(key));
        compare(
                path,
                before,
                after,
                inner,
                replaces || inner.map(CatalogProperty::replaces).orElse(false));
    }

    private static Shown shown(Value value) {
        return value == null ? new Shown.Absent() : Shown.of(value);
    }
}
