package io.omnideploy.cli.render;

import io.omnideploy.plan.MonthlyCost;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Price;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a deployment costs by the month, for people and as a part of a document. */
final class CostLines {
    private CostLines() {}

    /** Returns a heading, a line for each part, and where the prices are from; nothing where no price is known. */
    static List<String> of(Plan plan) {
        if (plan.costs().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("cost: %s%s USD a month when it is up"
                .formatted(isSure(plan.costs()) ? "" : "about ", MonthlyCost.total(plan.costs())));
        SortedSet<String> sources = new TreeSet<>();
        for (MonthlyCost cost : plan.costs()) {
            lines.add("  %s: %s%s, %s"
                    .formatted(cost.owner(), cost.count() > 1 ? cost.count() + " × " : "", cost.what(), each(cost)));
            sources.add(cost.price().from());
        }
        lines.add("  list prices without traffic and taxes: " + String.join("; ", sources));
        return lines.stream().map(Printable::line).toList();
    }

    /** Returns the same as a part of a document. */
    static Map<String, Object> document(Plan plan) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("currency", "USD");
        document.put("monthly", MonthlyCost.total(plan.costs()));
        document.put("approximate", !isSure(plan.costs()));
        document.put("items", plan.costs().stream().map(CostLines::item).toList());
        return document;
    }

    private static Map<String, Object> item(MonthlyCost cost) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("owner", cost.owner());
        item.put("what", cost.what());
        item.put("count", cost.count());
        item.put("monthly", cost.dollars());
        item.put("approximate", cost.price().standing() == Price.Standing.APPROXIMATE);
        item.put("source", cost.price().source());
        item.put("date", cost.price().date());
        return item;
    }

    private static String each(MonthlyCost cost) {
        return cost.count() > 1
                ? cost.dollars() + " (" + cost.price() + " each)"
                : cost.price().toString();
    }

    private static boolean isSure(List<MonthlyCost> costs) {
        return costs.stream().allMatch(cost -> cost.price().standing() == Price.Standing.STATED);
    }
}
