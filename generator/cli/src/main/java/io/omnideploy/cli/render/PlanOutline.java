package io.omnideploy.cli.render;

import io.omnideploy.config.Positions;
import io.omnideploy.engine.override.Overrides;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A plan in the order in which a person reads it: by component, unchanged resources counted and not shown, what is made shown
 * by the properties that a person has a say in.
 *
 * @param data addresses of resources whose removal loses data
 */
public record PlanOutline(Plan plan, List<Group> groups, List<String> data) {
    /** A component with what changes in it. */
    record Group(String component, List<Item> items) {}

    /**
     * A resource that changes.
     *
     * @param name what it is called where it runs, if it is new and the name is known
     * @param hidden how many lines there would be beyond those shown
     */
    record Item(Change change, Optional<String> name, List<Line> lines, int hidden) {}

    /**
     * A property.
     *
     * @param before absent for something new
     * @param isOverridden whether somebody wants it otherwise than the target makes it
     */
    record Line(String path, Optional<String> before, String after, boolean replaces, boolean isOverridden) {
        /** Returns what is to be known of the value beside itself. */
        String remark() {
            return isOverridden ? "  (overridden)" : "";
        }
    }

    public PlanOutline {
        groups = List.copyOf(groups);
        data = List.copyOf(data);
    }

    /**
     * Puts a plan in order.
     *
     * @param graph what is wanted; says where the properties of something new come from
     * @param positions what of it a person wrote
     */
    public static PlanOutline of(Plan plan, ResourceGraph graph, Positions positions, Catalog catalog) {
        NewResource created = new NewResource(graph, positions, catalog);
        Map<String, List<Item>> groups = new TreeMap<>();
        List<String> data = new ArrayList<>();
        for (Change change : plan.changes()) {
            if (change.operation() != Operation.NONE) {
                groups.computeIfAbsent(change.resource().component(), name -> new ArrayList<>())
                        .add(item(change, created, graph));
            }
            if (losesData(change, catalog)) {
                data.add(change.resource().toString());
            }
        }
        return new PlanOutline(
                plan,
                groups.entrySet().stream()
                        .map(entry -> new Group(entry.getKey(), entry.getValue()))
                        .toList(),
                data);
    }

    /** Returns how many of which operation, as "1 to create, 0 to change, 0 to replace, 0 to delete". */
    String counts() {
        long adopted = plan.count(Operation.ADOPT);
        return plan.count(Operation.CREATE) + " to create, " + plan.count(Operation.UPDATE) + " to change, "
                + plan.count(Operation.REPLACE) + " to replace, " + plan.count(Operation.DELETE) + " to delete"
                + (adopted > 0 ? ", " + adopted + " to adopt" : "");
    }

    private static boolean losesData(Change change, Catalog catalog) {
        return switch (change.operation()) {
            case DELETE, REPLACE ->
                catalog.type(change.resource().type())
                        .map(type -> type.holdsData())
                        .orElse(false);
            case NONE, CREATE, UPDATE, ADOPT -> false;
        };
    }

    private static Item item(Change change, NewResource created, ResourceGraph graph) {
        return switch (change.operation()) {
            case CREATE -> created.item(change);
            case UPDATE, REPLACE ->
                new Item(
                        change,
                        Optional.empty(),
                        change.properties().stream()
                                .map(property ->
                                        line(property, graph.resources().get(change.resource())))
                                .toList(),
                        0);
            case NONE, DELETE, ADOPT -> new Item(change, Optional.empty(), List.of(), 0);
        };
    }

    private static Line line(PropertyChange change, ResourceSpec spec) {
        ShownPair pair = ShownPair.of(change.before(), change.after());
        boolean isOverridden = spec != null && Overrides.isOverridden(spec, change.path());
        return new Line(change.path(), Optional.of(pair.before()), pair.after(), change.replaces(), isOverridden);
    }
}
