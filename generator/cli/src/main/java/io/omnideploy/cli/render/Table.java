package io.omnideploy.cli.render;

import io.omnideploy.cli.console.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A list of things with the same facts, aligned for people or as JSON.
 *
 * @param kind what is listed, plural and in snake case: the key of the list in JSON
 * @param columns names of the facts, in snake case
 * @param rows a fact is a text, a switch or a list of texts
 */
public record Table(String kind, List<String> columns, List<List<Object>> rows) {
    /** The version of the form in JSON; a reader refuses a higher one. */
    public static final int FORMAT_VERSION = 1;

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Returns aligned columns under their names. */
    public String text(Style style) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream()
                .map(name -> name.replace('_', ' ').toUpperCase(Locale.ROOT))
                .toList());
        rows.forEach(row -> cells.add(row.stream().map(Table::cell).toList()));
        int[] widths = new int[columns.size()];
        cells.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < cells.size(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = cells.get(row).get(column);
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            String stripped = line.toString().stripTrailing();
            text.append(row == 0 ? style.faint(stripped) : stripped).append('\n');
        }
        return text.toString();
    }

    /** Returns the list as a document. */
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format_version", FORMAT_VERSION);
        document.put(kind, rows.stream().map(this::entry).toList());
        return JsonText.of(document);
    }

    private Map<String, Object> entry(List<Object> row) {
        Map<String, Object> entry = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            entry.put(columns.get(column), row.get(column));
        }
        return entry;
    }

    private static String cell(Object fact) {
        String text = switch (fact) {
            case Boolean on -> on ? "yes" : "no";
            case List<?> items ->
                String.join(", ", items.stream().map(Object::toString).toList());
            default -> fact.toString();
        };
        return text.isEmpty() ? "-" : Printable.line(text);
    }
}
