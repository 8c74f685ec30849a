package io.omnideploy.cli.render;

import io.omnideploy.cli.render.PlanOutline.Item;
import io.omnideploy.cli.render.PlanOutline.Line;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Shows something new by what a person has a say in: its name, and the properties that come from the description. What rules
 * of the target add (labels, log limits, restart) is counted; all of it is in the generated files and in JSON.
 */
final class NewResource {
    private static final int MOST_LINES = 8;
    private static final int WIDEST = 96;

    private final ResourceGraph graph;
    private final Catalog catalog;

    NewResource(ResourceGraph graph, Catalog catalog) {
        this.graph = graph;
        this.catalog = catalog;
    }

    Item item(Change change) {
        ResourceSpec spec = graph.resources().get(change.resource());
        return spec == null ? fromChange(change) : fromSpec(change, spec);
    }

    private Item fromSpec(Change change, ResourceSpec spec) {
        List<Line> lines = new ArrayList<>();
        for (String name : ordered(spec)) {
            written(spec, name).ifPresent(value -> lines.add(line(name, ValueText.of(value))));
        }
        List<Line> shown = lines.subList(0, Math.min(MOST_LINES, lines.size()));
        return new Item(change, shown, spec.properties().size() - shown.size());
    }

    /** A resource that the graph doesn't have is shown as the backend told it. */
    private static Item fromChange(Change change) {
        List<Line> lines = change.properties().stream()
                .limit(MOST_LINES)
                .map((PropertyChange property) -> line(property.path(), ValueText.of(property.after())))
                .toList();
        return new Item(change, lines, change.properties().size() - lines.size());
    }

    private static Line line(String name, String value) {
        return new Line(name, Optional.empty(), ShownPair.cut(value, WIDEST), false);
    }

    /** The catalog has properties in the order in which an expert would write them. */
    private List<String> ordered(ResourceSpec spec) {
        List<String> known = catalog.type(spec.id().type())
                .map(type -> type.properties().stream()
                        .map(CatalogProperty::name)
                        .toList())
                .orElse(List.of());
        return spec.properties().keySet().stream()
                .sorted(Comparator.comparingInt((String name) -> known.contains(name) ? known.indexOf(name) : known.size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Returns what of a property comes from the description. */
    private static Optional<Value> written(ResourceSpec spec, String name) {
        Value value = spec.properties().get(name);
        if (name.equals("name") || isWritten(spec, name)) {
            return Optional.of(value);
        }
        if (value instanceof Value.Obj obj) {
            Map<String, Value> entries = new TreeMap<>(obj.fields());
            entries.keySet().removeIf(key -> !isWritten(spec, name + "." + key));
            return entries.isEmpty() ? Optional.empty() : Optional.of(Value.object(entries));
        }
        return Optional.empty();
    }

    private static boolean isWritten(ResourceSpec spec, String path) {
        SortedSet<Origin> origins = spec.origins().get(path);
        return origins != null && origins.stream().anyMatch(Origin.Written.class::isInstance);
    }
}
