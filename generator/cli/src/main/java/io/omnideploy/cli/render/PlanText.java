package io.omnideploy.cli.render;

import io.omnideploy.cli.console.Style;
import io.omnideploy.cli.render.PlanOutline.Item;
import io.omnideploy.cli.render.PlanOutline.Line;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PlanStep;
import io.omnideploy.plan.PropertyChange;
import java.util.List;
import java.util.Locale;

/** A plan for a person at a terminal. */
public final class PlanText {
    private final Style style;

    public PlanText(Style style) {
        this.style = style;
    }

    /** Returns the whole plan. */
    public String of(PlanOutline outline) {
        StringBuilder text = new StringBuilder();
        Plan plan = outline.plan();
        if (plan.isEmpty()) {
            text.append("Nothing to do: ").append(unchanged(plan)).append(".\n");
        } else {
            changes(text, outline);
        }
        CostLines.of(plan).forEach(line -> text.append(line).append('\n'));
        plan.notes()
                .forEach(note -> text.append(style.cyan("note:"))
                        .append(' ')
                        .append(Printable.line(note))
                        .append('\n'));
        return text.toString();
    }

    private void changes(StringBuilder text, PlanOutline outline) {
        steps(text, outline.plan(), PlanStep.When.BEFORE);
        for (PlanOutline.Group group : outline.groups()) {
            text.append(style.strong(group.component())).append('\n');
            group.items().forEach(item -> item(text, item));
            text.append('\n');
        }
        Plan plan = outline.plan();
        steps(text, plan, PlanStep.When.AFTER);
        if (!plan.outputs().isEmpty()) {
            text.append(style.strong("outputs")).append('\n');
            plan.outputs().forEach(output -> output(text, output));
            text.append('\n');
        }
        text.append(style.strong(outline.counts()));
        long same = plan.count(Operation.NONE);
        text.append(same > 0 ? " (" + same + " unchanged)" : "").append('\n');
        outline.data()
                .forEach(address -> text.append(style.red("data:"))
                        .append(" what is in ")
                        .append(address)
                        .append(" is lost.\n"));
    }

    private void steps(StringBuilder text, Plan plan, PlanStep.When when) {
        List<String> lines = StepText.lines(plan, when);
        if (!lines.isEmpty()) {
            text.append(style.strong(StepText.heading(when))).append('\n');
            lines.forEach(line -> text.append("  ").append(line).append('\n'));
            text.append('\n');
        }
    }

    private void item(StringBuilder text, Item item) {
        Change change = item.change();
        text.append("  ")
                .append(coloured(change.operation(), symbol(change.operation())))
                .append(' ')
                .append(change.resource())
                .append(style.faint(item.name().map(name -> "  " + name).orElse("") + why(change)))
                .append('\n');
        int width = item.lines().stream()
                .mapToInt(line -> line.path().length())
                .max()
                .orElse(0);
        item.lines().forEach(line -> line(text, line, width));
        if (item.hidden() > 0) {
            text.append("        ")
                    .append(style.faint("and " + item.hidden() + " more"))
                    .append('\n');
        }
    }

    private void line(StringBuilder text, Line line, int width) {
        text.append("        ").append(String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s", line.path()));
        text.append("  ");
        line.before().ifPresent(before -> text.append(before).append(" → "));
        text.append(line.after()).append(style.cyan(line.remark()));
        text.append(line.replaces() ? "  " + style.red("forces replacement") : "")
                .append('\n');
    }

    private void output(StringBuilder text, PropertyChange output) {
        ShownPair pair = ShownPair.of(output.before(), output.after());
        text.append("        ")
                .append(output.path())
                .append("  ")
                .append(pair.before())
                .append(" → ")
                .append(pair.after())
                .append('\n');
    }

    /** Returns how many are as wanted, for a plan that changes nothing. */
    static String unchanged(Plan plan) {
        long same = plan.count(Operation.NONE);
        return same == 0
                ? "there is nothing, and nothing is wanted"
                : (same == 1 ? "the one resource is" : "all " + same + " resources are") + " as wanted";
    }

    /** Returns the sign of an operation. */
    static String symbol(Operation operation) {
        return switch (operation) {
            case NONE -> " ";
            case CREATE -> "+";
            case UPDATE -> "~";
            case REPLACE -> "-/+";
            case DELETE -> "-";
            case ADOPT -> "=";
        };
    }

    /** Returns what a person couldn't guess about the cause; that the description says so goes without saying. */
    static String why(Change change) {
        String cause = change.cause().map(PlanText::cause).orElse("");
        if (change.operation() == Operation.ADOPT) {
            return "  made by the last run, now taken into the state";
        }
        return cause.isEmpty() ? "" : "  " + cause;
    }

    private static String cause(Cause cause) {
        return switch (cause) {
            case CONFIG, DESTROY -> "";
            case DRIFT -> "changed outside";
            case DEPENDENCY -> "something it refers to is replaced";
            case INTERRUPTION -> "left undone by the last run";
        };
    }

    private String coloured(Operation operation, String text) {
        return switch (operation) {
            case NONE -> text;
            case CREATE -> style.green(text);
            case UPDATE, ADOPT -> style.yellow(text);
            case REPLACE, DELETE -> style.red(text);
        };
    }
}
