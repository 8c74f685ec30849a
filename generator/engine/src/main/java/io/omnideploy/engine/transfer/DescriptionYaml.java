package io.omnideploy.engine.transfer;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Prints a tree as a person would write it: short maps and lists on one line, quotes where they are needed, comments above. */
public final class DescriptionYaml {
    private static final int WIDTH = 110;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/_.][A-Za-z0-9 _./@%+=-]*(?::[A-Za-z0-9_./@%+=-]+)*");
    private static final Set<String> NOT_TEXT =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "~");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");

    private final StringBuilder out = new StringBuilder();
    private final SourceComments comments;

    private DescriptionYaml(SourceComments comments) {
        this.comments = comments;
    }

    /** Returns a tree as YAML without comments. */
    public static String of(Node.Mapping root) {
        return of(root, SourceComments.NONE);
    }

    /** Returns a tree as YAML with the comments of the files from which it comes. */
    public static String of(Node.Mapping root, SourceComments comments) {
        DescriptionYaml yaml = new DescriptionYaml(comments);
        yaml.map(root, "", true);
        comments.rest().forEach(comment -> yaml.out.append(comment).append('\n'));
        return yaml.out.toString();
    }

    private void map(Node.Mapping map, String indent, boolean isTop) {
        boolean first = true;
        for (Map.Entry<String, Node.Entry> entry : map.entries().entrySet()) {
            Node value = entry.getValue().value();
            if (isTop && !first && !(value instanceof Node.Scalar)) {
                out.append('\n');
            }
            first = false;
            above(entry.getValue().keySpan().or(value::span), indent);
            out.append(indent).append(key(entry.getKey())).append(':');
            value(value, indent + "  ", indent.length() + entry.getKey().length() + 2);
        }
    }

    private void value(Node value, String indent, int column) {
        if (isBlock(value)) {
            block(((Node.Scalar) value).text(), indent);
            return;
        }
        Optional<String> line = line(value);
        boolean fits =
                line.isPresent() && (isSmall(value) && column + line.get().length() < WIDTH);
        if (fits || !isLong(value)) {
            out.append(' ').append(line.orElse("")).append(beside(value)).append('\n');
            return;
        }
        out.append('\n');
        switch (value) {
            case Node.Mapping map -> map(map, indent, false);
            case Node.Sequence list -> list.items().forEach(item -> item(item, indent));
            default -> throw new IllegalStateException("no place for " + value);
        }
    }

    /** Tells whether a value is text of several lines that YAML takes as they stand. */
    private static boolean isBlock(Node value) {
        return value instanceof Node.Scalar scalar
                && scalar.text().strip().indexOf('\n') > 0
                && !Character.isWhitespace(scalar.text().charAt(0))
                && scalar.text().chars().allMatch(sign -> sign == '\n' || sign == '\t' || isShown(sign));
    }

    private void block(String text, String indent) {
        String end = text.endsWith("\n") ? "" : "-";
        out.append(" |").append(text.endsWith("\n\n") ? "+" : end).append('\n');
        text.lines()
                .forEach(line ->
                        out.append(line.isEmpty() ? "" : indent).append(line).append('\n'));
    }

    private void item(Node item, String indent) {
        above(item.span(), indent);
        out.append(indent).append('-');
        if (isBlock(item)) {
            block(((Node.Scalar) item).text(), indent + "  ");
            return;
        }
        Optional<String> line = line(item);
        if (line.isPresent() && (!isLong(item) || line.get().length() + indent.length() + 2 < WIDTH)) {
            out.append(' ').append(line.get()).append(beside(item)).append('\n');
            return;
        }
        int at = out.length();
        switch (item) {
            case Node.Mapping map -> map(map, indent + "  ", false);
            case Node.Sequence list -> list.items().forEach(inner -> item(inner, indent + "  "));
            default -> throw new IllegalStateException("no place for " + item);
        }
        // The first key stands beside the dash.
        out.replace(at, at + indent.length() + 2, " ");
    }

    /** What has comments of its own is written on lines of its own. */
    private boolean isSmall(Node value) {
        return switch (value) {
            case Node.Mapping map ->
                map.entries().size() <= 6
                        && map.entries().values().stream()
                                .noneMatch(entry -> isDeep(entry.value()) || isBlock(entry.value()))
                        && comments.isSilentIn(map);
            case Node.Sequence list ->
                list.items().stream().noneMatch(DescriptionYaml::isBlock) && comments.isSilentIn(list);
            default -> true;
        };
    }

    private static boolean isDeep(Node value) {
        return switch (value) {
            case Node.Mapping map -> !map.entries().isEmpty();
            case Node.Sequence list -> list.items().stream().anyMatch(DescriptionYaml::isDeep);
            default -> false;
        };
    }

    private static boolean isLong(Node value) {
        return switch (value) {
            case Node.Mapping map -> !map.entries().isEmpty();
            case Node.Sequence list -> !list.items().isEmpty();
            default -> false;
        };
    }

    private void above(Optional<SourceSpan> place, String indent) {
        place.map(comments::above)
                .orElse(List.of())
                .forEach(comment -> out.append(indent).append(comment).append('\n'));
    }

    private String beside(Node value) {
        return value.span()
                .flatMap(comments::beside)
                .map(comment -> "   " + comment)
                .orElse("");
    }

    private static Optional<String> line(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> Optional.of(scalar(scalar, false));
            case Node.Nothing nothing -> Optional.of("null");
            case Node.Expanded expanded -> throw new IllegalStateException("a description whose variables are put in");
            case Node.Sequence list -> {
                StringBuilder line = new StringBuilder("[");
                for (Node item : list.items()) {
                    line.append(line.length() > 1 ? ", " : "").append(inner(item));
                }
                yield Optional.of(line.append(']').toString());
            }
            case Node.Mapping map -> {
                StringBuilder line = new StringBuilder("{");
                map.entries()
                        .forEach((key, entry) -> line.append(line.length() > 1 ? ", " : "")
                                .append(key(key))
                                .append(": ")
                                .append(inner(entry.value())));
                yield Optional.of(line.append('}').toString());
            }
        };
    }

    private static String inner(Node node) {
        return node instanceof Node.Scalar scalar
                ? scalar(scalar, true)
                : line(node).orElse("");
    }

    private static String scalar(Node.Scalar scalar, boolean inLine) {
        String text = scalar.text();
        boolean plain = scalar.quoted()
                ? PLAIN.matcher(text).matches()
                        && !text.endsWith(" ")
                        && !NOT_TEXT.contains(text.toLowerCase(java.util.Locale.ROOT))
                        && !text.matches("\\.[0-9.eE+-]*|\\.(inf|nan)")
                : !text.isEmpty()
                        && text.equals(text.strip())
                        && text.matches("[A-Za-z0-9/_.+-][A-Za-z0-9 _./:@%+=*-]*")
                        && !text.contains(": ")
                        && !text.endsWith(":")
                        && !text.matches("(?i)null|~|- .*|-");
        return plain && !(inLine && text.contains("${")) ? text : quoted(text);
    }

    private static String key(String key) {
        return KEY.matcher(key).matches() && !NOT_TEXT.contains(key.toLowerCase(java.util.Locale.ROOT))
                ? key
                : quoted(key);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            switch (sign) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (isShown(sign)) {
                        quoted.append(sign);
                    } else {
                        quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) sign));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** Tells whether YAML 1.1 and 1.2 take a character as it is. */
    private static boolean isShown(int sign) {
        return sign >= ' ' && !(sign >= 0x7f && sign < 0xa0) && sign != 0x2028 && sign != 0x2029 && sign != 0xfeff;
    }
}
