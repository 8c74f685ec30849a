package io.omnideploy.target.digitalocean;

import io.omnideploy.plan.MonthlyCost;
import io.omnideploy.plan.Price;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What a deployment costs by the month. Jobs are paid by the second, and are not counted. */
final class Costs {
    private static final Price BUCKETS = listed("5");
    private static final Price DEV_DATABASE = listed("7");

    /** By the size of a node. */
    private static final Map<String, Price> NODES = Map.of(
            "db-s-1vcpu-1gb", listed("15"),
            "db-s-1vcpu-2gb", listed("30"),
            "db-s-2vcpu-4gb", listed("61"),
            "db-s-4vcpu-8gb", listed("122"));

    private Costs() {}

    private static Price listed(String dollars) {
        return Price.approximate(dollars, "DigitalOcean price list", "2026-08");
    }

    /** Returns the cost of everything that has a flat price, as overrides left it. */
    static List<MonthlyCost> of(ResourceGraph graph) {
        List<MonthlyCost> costs = new ArrayList<>();
        boolean hasBucket = false;
        for (ResourceSpec spec : graph.resources().values()) {
            if (spec.id().type().equals(DigitalOceanTypes.APP)
                    && spec.properties().get("spec") instanceof Value.Obj app) {
                app(app.fields(), costs);
            } else if (spec.id().type().equals(DigitalOceanTypes.CLUSTER)) {
                cluster(spec, costs);
            } else if (spec.id().type().equals(DigitalOceanTypes.BUCKET) && !hasBucket) {
                hasBucket = true;
                costs.add(new MonthlyCost(spec.id().component(), "Spaces, 250 GB for all buckets", 1, BUCKETS));
            }
        }
        return costs;
    }

    private static void app(SortedMap<String, Value> app, List<MonthlyCost> costs) {
        for (Section section : List.of(Section.SERVICE, Section.WORKER)) {
            for (SortedMap<String, Value> component : items(app, section.property())) {
                text(component, "instance_size_slug")
                        .flatMap(InstanceSize::of)
                        .ifPresent(size -> costs.add(new MonthlyCost(
                                text(component, "name").orElse("app"),
                                size.slug(),
                                copies(component),
                                size.monthly())));
            }
        }
        for (SortedMap<String, Value> database : items(app, "database")) {
            if (Value.bool(false).equals(database.get("production"))) {
                costs.add(new MonthlyCost(text(database, "name").orElse("app"), "dev database", 1, DEV_DATABASE));
            }
        }
    }

    /** Of what is scaled, the fewest copies. */
    private static int copies(SortedMap<String, Value> component) {
        Value number = component.get("autoscaling") instanceof Value.Obj scaling
                ? scaling.fields().get("min_instance_count")
                : component.get("instance_count");
        return number instanceof Value.Num known ? Math.max(1, known.number().intValue()) : 1;
    }

    private static void cluster(ResourceSpec spec, List<MonthlyCost> costs) {
        Optional<String> size = text(spec.properties(), "size");
        Price price = size.map(NODES::get).orElse(null);
        if (price != null && spec.properties().get("node_count") instanceof Value.Num nodes) {
            costs.add(new MonthlyCost(
                    spec.id().component(),
                    size.get(),
                    Math.max(1, nodes.number().intValue()),
                    price));
        }
    }

    private static List<SortedMap<String, Value>> items(SortedMap<String, Value> fields, String list) {
        List<SortedMap<String, Value>> items = new ArrayList<>();
        if (fields.get(list) instanceof Value.Seq seq) {
            for (Value item : seq.items()) {
                if (item instanceof Value.Obj object) {
                    items.add(object.fields());
                }
            }
        }
        return items;
    }

    private static Optional<String> text(SortedMap<String, Value> fields, String key) {
        return fields.get(key) instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
