package io.omnideploy.templates.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which texts may stand without quotes: those that every reader, of YAML 1.1 or 1.2, takes for the same text. Rather
 * quotes one too many than one too few.
 */
final class PlainScalars {
    /** What one version or the other takes for nothing, a switch, a merge or a default value, in any case of letters. */
    private static final Set<String> WORDS = Set.of(
            "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=", ".inf", "+.inf", "-.inf",
            ".nan");

    /** Decimal, octal, sexagesimal (12:30:45) and float forms; 1.1 even takes 1.4.0 for a float by the letter of its page. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9._,:]+([eE][-+]?[0-9_]*)?");

    private static final Pattern BASED_NUMBER = Pattern.compile("[-+]?0[bBoOxX][0-9a-fA-F_]*");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");

    /** Characters that mean something at the beginning of a scalar. */
    private static final String INDICATORS = "?:,[]{}#&*!|>'\"%@`";

    private PlainScalars() {}

    /** Tells whether a text reads back as this very text when it is written without quotes. */
    static boolean allows(String text) {
        return !WORDS.contains(text.toLowerCase(Locale.ROOT))
                && !NUMBER.matcher(text).matches()
                && !BASED_NUMBER.matcher(text).matches()
                && !DATE.matcher(text).matches()
                && beginsWell(text)
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.contains(": ")
                && !text.contains(" #")
                && text.codePoints().allMatch(PlainScalars::isOrdinary);
    }

    private static boolean beginsWell(String text) {
        char first = text.charAt(0);
        if (first == '-') {
            // A dash before a blank is a list item, three of them begin a document.
            return text.length() > 1 && text.charAt(1) != ' ' && !text.startsWith("---");
        }
        return first != ' ' && INDICATORS.indexOf(first) < 0 && !text.startsWith("...");
    }

    private static boolean isOrdinary(int character) {
        return character < 0x80 ? character >= ' ' && character < 0x7f : Character.isLetterOrDigit(character);
    }
}
