package io.omnideploy.resource;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What stays of a stack that is destroyed but for its data. */
public final class KeptWithData {
    private KeptWithData() {}

    /** Returns the resources that hold data, by address. */
    public static SortedSet<ResourceId> data(ResourceGraph graph, Catalog catalog) {
        SortedSet<ResourceId> data = new TreeSet<>();
        for (ResourceId id : graph.resources().keySet()) {
            if (catalog.expect(id.type()).holdsData()) {
                data.add(id);
            }
        }
        return data;
    }

    /**
     * Returns the resources that hold data, with what they can't be without, and their settings: a database keeps its network, a
     * bucket its block of public access.
     */
    public static SortedSet<ResourceId> all(ResourceGraph graph, Catalog catalog) {
        SortedSet<ResourceId> data = data(graph, catalog);
        Deque<ResourceId> left = new ArrayDeque<>(data);
        for (ResourceSpec spec : graph.resources().values()) {
            if (isPartOf(spec, data, catalog)) {
                left.add(spec.id());
            }
        }
        SortedSet<ResourceId> staying = new TreeSet<>();
        while (!left.isEmpty()) {
            ResourceId id = left.pop();
            if (staying.add(id)) {
                left.addAll(graph.resource(id).needs());
            }
        }
        return staying;
    }

    private static boolean isPartOf(ResourceSpec spec, Set<ResourceId> data, Catalog catalog) {
        return catalog.expect(spec.id().type())
                .partOf()
                .map(name -> spec.properties().get(name))
                .filter(whole -> whole.references().stream().anyMatch(data::contains))
                .isPresent();
    }
}
