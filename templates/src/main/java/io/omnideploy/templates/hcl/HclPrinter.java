package io.omnideploy.templates.hcl;

import io.omnideploy.templates.hcl.HclBody.Attribute;
import io.omnideploy.templates.hcl.HclBody.Block;
import io.omnideploy.templates.hcl.HclBody.Gap;
import io.omnideploy.templates.hcl.HclBody.Item;
import io.omnideploy.templates.hcl.HclExpression.Bool;
import io.omnideploy.templates.hcl.HclExpression.Call;
import io.omnideploy.templates.hcl.HclExpression.Equal;
import io.omnideploy.templates.hcl.HclExpression.ForMapping;
import io.omnideploy.templates.hcl.HclExpression.ForTuple;
import io.omnideploy.templates.hcl.HclExpression.Mapping;
import io.omnideploy.templates.hcl.HclExpression.Null;
import io.omnideploy.templates.hcl.HclExpression.Num;
import io.omnideploy.templates.hcl.HclExpression.Reference;
import io.omnideploy.templates.hcl.HclExpression.Template;
import io.omnideploy.templates.hcl.HclExpression.Text;
import io.omnideploy.templates.hcl.HclExpression.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints HCL as {@code terraform fmt} leaves it: two spaces per level, equals signs of neighbouring one-line attributes
 * under each other, a blank line before each nested block.
 */
public final class HclPrinter {
    /** Longer lists get one item per line. */
    private static final int WIDTH = 100;

    /** Stands for a column where no line may be broken: inside of a text. */
    private static final int INLINE = Integer.MIN_VALUE / 2;

    private HclPrinter() {}

    /** Returns a value as it stands at the outermost level. */
    public static HclFragment expression(HclExpression expression) {
        return new HclFragment(print(expression, 0, 0));
    }

    /** Returns text in quotes. */
    public static HclFragment text(String text) {
        return new HclFragment(HclText.quote(text));
    }

    /** Returns text that a comment can hold: one line. */
    public static HclFragment comment(String text) {
        return new HclFragment(text.replaceAll("\\R", " "));
    }

    /**
     * Returns the lines of a body without a line end after the last.
     *
     * @param level how deep it lies, 1 for the body of an outermost block
     */
    public static HclFragment body(HclBody body, int level) {
        return new HclFragment(String.join("\n", lines(body, level)));
    }

    private static List<String> lines(HclBody body, int level) {
        List<String> lines = new ArrayList<>();
        Alignment group = new Alignment(level);
        boolean apart = false;
        for (Item item : body.items()) {
            if (item instanceof Block || (apart && item instanceof Attribute)) {
                group.flush(lines);
                if (!lines.isEmpty()) {
                    lines.add("");
                }
            }
            switch (item) {
                case Attribute attribute -> {
                    int column = 2 * level + attribute.name().length() + 3;
                    group.add(attribute.name(), value(attribute.value(), level, column), lines);
                }
                case Block block -> lines.addAll(block(block, level));
                case Gap gap -> {}
            }
            apart = !(item instanceof Attribute);
        }
        group.flush(lines);
        return lines;
    }

    private static List<String> block(Block block, int level) {
        String opening = indent(level)
                + block.type()
                + block.labels().stream()
                        .map(label -> " " + HclText.quote(label))
                        .collect(Collectors.joining());
        if (block.body().items().isEmpty()) {
            return List.of(opening + " {}");
        }
        List<String> lines = new ArrayList<>();
        lines.add(opening + " {");
        lines.addAll(lines(block.body(), level + 1));
        lines.add(indent(level) + "}");
        return lines;
    }

    /** Returns what may take lines of its own, where nothing has to follow on its last one. */
    private static String value(HclExpression expression, int level, int column) {
        return expression instanceof Text text && HclHeredoc.fits(text.text())
                ? HclHeredoc.print(text.text(), indent(level))
                : print(expression, level, column);
    }

    private static String print(HclExpression expression, int level, int column) {
        return switch (expression) {
            case Text text -> HclText.quote(text.text());
            case Num number -> number.plain();
            case Bool bool -> Boolean.toString(bool.on());
            case Null nothing -> "null";
            case Reference reference -> reference(reference);
            case Template template -> template(template, level, column);
            case Tuple tuple -> tuple(tuple, level, column);
            case Mapping mapping -> column == INLINE ? inline(mapping) : mapping(mapping, level);
            case Call call ->
                call.function()
                        + call.arguments().stream()
                                .map(argument -> print(argument, level, column))
                                .collect(Collectors.joining(", ", "(", ")"));
            case Equal equal -> print(equal.left(), level, column) + " == " + print(equal.right(), level, column);
            case ForTuple made ->
                "[for %s in %s : %s]"
                        .formatted(
                                made.item(),
                                print(made.collection(), level, INLINE),
                                print(made.value(), level, INLINE));
            case ForMapping made ->
                "{ for %s in %s : %s => %s }"
                        .formatted(
                                made.item(),
                                print(made.collection(), level, INLINE),
                                print(made.key(), level, INLINE),
                                print(made.value(), level, INLINE));
        };
    }

    private static String reference(Reference reference) {
        StringBuilder text = new StringBuilder();
        for (Object step : reference.steps()) {
            switch (step) {
                case Integer index -> text.append('[').append(index).append(']');
                case String name
                when HclText.isIdentifier(name) ->
                    text.append(text.isEmpty() ? "" : ".").append(name);
                default ->
                    text.append('[').append(HclText.quote(step.toString())).append(']');
            }
        }
        return text.toString();
    }

    private static String template(Template template, int level, int column) {
        if (template.parts().size() == 1) {
            return print(template.parts().getFirst(), level, column);
        }
        StringBuilder text = new StringBuilder("\"");
        StringBuilder literal = new StringBuilder();
        collect(template, level, text, literal);
        return text.append(literal(literal)).append('"').toString();
    }

    private static void collect(Template template, int level, StringBuilder text, StringBuilder literal) {
        for (HclExpression part : template.parts()) {
            switch (part) {
                case Text words -> literal.append(words.text());
                case Num number -> literal.append(number.plain());
                case Bool bool -> literal.append(bool.on());
                case Template inner -> collect(inner, level, text, literal);
                // A space, or the braces would be read as one sign.
                case Mapping mapping ->
                    text.append(literal(literal))
                            .append("${ ")
                            .append(inline(mapping))
                            .append(" }");
                case Null nothing -> throw new IllegalArgumentException("null can't be a part of text");
                case Reference reference -> insert(part, level, text, literal);
                case Tuple tuple -> insert(part, level, text, literal);
                case Call call -> insert(part, level, text, literal);
                case Equal equal -> insert(part, level, text, literal);
                case ForTuple made -> insert(part, level, text, literal);
                // As for a mapping.
                case ForMapping made ->
                    text.append(literal(literal))
                            .append("${ ")
                            .append(print(made, level, INLINE))
                            .append(" }");
            }
        }
    }

    private static void insert(HclExpression part, int level, StringBuilder text, StringBuilder literal) {
        text.append(literal(literal))
                .append("${")
                .append(print(part, level, INLINE))
                .append('}');
    }

    /** Takes the collected text: it is escaped as a whole, since a dollar sign and a brace may come from two parts. */
    private static String literal(StringBuilder collected) {
        // A sign at the end stands before the "${" of the next part.
        String escaped = HclText.escape(collected.toString());
        collected.setLength(0);
        if (escaped.endsWith("$")) {
            return escaped.substring(0, escaped.length() - 1) + "\\u0024";
        }
        return escaped;
    }

    private static String tuple(Tuple tuple, int level, int column) {
        String inner = indent(level + 1);
        List<String> items = new ArrayList<>();
        for (HclExpression item : tuple.items()) {
            items.add(column == INLINE ? print(item, level + 1, INLINE) : value(item, level + 1, 2 * (level + 1)));
        }
        String line = "[" + String.join(", ", items) + "]";
        if (!line.contains("\n") && column + HclText.columns(line) <= WIDTH) {
            return line;
        }
        StringBuilder lines = new StringBuilder("[\n");
        for (int index = 0; index < items.size(); index++) {
            lines.append(inner).append(items.get(index));
            if (!items.get(index).startsWith(HclHeredoc.OPENING)) {
                lines.append(",\n");
            } else {
                // The mark that ends it stands alone on its line.
                lines.append(index + 1 < items.size() ? "\n" + inner + ",\n" : "\n");
            }
        }
        return lines.append(indent(level)).append(']').toString();
    }

    private static String mapping(Mapping mapping, int level) {
        if (mapping.entries().isEmpty()) {
            return "{}";
        }
        List<String> lines = new ArrayList<>();
        lines.add("{");
        Alignment group = new Alignment(level + 1);
        mapping.entries().forEach((name, value) -> {
            String key = HclText.key(name);
            int column = 2 * (level + 1) + HclText.columns(key) + 3;
            group.add(key, value(value, level + 1, column), lines);
        });
        group.flush(lines);
        lines.add(indent(level) + "}");
        return String.join("\n", lines);
    }

    private static String inline(Mapping mapping) {
        return mapping.entries().isEmpty()
                ? "{}"
                : mapping.entries().entrySet().stream()
                        .map(entry -> HclText.key(entry.getKey()) + " = " + print(entry.getValue(), 0, INLINE))
                        .collect(Collectors.joining(", ", "{ ", " }"));
    }

    static String indent(int level) {
        return "  ".repeat(level);
    }
}
