package io.omnideploy.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads files of variables as compose does: {@code KEY=value} by line, {@code export} before it, comments, quotes that may span
 * lines. Values keep their variables; single quotes say that there are none.
 */
public final class EnvFile {
    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private int at;
    private int line = 1;

    /**
     * One variable.
     *
     * @param line 1-based
     * @param hasValue whether there is an equals sign; without one the value is that of the run's own variable
     * @param isLiteral whether dollar signs in it stand for themselves
     */
    public record Line(int line, String key, String value, boolean hasValue, boolean isLiteral) {
        public Line {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }
    }

    /** Says in which line, and why, a file can't be read. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        Malformed(int line, String message) {
            super(message, null, false, false);
            this.line = line;
        }

        /** Returns the line, 1-based. */
        public int line() {
            return line;
        }
    }

    private EnvFile(String text) {
        this.text = text.replace("\r\n", "\n");
    }

    /** Returns the variables in written order; where one is given twice the last counts. */
    public static List<Line> read(String text) throws Malformed {
        EnvFile file = new EnvFile(text);
        while (file.at < file.text.length()) {
            file.line();
        }
        return List.copyOf(file.lines);
    }

    /**
     * Returns the variables of a file in compose's {@code raw} format, in written order: what stands behind the equals sign is the
     * value, with its quotes, dollar signs and hashes.
     */
    public static List<Line> readRaw(String text) throws Malformed {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String written : text.replace("\r\n", "\n").split("\n", -1)) {
            number++;
            String line = written.stripLeading();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String key = equals < 0 ? line : line.substring(0, equals);
            if (key.isEmpty() || key.chars().anyMatch(Character::isWhitespace)) {
                throw new Malformed(number, "this is no variable: its name is missing or has a space in it");
            }
            lines.add(new Line(number, key, equals < 0 ? "" : line.substring(equals + 1), equals >= 0, true));
        }
        return List.copyOf(lines);
    }

    private void line() throws Malformed {
        skipSpace();
        int start = line;
        if (at >= text.length() || here() == '\n') {
            next();
            return;
        }
        if (here() == '#') {
            rest();
            return;
        }
        int from = at;
        while (at < text.length() && "=:\n".indexOf(here()) < 0) {
            at++;
        }
        String key = text.substring(from, at).strip();
        if (key.startsWith("export ") || key.startsWith("export\t")) {
            key = key.substring(7).strip();
        }
        if (key.isEmpty() || key.chars().anyMatch(Character::isWhitespace)) {
            throw new Malformed(start, "this is no variable: a name and an equals sign are missing");
        }
        if (at >= text.length() || here() == '\n') {
            lines.add(new Line(start, key, "", false, true));
            next();
            return;
        }
        at++;
        value(start, key);
    }

    private void value(int start, String key) throws Malformed {
        skipSpace();
        if (at < text.length() && (here() == '"' || here() == '\'')) {
            char quote = here();
            String quoted = quoted(start, quote);
            rest();
            lines.add(new Line(start, key, quoted, true, quote == '\''));
            return;
        }
        String value = rest();
        int comment = value.startsWith("#") ? 0 : value.indexOf(" #");
        lines.add(new Line(start, key, (comment < 0 ? value : value.substring(0, comment)).strip(), true, false));
    }

    private String quoted(int start, char quote) throws Malformed {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && here() != quote) {
            char here = here();
            if (here == '\n') {
                line++;
            }
            if (here == '\\' && at + 1 < text.length() && quote == '"') {
                at++;
                value.append(unescaped(here()));
            } else if (here == '\\' && at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at++;
                value.append(quote);
            } else {
                value.append(here);
            }
            at++;
        }
        if (at >= text.length()) {
            throw new Malformed(start, "the quote is not closed");
        }
        at++;
        return value.toString();
    }

    private static String unescaped(char escape) {
        return switch (escape) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '\\' -> String.valueOf(escape);
            // A dollar sign stands for itself: doubled, as variables have it.
            case '$' -> "$$";
            default -> "\\" + escape;
        };
    }

    private char here() {
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && (here() == ' ' || here() == '\t')) {
            at++;
        }
    }

    private String rest() {
        int end = text.indexOf('\n', at);
        String rest = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end;
        next();
        return rest;
    }

    private void next() {
        at++;
        line++;
    }
}
