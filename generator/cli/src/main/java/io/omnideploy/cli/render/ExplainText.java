package io.omnideploy.cli.render;

import io.omnideploy.cli.console.Style;
import io.omnideploy.cli.render.ExplainedResource.Property;
import io.omnideploy.cli.render.ExplainedResource.Reason;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.engine.account.LeafAccount;
import io.omnideploy.engine.account.LeafFate;
import io.omnideploy.engine.account.LineAccount;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceSpec;
import java.util.Map;
import java.util.TreeMap;

/** Why a resource is as it is, and what a line became, for people. */
public final class ExplainText {
    private static final int WIDEST = 100;

    private final Style style;

    public ExplainText(Style style) {
        this.style = style;
    }

    /** Returns the lines and rules behind each property. */
    public String resource(ExplainedResource resource) {
        StringBuilder text = new StringBuilder(style.strong(resource.address())).append('\n');
        resource.properties().forEach(property -> property(text, property));
        return text.toString();
    }

    private void property(StringBuilder text, Property property) {
        text.append("  ").append(named(property));
        property.value().ifPresent(value -> text.append(" = ").append(ShownPair.cut(ValueText.of(value), WIDEST)));
        text.append(property.isOverridden() ? style.cyan("  (overridden)") : "").append('\n');
        property.reasons().forEach(reason -> reason(text, reason));
    }

    private static String named(Property property) {
        return switch (property.path()) {
            case "" -> "(itself)";
            case ResourceSpec.ORDER -> "(what it waits for)";
            default -> Printable.line(property.path()) + (property.value().isEmpty() ? "  (left out)" : "");
        };
    }

    private void reason(StringBuilder text, Reason reason) {
        text.append("      ")
                .append(
                        switch (reason.origin()) {
                            case Origin.Rule rule -> "rule " + rule.name();
                            case Origin.Written written ->
                                Printable.line(written.path().toString())
                                        + reason.place()
                                                .map(place -> style.faint("  " + place))
                                                .orElse(reason.isWritten() ? "" : style.faint("  by default"));
                        });
        text.append('\n');
    }

    /** Returns what stands on a line, and what was made of it. */
    public String line(LineAccount account, SourceSpan place, String written) {
        StringBuilder text = new StringBuilder(style.strong(place.file() + ":" + place.line()))
                .append("  ")
                .append(Printable.line(written.strip()))
                .append('\n');
        account.values().forEach(leaf -> leaf(text, leaf));
        if (!account.below().isEmpty()) {
            text.append("  ").append(below(account)).append('\n');
        }
        if (account.values().isEmpty() && account.below().isEmpty()) {
            text.append("  No value stands on this line.\n");
        }
        return text.toString();
    }

    private void leaf(StringBuilder text, LeafAccount leaf) {
        text.append("  ")
                .append(Printable.line(leaf.path().toString()))
                .append(": ")
                .append(
                        leaf.fate() == LeafFate.MAPPED
                                ? style.green(leaf.fate().toString())
                                : style.yellow("" + leaf.fate()))
                .append(style.faint(" [" + leaf.rule() + "]"))
                .append('\n');
        leaf.became()
                .forEach(became ->
                        text.append("      ").append(Printable.line(became)).append('\n'));
        leaf.reason()
                .ifPresent(reason ->
                        text.append("      ").append(Printable.line(reason)).append('\n'));
        leaf.remedy()
                .ifPresent(remedy ->
                        text.append("      ").append(Printable.line(remedy)).append('\n'));
    }

    private static String below(LineAccount account) {
        Map<LeafFate, Integer> counts = new TreeMap<>();
        account.below().forEach(leaf -> counts.merge(leaf.fate(), 1, Integer::sum));
        StringBuilder text = new StringBuilder("below it: ");
        String separator = "";
        for (Map.Entry<LeafFate, Integer> count : counts.entrySet()) {
            text.append(separator).append(count.getValue()).append(' ').append(count.getKey());
            separator = ", ";
        }
        int first = account.below().stream()
                .mapToInt(leaf -> leaf.place().line())
                .min()
                .orElseThrow();
        int last = account.below().stream()
                .mapToInt(leaf -> leaf.place().line())
                .max()
                .orElseThrow();
        return text.append(first == last ? ", line " + first : ", lines " + first + " to " + last)
                .toString();
    }
}
