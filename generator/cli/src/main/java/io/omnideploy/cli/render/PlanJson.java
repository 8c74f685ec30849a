package io.omnideploy.cli.render;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.engine.approval.Bound;
import io.omnideploy.engine.override.Overrides;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PlanStep;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as a stable document; {@code schema/plan-1.json} describes it. */
public final class PlanJson {
    private PlanJson() {}

    /** Returns the document of {@code preview}. */
    public static String document(Plan plan, ResourceGraph graph, List<Diagnostic> notices, List<LedgerLine> ledger) {
        return JsonText.of(tree(plan, graph, notices, ledger));
    }

    /** Returns the document with what the plan is bound to, as a PLAN holds it. */
    public static String bound(
            Plan plan, ResourceGraph graph, List<Diagnostic> notices, List<LedgerLine> ledger, Bound bound) {
        Map<String, Object> document = tree(plan, graph, notices, ledger);
        document.put(BoundJson.KEY, bound.sections());
        return JsonText.of(document);
    }

    private static Map<String, Object> tree(
            Plan plan, ResourceGraph graph, List<Diagnostic> notices, List<LedgerLine> ledger) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format_version", Plan.FORMAT_VERSION);
        document.put("name", plan.id().name());
        document.put("stack", plan.id().stack());
        document.put("target", plan.target());
        document.put("backend", plan.backend());
        plan.platform().ifPresent(platform -> document.put("platform", platform));
        document.put("pending", !plan.isEmpty());
        document.put("summary", summary(plan));
        document.put(
                "changes",
                plan.changes().stream().map(change -> change(change, graph)).toList());
        document.put("outputs", plan.outputs().stream().map(PlanJson::property).toList());
        document.put("steps", plan.steps().stream().map(PlanJson::step).toList());
        document.put("notes", plan.notes());
        if (!plan.costs().isEmpty()) {
            document.put("cost", CostLines.document(plan));
        }
        document.put("diagnostics", DiagnosticJson.diagnostics(notices));
        document.put("ledger", DiagnosticJson.ledger(ledger));
        return document;
    }

    private static Map<String, Object> summary(Plan plan) {
        Map<String, Object> summary = new LinkedHashMap<>();
        for (Operation operation : Operation.values()) {
            summary.put(operation.toString(), plan.count(operation));
        }
        return summary;
    }

    private static Map<String, Object> change(Change change, ResourceGraph graph) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("resource", change.resource().toString());
        map.put("type", change.resource().type().toString());
        map.put("component", change.resource().component());
        map.put("operation", change.operation().toString());
        change.cause().ifPresent(cause -> map.put("cause", cause.toString()));
        change.forcedBy().ifPresent(path -> map.put("forced_by", path));
        map.put(
                "properties",
                change.properties().stream().map(PlanJson::property).toList());
        List<String> overridden = overridden(graph.resources().get(change.resource()));
        if (!overridden.isEmpty()) {
            map.put("overridden", overridden);
        }
        return map;
    }

    private static List<String> overridden(ResourceSpec spec) {
        return spec == null
                ? List.of()
                : spec.origins().keySet().stream()
                        .filter(property ->
                                spec.origins().get(property).stream().anyMatch(Overrides::isOverride))
                        .toList();
    }

    private static Map<String, Object> step(PlanStep step) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("step", StepText.name(step));
        map.put("when", step.when().toString());
        map.put("component", step.component());
        switch (step) {
            case PlanStep.BuildImage build -> {
                map.put("image", build.image());
                map.put("builder", build.builder());
                map.put("pushed", build.pushed());
            }
            case PlanStep.PushImage push -> map.put("image", push.image());
            case PlanStep.RunJob job -> {
                // The component says it all.
            }
        }
        return map;
    }

    private static Map<String, Object> property(PropertyChange property) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", property.path());
        map.put("before", side(property.before()));
        map.put("after", side(property.after()));
        map.put("replaces", property.replaces());
        return map;
    }

    private static Map<String, Object> side(Shown shown) {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (shown) {
            case Shown.Known known -> {
                map.put("kind", "known");
                map.put("value", plain(known.value()));
            }
            case Shown.Absent absent -> map.put("kind", "absent");
            case Shown.AtApply later -> map.put("kind", "unknown");
            case Shown.Masked masked -> map.put("kind", "secret");
        }
        return map;
    }

    /** References stand as the text that people see, since a reader can't follow them before they are applied. */
    static Object plain(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num num -> num.number();
            case Value.Bool bool -> bool.on();
            case Value.Null nothing -> JsonText.JsonNull.NULL;
            case Value.Seq seq -> seq.items().stream().map(PlanJson::plain).toList();
            case Value.Obj obj -> {
                Map<String, Object> map = new LinkedHashMap<>();
                obj.fields().forEach((key, inner) -> map.put(key, plain(inner)));
                yield map;
            }
            case Value.Ref ref -> "${" + ref.resource() + "." + ref.attribute() + "}";
            case Value.LookupRef lookup -> "${lookup " + lookup.lookup() + "." + lookup.attribute() + "}";
            case Value.InputRef input -> "${input " + input.input() + "}";
            case Value.SecretInput secret -> ValueText.SECRET;
            case Value.Interpolation interpolation -> interpolation(interpolation);
            case Value.JsonText json -> plain(json.value());
        };
    }

    private static String interpolation(Value.Interpolation interpolation) {
        if (interpolation.isSecret()) {
            return ValueText.SECRET;
        }
        StringBuilder text = new StringBuilder();
        interpolation.parts().forEach(part -> text.append(plain(part)));
        return text.toString();
    }
}
