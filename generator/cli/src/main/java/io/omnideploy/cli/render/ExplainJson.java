package io.omnideploy.cli.render;

import io.omnideploy.cli.render.ExplainedResource.Property;
import io.omnideploy.cli.render.ExplainedResource.Reason;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.engine.account.LineAccount;
import io.omnideploy.engine.load.FieldExplanation;
import io.omnideploy.resource.Origin;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Explanations as stable documents; {@code schema/explain-1.json} describes them. */
public final class ExplainJson {
    /** The version of this form; a reader refuses a higher one. */
    public static final int FORMAT_VERSION = 1;

    private ExplainJson() {}

    /** Returns the lines and rules behind each property of a resource. */
    public static String resource(ExplainedResource resource) {
        Map<String, Object> document = document();
        document.put("resource", resource.address());
        document.put(
                "properties",
                resource.properties().stream().map(ExplainJson::property).toList());
        return JsonText.of(document);
    }

    private static Map<String, Object> property(Property property) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", property.path());
        property.value().ifPresent(value -> map.put("value", PlanJson.plain(value)));
        map.put("overridden", property.isOverridden());
        map.put("origins", property.reasons().stream().map(ExplainJson::reason).toList());
        return map;
    }

    private static Map<String, Object> reason(Reason reason) {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (reason.origin()) {
            case Origin.Rule rule -> {
                map.put("kind", "rule");
                map.put("rule", rule.name());
            }
            case Origin.Written written -> {
                map.put("kind", reason.isWritten() ? "written" : "default");
                map.put("path", written.path().toString());
                reason.place().ifPresent(place -> DiagnosticJson.place(map, place));
            }
        }
        return map;
    }

    /** Returns what became of each value on a line, and below its keys. */
    public static String line(LineAccount account, SourceSpan place) {
        Map<String, Object> document = document();
        document.put("file", place.file());
        document.put("line", place.line());
        document.put("values", account.values().stream().map(AccountJson::leaf).toList());
        document.put("below", account.below().stream().map(AccountJson::leaf).toList());
        return JsonText.of(document);
    }

    /** Returns what a field takes, and what becomes of it on each target. */
    public static String field(FieldExplanation field, List<Target> targets) {
        Map<String, Object> document = document();
        document.put("field", field.path().toString());
        document.put("meaning", field.meaning());
        document.put("type", field.type());
        field.limits().ifPresent(limits -> document.put("limits", limits));
        field.fallback().ifPresent(fallback -> document.put("default", fallback));
        document.put("required", field.isRequired());
        document.put(
                "children",
                field.children().stream().map(FieldExplanation.Child::key).toList());
        Map<String, Object> support = new LinkedHashMap<>();
        for (Target target : targets) {
            support.put(
                    target.name(),
                    target.limitations().stream()
                            .filter(limitation -> limitation.covers(field.path()))
                            .findFirst()
                            .map(ExplainJson::limitation)
                            .orElse(Map.of("fate", "supported")));
        }
        document.put("targets", support);
        return JsonText.of(document);
    }

    private static Map<String, Object> limitation(Limitation limitation) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("fate", limitation.fate().toString());
        map.put("rule", limitation.rule());
        map.put("reason", limitation.reason());
        map.put("remedy", limitation.remedy());
        return map;
    }

    private static Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format_version", FORMAT_VERSION);
        return document;
    }
}
