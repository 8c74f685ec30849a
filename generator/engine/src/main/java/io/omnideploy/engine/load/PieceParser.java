package io.omnideploy.engine.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Reads compose's variable syntax: {@code $VAR}, {@code ${VAR}}, {@code ${VAR:-default}} and its kin, nested, {@code $$} for
 * a dollar sign; and {@code ${owner.attribute}} for what stands inside of the description. A dollar sign before anything else
 * is text, since {@code $(date)} is.
 */
final class PieceParser {
    private static final int DEEPEST = 16;

    private final String text;
    private final BiPredicate<String, String> isReference;
    private int at;
    private int depth;

    /** Says why an expression can't be read. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    private PieceParser(String text, BiPredicate<String, String> isReference) {
        this.text = text;
        this.isReference = isReference;
    }

    /**
     * Returns the pieces of a text.
     *
     * @param isReference whether owner and attribute are a reference where the owner holds a hyphen: {@code ${a-b.c}} could
     *     also be the variable {@code a} with the default {@code b.c}
     */
    static List<Piece> parse(String text, BiPredicate<String, String> isReference) throws Malformed {
        return new PieceParser(text, isReference).pieces();
    }

    /** Reads up to the end, or inside of braces up to the one that closes them. */
    private List<Piece> pieces() throws Malformed {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (at < text.length() && !(depth > 0 && text.charAt(at) == '}')) {
            char here = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (here != '$' || !(next == '$' || next == '{' || isNameStart(next))) {
                plain.append(here);
                at++;
            } else if (next == '$') {
                plain.append('$');
                at += 2;
            } else {
                addPlain(pieces, plain);
                at++;
                pieces.add(next == '{' ? braced() : new Piece.Variable(name(), Piece.Operator.NONE, List.of()));
            }
        }
        addPlain(pieces, plain);
        return pieces;
    }

    private static void addPlain(List<Piece> pieces, StringBuilder plain) {
        if (!plain.isEmpty()) {
            pieces.add(new Piece.Plain(plain.toString()));
            plain.setLength(0);
        }
    }

    private Piece braced() throws Malformed {
        int start = at - 1;
        at++;
        Piece.Dotted dotted = dotted();
        if (dotted != null) {
            return dotted;
        }
        if (++depth > DEEPEST) {
            throw new Malformed("Variables are nested deeper than " + DEEPEST + " levels here.");
        }
        String name = name();
        Piece.Operator operator = operator(start, name);
        List<Piece> operand = operator == Piece.Operator.NONE ? List.of() : pieces();
        if (at >= text.length()) {
            throw new Malformed("'${" + name + "' is not closed.");
        }
        at++;
        depth--;
        return new Piece.Variable(name, operator, operand);
    }

    private Piece.Operator operator(int start, String name) throws Malformed {
        if (!name.isEmpty() && at < text.length() && text.charAt(at) == '}') {
            return Piece.Operator.NONE;
        }
        if (!name.isEmpty()) {
            for (Piece.Operator operator : Piece.Operator.values()) {
                if (operator != Piece.Operator.NONE && text.startsWith(operator.sign(), at)) {
                    at += operator.sign().length();
                    return operator;
                }
            }
        }
        int end = text.indexOf('}', start);
        throw new Malformed(
                end < 0
                        ? "'${' is not closed."
                        : "'" + text.substring(start, Math.min(end + 1, start + 60))
                                + "' is neither a variable nor a reference.");
    }

    /** Returns the reference that begins here and goes up to the closing brace, or null if none does. */
    private Piece.Dotted dotted() {
        int end = text.indexOf('}', at);
        int dot = end < 0 ? -1 : text.indexOf('.', at, end);
        if (dot < 0) {
            return null;
        }
        String owner = text.substring(at, dot);
        String attribute = text.substring(dot + 1, end);
        if (!isOwner(owner) || !isAttribute(attribute)) {
            return null;
        }
        if (owner.indexOf('-') >= 0 && !isReference.test(owner, attribute)) {
            return null;
        }
        at = end + 1;
        return new Piece.Dotted(owner, attribute);
    }

    private static boolean isOwner(String text) {
        return !text.isEmpty()
                && isLower(text.charAt(0))
                && text.chars().allMatch(c -> isLower(c) || isDigit(c) || c == '-');
    }

    private static boolean isAttribute(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isLower(c) || isDigit(c) || c == '_');
    }

    private String name() {
        int start = at;
        while (at < text.length() && (at == start ? isNameStart(text.charAt(at)) : isNamePart(text.charAt(at)))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isNameStart(int c) {
        return isLower(c) || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c);
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
