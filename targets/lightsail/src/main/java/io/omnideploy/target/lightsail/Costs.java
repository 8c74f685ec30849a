package io.omnideploy.target.lightsail;

import io.omnideploy.plan.MonthlyCost;
import io.omnideploy.plan.Price;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a deployment costs by the month: all of it has flat prices. */
final class Costs {
    private static final Price BUCKET = Price.approximate("1", "Lightsail price list", "2026-09");

    private Costs() {}

    /** Returns the cost of every resource that has one, as overrides left it. A service that is off is paid too. */
    static List<MonthlyCost> of(ResourceGraph graph) {
        List<MonthlyCost> costs = new ArrayList<>();
        for (ResourceSpec spec : graph.resources().values()) {
            if (spec.id().type().equals(LightsailTypes.SERVICE)) {
                service(spec).ifPresent(costs::add);
            } else if (spec.id().type().equals(LightsailTypes.DATABASE)) {
                text(spec, "bundle_id")
                        .flatMap(id -> DatabaseBundle.price(id).map(price -> cost(spec, "database " + id, 1, price)))
                        .ifPresent(costs::add);
            } else if (spec.id().type().equals(LightsailTypes.BUCKET)
                    && text(spec, "bundle_id").filter(Buckets.BUNDLE::equals).isPresent()) {
                costs.add(cost(spec, "bucket of 5 GB", 1, BUCKET));
            }
        }
        return costs;
    }

    private static Optional<MonthlyCost> service(ResourceSpec spec) {
        return text(spec, "power")
                .flatMap(Power::parse)
                .filter(power -> spec.properties().get("scale") instanceof Value.Num)
                .map(power -> cost(
                        spec,
                        "container power " + power.word(),
                        Math.max(
                                1,
                                ((Value.Num) spec.properties().get("scale"))
                                        .number()
                                        .intValue()),
                        power.price()));
    }

    private static MonthlyCost cost(ResourceSpec spec, String what, int count, Price price) {
        return new MonthlyCost(spec.id().component(), what, count, price);
    }

    private static Optional<String> text(ResourceSpec spec, String property) {
        return spec.properties().get(property) instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
