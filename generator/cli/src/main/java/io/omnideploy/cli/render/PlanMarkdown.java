package io.omnideploy.cli.render;

import io.omnideploy.cli.render.PlanOutline.Item;
import io.omnideploy.cli.render.PlanOutline.Line;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PlanStep;
import io.omnideploy.plan.PropertyChange;
import java.util.List;

/** A plan as a comment on a pull request: the counts in sight, a line per resource, the properties to unfold. */
public final class PlanMarkdown {
    private static final String FORCES = "  (forces replacement)";

    private PlanMarkdown() {}

    /** Returns the comment. */
    public static String of(PlanOutline outline, List<LedgerLine> ledger) {
        Plan plan = outline.plan();
        StringBuilder text = new StringBuilder("### OmniDeploy: ")
                .append(MarkdownText.code(plan.id().toString()))
                .append(" on ")
                .append(plan.target())
                .append(" with ")
                .append(plan.backend())
                .append("\n\n");
        if (plan.isEmpty()) {
            text.append("**Nothing to do:** ").append(PlanText.unchanged(plan)).append(".\n");
        } else {
            changes(text, outline);
        }
        quoted(text, outline, ledger);
        return text.toString();
    }

    private static void changes(StringBuilder text, PlanOutline outline) {
        long same = outline.plan().count(Operation.NONE);
        text.append("**").append(outline.counts()).append("**");
        text.append(same > 0 ? " (" + same + " unchanged)" : "").append("\n\n");
        steps(text, outline.plan(), PlanStep.When.BEFORE);
        text.append("| | resource | why |\n|---|---|---|\n");
        outline.groups().forEach(group -> group.items().forEach(item -> row(text, item)));
        text.append('\n');
        steps(text, outline.plan(), PlanStep.When.AFTER);
        text.append("<details><summary>Properties</summary>\n\n");
        StringBuilder lines = new StringBuilder();
        outline.groups().forEach(group -> group.items().forEach(item -> item(lines, item)));
        outline.plan().outputs().forEach(output -> output(lines, output));
        text.append(MarkdownText.block("diff", lines.toString())).append("\n</details>\n");
    }

    private static void steps(StringBuilder text, Plan plan, PlanStep.When when) {
        List<String> lines = StepText.lines(plan, when);
        lines.forEach(line -> text.append("- ")
                .append(StepText.heading(when))
                .append(": ")
                .append(MarkdownText.plain(line))
                .append('\n'));
        text.append(lines.isEmpty() ? "" : "\n");
    }

    private static void row(StringBuilder text, Item item) {
        String why = item.change()
                .forcedBy()
                .map(path -> MarkdownText.code(path) + " forces replacement; ")
                .orElse("")
                .concat(MarkdownText.plain(PlanText.why(item.change()).strip()))
                .replaceFirst("; $", "");
        text.append("| ")
                .append(MarkdownText.code(PlanText.symbol(item.change().operation())))
                .append(" | ")
                .append(MarkdownText.code(item.change().resource().toString()))
                .append(" | ")
                .append(why)
                .append(" |\n");
    }

    /** A diff is coloured by the first character of a line; "!" is what is neither new nor gone. */
    private static void item(StringBuilder lines, Item item) {
        lines.append(mark(item.change().operation()))
                .append(' ')
                .append(item.change().resource())
                .append(item.name().map(name -> "  " + name).orElse(""))
                .append('\n');
        item.lines().forEach(line -> line(lines, line));
        if (item.hidden() > 0) {
            lines.append("      and ").append(item.hidden()).append(" more\n");
        }
    }

    private static void line(StringBuilder lines, Line line) {
        line.before()
                .ifPresent(before -> lines.append("-     ")
                        .append(line.path())
                        .append(": ")
                        .append(before)
                        .append(line.after().equals(ValueText.NOTHING) && line.replaces() ? FORCES : "")
                        .append('\n'));
        if (line.after().equals(ValueText.NOTHING)) {
            return;
        }
        lines.append("+     ")
                .append(line.path())
                .append(": ")
                .append(line.after())
                .append(line.remark())
                .append(line.replaces() ? FORCES : "")
                .append('\n');
    }

    private static void output(StringBuilder lines, PropertyChange output) {
        ShownPair pair = ShownPair.of(output.before(), output.after());
        lines.append("! output ")
                .append(output.path())
                .append(": ")
                .append(pair.before())
                .append(" → ")
                .append(pair.after())
                .append('\n');
    }

    private static void quoted(StringBuilder text, PlanOutline outline, List<LedgerLine> ledger) {
        StringBuilder lines = new StringBuilder();
        outline.data()
                .forEach(address -> lines.append("> **Data is lost:** what is in ")
                        .append(MarkdownText.code(address))
                        .append(".\n"));
        LedgerLine.groups(ledger)
                .forEach(group -> lines.append("> ")
                        .append(group.first().entry().fate())
                        .append(": ")
                        .append(MarkdownText.code(group.paths()))
                        .append(": ")
                        .append(MarkdownText.plain(group.first().entry().reason()))
                        .append("\n"));
        CostLines.of(outline.plan())
                .forEach(line ->
                        lines.append("> ").append(MarkdownText.plain(line)).append('\n'));
        outline.plan()
                .notes()
                .forEach(note ->
                        lines.append("> ").append(MarkdownText.plain(note)).append('\n'));
        if (!lines.isEmpty()) {
            // Two blanks end a line inside a quotation.
            text.append('\n').append(lines.toString().replace("\n", "  \n"));
        }
    }

    private static String mark(Operation operation) {
        return switch (operation) {
            case NONE -> " ";
            case CREATE -> "+";
            case DELETE -> "-";
            case UPDATE, REPLACE, ADOPT -> "!";
        };
    }
}
