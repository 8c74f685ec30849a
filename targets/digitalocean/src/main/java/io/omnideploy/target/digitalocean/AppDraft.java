package io.omnideploy.target.digitalocean;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The one app of a stack while it is put together. */
final class AppDraft {
    private static final String SPEC = "spec";

    private final SortedMap<String, Value> fields = new TreeMap<>();
    private final SortedMap<String, List<Value>> lists = new TreeMap<>();
    private final SortedMap<String, SortedSet<Origin>> origins = new TreeMap<>();
    private final SortedSet<ResourceId> first = new TreeSet<>();

    /** Sets a field of the specification and says why it is there. */
    AppDraft set(String field, Value value, Collection<Origin> why) {
        fields.put(field, value);
        return because(field, why);
    }

    /** Says more about why a field, or something in it, is there. */
    AppDraft because(String field, Collection<Origin> why) {
        origins.computeIfAbsent(SPEC + "." + field, key -> new TreeSet<>()).addAll(why);
        return this;
    }

    /** Adds an item to a list of the specification, such as a service; items stay in the order in which they come. */
    AppDraft add(String list, Value item, SortedMap<String, SortedSet<Origin>> why) {
        List<Value> items = lists.computeIfAbsent(list, key -> new ArrayList<>());
        String place = list + "[" + items.size() + "]";
        items.add(item);
        why.forEach((field, reasons) -> because(field.isEmpty() ? place : place + "." + field, reasons));
        return this;
    }

    /** Adds an item whose parts all have the same reasons. */
    AppDraft add(String list, Value item, Collection<Origin> why) {
        return add(list, item, new TreeMap<>(Map.of("", new TreeSet<>(why))));
    }

    /** Adds what must be there first although nothing refers to it. */
    AppDraft after(ResourceId other) {
        first.add(other);
        return this;
    }

    ResourceSpec.Builder resource(ResourceId id) {
        SortedMap<String, Value> all = new TreeMap<>(fields);
        lists.forEach((name, items) -> all.put(name, new Value.Seq(items)));
        ResourceSpec.Builder spec =
                ResourceSpec.builder(id).set(SPEC, Value.object(all)).after(first);
        origins.forEach(spec::because);
        return spec;
    }
}
