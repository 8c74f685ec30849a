package io.omnideploy.templates.yaml;

import io.omnideploy.config.Node;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes a tree as YAML the way a person would: block style, two blanks of indent, lists indented below their key, quotes only
 * where a reader could take the text for something else, text of several lines as a block.
 *
 * <p>A {@link Node.Scalar} that is {@code quoted} is text and reads back as that text; one that isn't is written as it stands,
 * as a number or a switch.
 */
public final class YamlPrinter {
    private static final String INDENT = "  ";

    /** Entries of the outermost levels are set apart by an empty line when they are long, as sections and services are. */
    private static final int DEEPEST_APART = 1;

    private static final int NOTHING_APART = -1;

    private static final int SHORT = 5;

    /** A line that keeps its bytes in a block: no blank at its end, nothing that needs an escape. */
    private static final Pattern BLOCK_LINE = Pattern.compile("[\\x20-\\x7e\\p{L}\\p{N}]*(?<! )");

    private final StringBuilder out = new StringBuilder();

    private final int deepestApart;

    private YamlPrinter(int deepestApart) {
        this.deepestApart = deepestApart;
    }

    /**
     * Returns the document, with LF line ends and one at the end.
     *
     * @param comment lines that stand above it, each behind {@code # }
     * @throws IllegalArgumentException when a node still has references to expand
     */
    public static String print(Node document, List<String> comment) {
        YamlPrinter printer = new YamlPrinter(DEEPEST_APART);
        printer.comment(comment);
        printer.document(document);
        return printer.out.toString();
    }

    /**
     * Returns several documents of one file, set apart by {@code ---} and by nothing else, as people write objects of an API.
     *
     * @param comment lines that stand above them, each behind {@code # }
     * @throws IllegalArgumentException when a node still has references to expand
     */
    public static String stream(List<Node> documents, List<String> comment) {
        YamlPrinter printer = new YamlPrinter(NOTHING_APART);
        printer.comment(comment);
        for (int index = 0; index < documents.size(); index++) {
            if (index > 0) {
                printer.out.append("---\n");
            }
            printer.document(documents.get(index));
        }
        return printer.out.toString();
    }

    private void comment(List<String> comment) {
        for (String line : comment) {
            out.append(line.isEmpty() ? "#" : "# " + line).append('\n');
        }
    }

    private void document(Node node) {
        switch (node) {
            case Node.Mapping mapping when !mapping.entries().isEmpty() -> mapping(mapping, 0, false);
            case Node.Sequence sequence when !sequence.items().isEmpty() -> sequence(sequence, 0, false);
            default -> {
                int start = out.length();
                inline(node, 0);
                out.deleteCharAt(start);
            }
        }
    }

    /** @param begun whether the first entry goes on behind the dash of a list */
    private void mapping(Node.Mapping mapping, int depth, boolean begun) {
        boolean first = begun;
        boolean apart =
                depth <= deepestApart && mapping.entries().values().stream().anyMatch(YamlPrinter::isLong);
        Node.Entry before = null;
        for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
            if (apart && before != null && (isLong(before) || isLong(entry.getValue()))) {
                out.append('\n');
            }
            before = entry.getValue();
            indent(first ? 0 : depth);
            first = false;
            String key = entry.getKey();
            out.append(PlainScalars.allows(key) ? key : quoted(key)).append(':');
            switch (entry.getValue().value()) {
                case Node.Mapping inner
                when !inner.entries().isEmpty() -> {
                    out.append('\n');
                    mapping(inner, depth + 1, false);
                }
                case Node.Sequence inner
                when !inner.items().isEmpty() -> {
                    out.append('\n');
                    sequence(inner, depth + 1, false);
                }
                case Node other -> inline(other, depth);
            }
        }
    }

    private void sequence(Node.Sequence sequence, int depth, boolean begun) {
        boolean first = begun;
        for (Node item : sequence.items()) {
            indent(first ? 0 : depth);
            first = false;
            out.append('-');
            switch (item) {
                case Node.Mapping inner
                when !inner.entries().isEmpty() -> {
                    out.append(' ');
                    mapping(inner, depth + 1, true);
                }
                case Node.Sequence inner
                when !inner.items().isEmpty() -> {
                    out.append(' ');
                    sequence(inner, depth + 1, true);
                }
                case Node other -> inline(other, depth);
            }
        }
    }

    private static boolean isLong(Node.Entry entry) {
        return entry.value() instanceof Node.Mapping mapping
                && (mapping.entries().size() > SHORT
                        || mapping.entries().values().stream()
                                .anyMatch(inner -> inner.value() instanceof Node.Mapping deeper
                                        && !deeper.entries().isEmpty()));
    }

    /** Writes what goes on behind a colon or a dash: a blank, the value, the end of the line. */
    private void inline(Node node, int depth) {
        out.append(' ');
        switch (node) {
            case Node.Scalar scalar when !scalar.quoted() -> out.append(scalar.text());
            case Node.Scalar scalar when PlainScalars.allows(scalar.text()) -> out.append(scalar.text());
            case Node.Scalar scalar
            when isBlock(scalar.text()) -> {
                block(scalar.text(), depth + 1);
                return;
            }
            case Node.Scalar scalar -> out.append(quoted(scalar.text()));
            case Node.Nothing nothing -> out.append("null");
            case Node.Sequence empty -> out.append("[]");
            case Node.Mapping empty -> out.append("{}");
            case Node.Expanded expanded ->
                throw new IllegalArgumentException("a reference can't be written as YAML: " + expanded.template());
        }
        out.append('\n');
    }

    private static boolean isBlock(String text) {
        return text.contains("\n")
                && !text.startsWith("\n")
                && !text.startsWith(" ")
                && !text.endsWith("\n\n")
                && text.indexOf('\r') < 0
                && text.lines().allMatch(line -> BLOCK_LINE.matcher(line).matches());
    }

    private void block(String text, int depth) {
        out.append(text.endsWith("\n") ? "|" : "|-").append('\n');
        text.lines().forEach(line -> {
            if (!line.isEmpty()) {
                indent(depth);
                out.append(line);
            }
            out.append('\n');
        });
    }

    private static String quoted(String text) {
        boolean plain = text.chars().allMatch(character -> character >= ' ' && character < 0x7f);
        if (plain && text.contains("\"")) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> escape(character, quoted));
        return quoted.append('"').toString();
    }

    /** Only escapes that JSON has too: not every reader knows YAML's own. */
    private static void escape(int character, StringBuilder quoted) {
        switch (character) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                boolean readable = (character >= ' ' && character < 0x7f) || Character.isLetterOrDigit(character);
                // Half a pair behind \\u is no character to some readers, so the whole one stands as it is.
                if (readable || Character.isSupplementaryCodePoint(character)) {
                    quoted.appendCodePoint(character);
                } else {
                    quoted.append("\\u%04x".formatted(character));
                }
            }
        }
    }

    private void indent(int depth) {
        out.append(INDENT.repeat(depth));
    }
}
