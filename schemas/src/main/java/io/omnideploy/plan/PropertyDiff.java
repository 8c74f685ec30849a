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

/**
 * Compares the properties of a resource before and after, down to the entry of a map and the item of a list that differs: so a
 * secret among them doesn't mask the rest.
 */
public final class PropertyDiff {
    private final Form form;
    private final List<PropertyChange> changes = new ArrayList<>();

    private PropertyDiff(Form form) {
        this.form = form;
    }

    /** The form that values have: the graph's own, unless a backend remembers them otherwise. */
    public interface Form {
        /** The form of the graph. */
        Form GRAPH = new Form() {};

        /** Tells whether a value is as it will be; what isn't may differ although it looks the same. */
        default boolean isSettled(Value value) {
            return true;
        }

        /** Tells whether a map is one value and is not compared entry by entry. */
        default boolean isWhole(Obj map) {
            return false;
        }

        /** Returns the key of a map as a person wrote it. */
        default String key(String kept) {
            return kept;
        }

        /** Returns a value that is there as it may be shown. */
        default Shown shown(Value value) {
            return Shown.of(value);
        }
    }

    /**
     * Returns the differences by property path.
     *
     * @param catalog tells which property forces a replacement
     */
    public static List<PropertyChange> between(
            Map<String, Value> before, Map<String, Value> after, List<CatalogProperty> catalog) {
        PropertyDiff diff = new PropertyDiff(Form.GRAPH);
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            Optional<CatalogProperty> property = catalog.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst();
            diff.compare(name, property, false, before.get(name), after.get(name));
        }
        return List.copyOf(diff.changes);
    }

    /**
     * Returns the differences in one property.
     *
     * @param property how the catalog describes it; what the catalog doesn't know replaces, to be safe
     * @param before absent when it wasn't there
     * @param after absent when it is no longer wanted
     */
    public static List<PropertyChange> in(
            String name, Optional<CatalogProperty> property, Optional<Value> before, Optional<Value> after, Form form) {
        PropertyDiff diff = new PropertyDiff(form);
        diff.compare(name, property, property.isEmpty(), before.orElse(null), after.orElse(null));
        return List.copyOf(diff.changes);
    }

    private void compare(String path, Optional<CatalogProperty> property, boolean replaces, Value before, Value after) {
        boolean forces = replaces || property.map(CatalogProperty::replaces).orElse(false);
        if (before != null && before.equals(after) && form.isSettled(after)) {
            return;
        }
        if ((isMap(before) && isMap(after)) || isAdded(before, after) || isAdded(after, before)) {
            fields(path, property, forces, before, after);
        } else if ((before instanceof Seq && after instanceof Seq)
                || isListed(before, after)
                || isListed(after, before)) {
            items(path, property, forces, before, after);
        } else if (before != null || after != null) {
            changes.add(new PropertyChange(path, shown(before), shown(after), forces));
        }
    }

    private void fields(String path, Optional<CatalogProperty> property, boolean forces, Value before, Value after) {
        TreeSet<String> keys = new TreeSet<>();
        if (before instanceof Obj obj) {
            keys.addAll(obj.fields().keySet());
        }
        if (after instanceof Obj obj) {
            keys.addAll(obj.fields().keySet());
        }
        for (String key : keys) {
            String name = form.key(key);
            compare(
                    path + "." + name,
                    property.flatMap(outer -> outer.field(name)),
                    forces,
                    before instanceof Obj obj ? obj.fields().get(key) : null,
                    after instanceof Obj obj ? obj.fields().get(key) : null);
        }
    }

    private void items(String path, Optional<CatalogProperty> property, boolean forces, Value before, Value after) {
        List<Value> old = before instanceof Seq seq ? seq.items() : List.of();
        List<Value> wanted = after instanceof Seq seq ? seq.items() : List.of();
        for (int index = 0; index < Math.max(old.size(), wanted.size()); index++) {
            compare(
                    path + "[" + index + "]",
                    property,
                    forces,
                    index < old.size() ? old.get(index) : null,
                    index < wanted.size() ? wanted.get(index) : null);
        }
    }

    private boolean isMap(Value value) {
        return value instanceof Obj obj && !form.isWhole(obj);
    }

    /** A map that comes or goes as a whole is told by its entries, if it has any. */
    private boolean isAdded(Value absent, Value map) {
        return absent == null && isMap(map) && !((Obj) map).fields().isEmpty();
    }

    private static boolean isListed(Value absent, Value list) {
        return absent == null && list instanceof Seq seq && !seq.items().isEmpty();
    }

    private Shown shown(Value value) {
        return value == null ? new Shown.Absent() : form.shown(value);
    }
}
