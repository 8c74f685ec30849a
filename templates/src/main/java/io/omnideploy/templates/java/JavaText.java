package io.omnideploy.templates.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes text as literals. Rules: Java Language Specification, 3.3 (unicode escapes), 3.10.5 (strings), 3.10.6 (text blocks),
 * and 4.4.7 of the JVM's (a constant has at most 65,535 bytes).
 */
final class JavaText {
    /** Each sign takes at most three bytes in a class file. */
    private static final int LONGEST = 21_000;

    /** No line is longer. */
    static final int WIDTH = 120;

    private static final String BLOCK = "\"\"\"";

    private JavaText() {}

    /** Returns the constants that make up a text: one, unless it is longer than a constant may be. */
    static List<String> constants(String text) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < text.length() || parts.isEmpty(); at += LONGEST) {
            parts.add(text.substring(at, Math.min(text.length(), at + LONGEST)));
        }
        return parts;
    }

    /** Returns a literal on one line. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '"') {
                quoted.append("\\\"");
            } else if (Character.isHighSurrogate(each)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))
                    && isPlain(text.codePointAt(at))) {
                quoted.append(each).append(text.charAt(++at));
            } else {
                escape(each, quoted);
            }
        }
        return quoted.append('"').toString();
    }

    /** Tells whether a text is better read as a block: several lines, none of which would need much escaping. */
    static boolean fitsBlock(String text) {
        int lines = 0;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '\n') {
                lines++;
            } else if (each == '\r' || !isPlain(each)) {
                return false;
            }
        }
        return lines > 1
                && text.endsWith("\n")
                && text.length() <= LONGEST
                && text.lines().noneMatch(line -> line.length() > WIDTH);
    }

    /**
     * Returns a block whose lines stand at an indent.
     *
     * @param text one that {@link #fitsBlock}
     */
    static String block(String text, String indent) {
        StringBuilder block = new StringBuilder(BLOCK).append('\n');
        text.lines().forEach(line -> {
            if (!line.isEmpty()) {
                block.append(indent).append(blockLine(line));
            }
            block.append('\n');
        });
        return block.append(indent).append(BLOCK).toString();
    }

    private static String blockLine(String line) {
        String escaped = line.replace("\\", "\\\\").replace(BLOCK, "\\\"\\\"\\\"");
        // Blanks at the end of a line would be stripped.
        return escaped.endsWith(" ") ? escaped.substring(0, escaped.length() - 1) + "\\s" : escaped;
    }

    private static void escape(char each, StringBuilder text) {
        switch (each) {
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (isPlain(each)) {
                    text.append(each);
                } else if (each < ' ') {
                    // A unicode escape is read before anything else: that of a line's end would end the line.
                    text.append(String.format(Locale.ROOT, "\\%03o", (int) each));
                } else {
                    text.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
                }
            }
        }
    }

    /** Tells whether a sign can be read in a source: no control, nothing that hides, nothing that turns the line around. */
    private static boolean isPlain(int sign) {
        if (sign >= ' ' && sign < 0x7f) {
            return true;
        }
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }
}
