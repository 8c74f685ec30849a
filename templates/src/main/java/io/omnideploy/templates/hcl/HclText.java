package io.omnideploy.templates.hcl;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes text so that HCL reads back the same characters and sees no code in it. */
final class HclText {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    /** At the start of an object these would be read as something else. */
    private static final Set<String> KEYWORDS = Set.of("for", "if", "in", "true", "false", "null");

    private HclText() {}

    static boolean isIdentifier(String text) {
        return IDENTIFIER.matcher(text).matches();
    }

    /** Returns the key of an object as a person writes it: bare where that is possible. */
    static String key(String key) {
        return isIdentifier(key) && !KEYWORDS.contains(key) ? key : quote(key);
    }

    static String quote(String text) {
        return '"' + escape(text) + '"';
    }

    /** Returns text as it stands between quotes. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            int next = at + Character.charCount(character);
            boolean opens = next < text.length() && text.charAt(next) == '{';
            append(escaped, character, opens, at > 0 && text.charAt(at - 1) == character);
            at = next;
        }
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int character, boolean beforeBrace, boolean doubled) {
        switch (character) {
            case '"' -> escaped.append("\\\"");
            case '\\' -> escaped.append("\\\\");
            case '\n' -> escaped.append("\\n");
            case '\r' -> escaped.append("\\r");
            case '\t' -> escaped.append("\\t");
            case '$', '%' -> {
                // A template would begin here. After another such sign the doubled one could be read in two ways.
                if (beforeBrace && doubled) {
                    escaped.append(character == '$' ? "\\u0024" : "\\u0025");
                } else {
                    escaped.appendCodePoint(character);
                    if (beforeBrace) {
                        escaped.appendCodePoint(character);
                    }
                }
            }
            default -> {
                if (!isInvisible(character)) {
                    escaped.appendCodePoint(character);
                } else if (character <= 0xFFFF) {
                    escaped.append(String.format(Locale.ROOT, "\\u%04x", character));
                } else {
                    escaped.append(String.format(Locale.ROOT, "\\U%08x", character));
                }
            }
        }
    }

    /** Control and format characters would change how the file looks, or in which direction it is read. */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** Returns how many columns {@code terraform fmt} counts: one per character as a person sees it. */
    static int columns(String text) {
        if (text.chars().allMatch(character -> character < 0x300)) {
            return text.length();
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
