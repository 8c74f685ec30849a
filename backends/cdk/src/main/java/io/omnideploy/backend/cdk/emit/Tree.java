package io.omnideploy.backend.cdk.emit;

import io.omnideploy.backend.cdk.template.TemplateValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Properties of a resource while they are put together from several places. A path is keys with dots between them; {@code []} after
 * a key stands for a list: at the end a new item of it, else its first item.
 */
final class Tree {
    private static final String ITEM = "[]";

    /** A {@link Tree}, a list of such things, or a {@link TemplateValue}. */
    private final SortedMap<String, Object> fields = new TreeMap<>();

    /** Puts a value at a path; what is there already is merged when both are objects, else replaced. */
    void set(String path, TemplateValue value) {
        put(path, value);
    }

    /** Puts an object at a path, merged with what is there. */
    void set(String path, Tree value) {
        put(path, value);
    }

    /** Puts a list of objects at a path. */
    void set(String path, List<Tree> items) {
        put(path, new ArrayList<Object>(items));
    }

    /** Returns the object at a path, made when there is none; this one for the empty path. */
    Tree at(String path) {
        Tree at = this;
        if (!path.isEmpty()) {
            for (String step : path.split("\\.")) {
                at = at.child(step);
            }
        }
        return at;
    }

    /** Returns the first item of a list whose field has a value, made when there is none. */
    Tree item(String path, String field, TemplateValue wanted) {
        int dot = path.lastIndexOf('.');
        List<Object> items = at(dot < 0 ? "" : path.substring(0, dot)).list(path.substring(dot + 1));
        for (int index = 0; index < items.size(); index++) {
            Tree item = thawed(items.get(index));
            if (wanted.equals(item.fields.get(field))) {
                items.set(index, item);
                return item;
            }
        }
        Tree made = new Tree();
        made.set(field, wanted);
        items.add(made);
        return made;
    }

    /** Makes sure that there is a list at the top, empty if nothing says more. */
    void require(String key) {
        fields.putIfAbsent(key, new ArrayList<>());
    }

    /** Gives keys at the top another name. */
    void rename(Map<String, String> names) {
        names.forEach((old, name) -> {
            Object value = fields.remove(old);
            if (value != null) {
                fields.put(name, value);
            }
        });
    }

    /** Returns what was put together. */
    SortedMap<String, TemplateValue> freeze() {
        SortedMap<String, TemplateValue> frozen = new TreeMap<>();
        fields.forEach((key, value) -> frozen.put(key, frozen(value)));
        return frozen;
    }

    private void put(String path, Object value) {
        int dot = path.lastIndexOf('.');
        Tree at = at(dot < 0 ? "" : path.substring(0, dot));
        String key = path.substring(dot + 1);
        if (key.endsWith(ITEM)) {
            at.list(key.substring(0, key.length() - ITEM.length())).add(value);
        } else if (at.fields.get(key) instanceof Tree present && value instanceof Tree more) {
            present.fields.putAll(more.fields);
        } else {
            at.fields.put(key, value);
        }
    }

    private Tree child(String step) {
        if (!step.endsWith(ITEM)) {
            Tree child = thawed(fields.getOrDefault(step, new Tree()));
            fields.put(step, child);
            return child;
        }
        List<Object> items = list(step.substring(0, step.length() - ITEM.length()));
        Tree first = items.isEmpty() ? new Tree() : thawed(items.getFirst());
        if (items.isEmpty()) {
            items.add(first);
        } else {
            items.set(0, first);
        }
        return first;
    }

    private List<Object> list(String key) {
        List<Object> items = new ArrayList<>();
        switch (fields.get(key)) {
            case null -> {}
            case List<?> present -> items.addAll(present);
            case TemplateValue.Seq seq -> items.addAll(seq.items());
            default -> throw new IllegalArgumentException(key + " is no list");
        }
        fields.put(key, items);
        return items;
    }

    private static Tree thawed(Object value) {
        return switch (value) {
            case Tree tree -> tree;
            case TemplateValue.Obj object -> {
                Tree tree = new Tree();
                tree.fields.putAll(object.fields());
                yield tree;
            }
            default -> throw new IllegalArgumentException("no object: " + value);
        };
    }

    private static TemplateValue frozen(Object value) {
        return switch (value) {
            case Tree tree -> new TemplateValue.Obj(tree.freeze());
            case List<?> items ->
                new TemplateValue.Seq(items.stream().map(Tree::frozen).toList());
            case TemplateValue plain -> plain;
            default -> throw new IllegalStateException("not of a template: " + value.getClass());
        };
    }
}
