package io.omnideploy.templates.hcl;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring attributes whose equals signs stand under each other; one whose value takes several lines of brackets stands
 * alone and ends the group, one with lines of text does not, as {@code terraform fmt} has it.
 */
final class Alignment {
    private record Line(String name, String value) {}

    private final String indent;
    private final List<Line> group = new ArrayList<>();

    Alignment(int level) {
        indent = HclPrinter.indent(level);
    }

    boolean isEmpty() {
        return group.isEmpty();
    }

    void add(String name, String value, List<String> lines) {
        if (value.contains("\n") && !value.startsWith(HclHeredoc.OPENING)) {
            flush(lines);
            lines.add(indent + name + " = " + value);
        } else {
            group.add(new Line(name, value));
        }
    }

    void flush(List<String> lines) {
        int widest = group.stream()
                .mapToInt(line -> HclText.columns(line.name()))
                .max()
                .orElse(0);
        for (Line line : group) {
            int padding = widest - HclText.columns(line.name());
            lines.add(indent + line.name() + " ".repeat(padding) + " = " + line.value());
        }
        group.clear();
    }
}
