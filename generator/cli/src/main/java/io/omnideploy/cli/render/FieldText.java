package io.omnideploy.cli.render;

import io.omnideploy.cli.console.Style;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Positions;
import io.omnideploy.engine.load.FieldExplanation;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a field means, takes and does. */
public final class FieldText {
    private final Style style;

    public FieldText(Style style) {
        this.style = style;
    }

    /** Returns what a field takes, what is inside, and what becomes of it on each target. */
    public String field(FieldExplanation field, List<Target> targets) {
        StringBuilder text = new StringBuilder();
        String path = field.path().toString();
        text.append(style.strong(path.isEmpty() ? "deploy.yaml" : path)).append('\n');
        text.append("  ").append(field.meaning()).append("\n\n");
        fact(text, "type", field.type());
        field.limits().ifPresent(limits -> fact(text, "limits", limits));
        field.fallback().ifPresent(fallback -> fact(text, "default", fallback));
        if (field.isRequired()) {
            fact(text, "required", "yes");
        }
        if (!field.path().segments().isEmpty()) {
            targets.forEach(target -> fact(text, "on " + target.name(), support(target, field.path())));
        }
        children(text, field.children());
        return text.toString();
    }

    /** Returns where a path is written, and which properties come from it. */
    public String use(ConfigPath path, Positions positions, ResourceGraph graph) {
        List<String> uses = new ArrayList<>();
        for (ResourceSpec spec : graph.resources().values()) {
            spec.origins()
                    .forEach((property, origins) -> origins.stream()
                            .filter(origin -> origin instanceof Origin.Written written && path.contains(written.path()))
                            .findFirst()
                            .ifPresent(origin -> uses.add(spec.id() + (property.isEmpty() ? "" : "  " + property))));
        }
        StringBuilder text = new StringBuilder();
        if (positions.isGiven(path)) {
            positions
                    .of(path)
                    .ifPresent(span -> text.append("\nWritten at ").append(span).append(".\n"));
        }
        if (!uses.isEmpty()) {
            text.append("\nHere it makes:\n");
            uses.forEach(use -> text.append("  ").append(use).append('\n'));
        }
        return text.toString();
    }

    private static String support(Target target, ConfigPath path) {
        Optional<Limitation> limitation = target.limitations().stream()
                .filter(candidate -> candidate.covers(path))
                .findFirst();
        return limitation
                .map(found -> found.fate() + ": " + found.reason() + " " + found.remedy())
                .orElse("supported");
    }

    private void children(StringBuilder text, List<FieldExplanation.Child> children) {
        if (children.isEmpty()) {
            return;
        }
        text.append("\nInside:\n");
        int width =
                children.stream().mapToInt(child -> child.key().length()).max().orElse(0);
        for (FieldExplanation.Child child : children) {
            text.append("  ")
                    .append(style.strong(child.key()))
                    .append(" ".repeat(width - child.key().length() + 2))
                    .append(child.meaning())
                    .append(style.faint(" (" + child.type()
                            + (child.isRequired() ? ", required" : "")
                            + child.fallback()
                                    .map(fallback -> ", default " + fallback)
                                    .orElse("")
                            + ")"))
                    .append('\n');
        }
    }

    private void fact(StringBuilder text, String name, String value) {
        text.append("  ")
                .append(style.faint(name))
                .append(" ".repeat(Math.max(1, 12 - name.length())))
                .append(value)
                .append('\n');
    }
}
