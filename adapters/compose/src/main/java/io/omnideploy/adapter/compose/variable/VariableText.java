package io.omnideploy.adapter.compose.variable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads one text with compose's variables: {@code $VAR}, {@code ${VAR}}, the operators {@code :-}, {@code -}, {@code :?},
 * {@code ?}, {@code :+}, {@code +}, nested, and {@code $$} for a dollar sign.
 */
final class VariableText {
    private static final int DEEPEST = 16;

    /** The most variables in one text. */
    private static final int MOST = 1000;

    private static final List<String> OPERATORS = List.of(":-", "-", ":?", "?", ":+", "+");

    private final String text;
    private int at;
    private int depth;
    private int variables;

    /** A piece of the text. */
    sealed interface Piece {
        /** Characters that stand for themselves. */
        record Plain(String text) implements Piece {}

        /**
         * A variable.
         *
         * @param operator one of compose's operators, or empty
         * @param written how it stands in the file
         */
        record Variable(String name, String operator, List<Piece> operand, String written) implements Piece {}
    }

    /** Says why a text can't be read. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    private VariableText(String text) {
        this.text = text;
    }

    static List<Piece> pieces(String text) throws Malformed {
        return new VariableText(text).pieces();
    }

    private List<Piece> pieces() throws Malformed {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (at < text.length() && !(depth > 0 && text.charAt(at) == '}')) {
            char here = text.charAt(at);
            if (here != '$') {
                plain.append(here);
                at++;
            } else if (text.startsWith("$$", at)) {
                plain.append('$');
                at += 2;
            } else if (!beginsVariable(at + 1)) {
                plain.append('$');
                at++;
            } else {
                if (!plain.isEmpty()) {
                    pieces.add(new Piece.Plain(plain.toString()));
                    plain.setLength(0);
                }
                pieces.add(variable());
            }
        }
        if (!plain.isEmpty()) {
            pieces.add(new Piece.Plain(plain.toString()));
        }
        return pieces;
    }

    /** As compose has it: before anything but a name or a brace a dollar sign stands for itself. */
    private boolean beginsVariable(int next) {
        return next < text.length() && (text.charAt(next) == '{' || letter(text.charAt(next)));
    }

    private Piece variable() throws Malformed {
        if (++variables > MOST) {
            throw new Malformed("More than " + MOST + " variables stand in one text here.");
        }
        int start = at++;
        boolean braced = at < text.length() && text.charAt(at) == '{';
        at += braced ? 1 : 0;
        String name = name();
        if (name.isEmpty()) {
            throw malformed(start);
        }
        if (!braced) {
            return new Piece.Variable(name, "", List.of(), text.substring(start, at));
        }
        if (++depth > DEEPEST) {
            throw new Malformed("Variables are nested deeper than " + DEEPEST + " levels here.");
        }
        String operator = OPERATORS.stream()
                .filter(sign -> text.startsWith(sign, at))
                .findFirst()
                .orElse("");
        at += operator.length();
        List<Piece> operand = operator.isEmpty() ? List.of() : pieces();
        if (at >= text.length() || text.charAt(at) != '}') {
            throw malformed(start);
        }
        at++;
        depth--;
        return new Piece.Variable(name, operator, operand, text.substring(start, at));
    }

    private Malformed malformed(int start) {
        String shown = text.substring(start, Math.min(text.length(), start + 40));
        return new Malformed("'" + shown + "' is no variable.");
    }

    private String name() {
        int start = at;
        while (at < text.length() && (letter(text.charAt(at)) || (at > start && Character.isDigit(text.charAt(at))))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean letter(char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_';
    }
}
