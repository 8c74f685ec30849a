package io.omnideploy.cli.render;

import io.omnideploy.cli.render.PlanOutline.Item;
import io.omnideploy.cli.render.PlanOutline.Line;
import io.omnideploy.config.Positions;
import io.omnideploy.engine.override.Overrides;
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
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Shows something new by its name and by what a person wrote for it. Defaults, what rules of the target add (log limits,
 * restart), and what is alike everywhere (tags) is left to the generated files and to JSON.
 */
final class NewResource {
    private static final int MOST_LINES = 8;
    private static final int WIDEST = 160;
    private static final int WIDEST_ENTRY = 40;

    private static final String NAME = "name";
    private static final String TAGS = "tags";

    private final ResourceGraph graph;
    private final Positions positions;
    private final Catalog catalog;

    NewResource(ResourceGraph graph, Positions positions, Catalog catalog) {
        this.graph = graph;
        this.positions = positions;
        this.catalog = catalog;
    }

    Item item(Change change) {
        ResourceSpec spec = graph.resources().get(change.resource());
        return spec == null ? fromChange(change) : fromSpec(change, spec);
    }

    private Item fromSpec(Change change, ResourceSpec spec) {
        List<Line> lines = new ArrayList<>();
        for (String name : ordered(spec)) {
            written(spec, name, spec.properties().get(name), lines);
        }
        List<Line> shown = lines.subList(0, Math.min(MOST_LINES, lines.size()));
        return new Item(change, name(spec).map(ValueText::of), shown, lines.size() - shown.size());
    }

    /** Some platforms have names beside other things by which an object is known. */
    private static Optional<Value> name(ResourceSpec spec) {
        return Optional.ofNullable(spec.properties().get(NAME))
                .or(() -> Optional.ofNullable(spec.properties().get("metadata"))
                        .filter(Value.Obj.class::isInstance)
                        .map(metadata -> ((Value.Obj) metadata).fields().get(NAME)));
    }

    /** A resource that the graph doesn't have is shown as the backend told it. */
    private static Item fromChange(Change change) {
        List<Line> lines = change.properties().stream()
                .limit(MOST_LINES)
                .map((PropertyChange property) -> line(property.path(), ValueText.of(property.after()), false))
                .toList();
        return new Item(change, Optional.empty(), lines, change.properties().size() - lines.size());
    }

    /** Of a map, such as the environment, every key is worth more than a long value. */
    private static String shown(Value value) {
        if (!(value instanceof Value.Obj obj)) {
            return ValueText.of(value);
        }
        StringJoiner text = new StringJoiner(", ", "{", "}");
        obj.fields()
                .forEach((key, inner) ->
                        text.add(Printable.line(key) + ": " + ShownPair.cut(ValueText.of(inner), WIDEST_ENTRY)));
        return text.toString();
    }

    private static Line line(String name, String value, boolean isOverridden) {
        return new Line(name, Optional.empty(), ShownPair.cut(value, WIDEST), false, isOverridden);
    }

    /** The catalog has properties in the order in which an expert would write them. */
    private List<String> ordered(ResourceSpec spec) {
        List<String> known = catalog.type(spec.id().type())
                .map(type ->
                        type.properties().stream().map(CatalogProperty::name).toList())
                .orElse(List.of());
        return spec.properties().keySet().stream()
                .filter(name -> !name.equals(NAME))
                .sorted(Comparator.comparingInt(
                                (String name) -> known.contains(name) ? known.indexOf(name) : known.size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Tells what of a value comes from the description: all of it, else its own entries in one line and what is further inside. */
    private void written(ResourceSpec spec, String path, Value value, List<Line> lines) {
        if (isWritten(spec, path)) {
            lines.add(line(path, shown(value), Overrides.isOverridden(spec, path)));
            return;
        }
        Optional<Value.Obj> opened =
                value instanceof Value.JsonText ? Optional.empty() : ExplainedResource.opened(value);
        if (opened.isPresent()) {
            Map<String, Value> entries = new TreeMap<>(opened.get().fields());
            entries.keySet().removeIf(key -> !isWritten(spec, path + "." + key));
            if (!entries.isEmpty()) {
                lines.add(line(path, shown(Value.object(entries)), Overrides.isOverridden(spec, path)));
            }
            opened.get().fields().forEach((key, inner) -> {
                if (!entries.containsKey(key)) {
                    written(spec, path + "." + key, inner, lines);
                }
            });
        }
    }

    private boolean isWritten(ResourceSpec spec, String path) {
        SortedSet<Origin> origins = spec.origins().get(path);
        return origins != null && origins.stream().anyMatch(this::isWritten);
    }

    private boolean isWritten(Origin origin) {
        return origin instanceof Origin.Written written
                && !written.path().segments().getFirst().equals(TAGS)
                && positions.isGiven(written.path());
    }
}
