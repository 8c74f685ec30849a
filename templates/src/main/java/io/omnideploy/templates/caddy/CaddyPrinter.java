package io.omnideploy.templates.caddy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes Caddyfiles, indented by spaces, which the files that hold them show better than tabs. Rules of the language:
 * https://caddyserver.com/docs/caddyfile/concepts
 */
public final class CaddyPrinter {
    /** Means the same with and without quotes. */
    private static final Pattern PLAIN = Pattern.compile("@?[A-Za-z0-9._~:/*+,=%&?-]+");

    private CaddyPrinter() {}

    /**
     * Returns a whole file.
     *
     * @throws IllegalArgumentException when a word can't be written so that it is read as it is, see {@link #word}
     */
    public static String file(List<CaddyDirective> directives) {
        StringBuilder text = new StringBuilder();
        for (CaddyDirective directive : directives) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            print(directive, 0, text);
        }
        return text.toString();
    }

    private static void print(CaddyDirective directive, int depth, StringBuilder text) {
        text.repeat("  ", depth);
        int start = text.length();
        text.append(directive.name());
        for (String word : directive.words()) {
            separate(text, start).append(word(word));
        }
        if (!directive.body().isEmpty()) {
            separate(text, start).append("{\n");
            directive.body().forEach(inner -> print(inner, depth + 1, text));
            text.repeat("  ", depth).append('}');
        }
        text.append('\n');
    }

    private static StringBuilder separate(StringBuilder text, int start) {
        return text.length() == start ? text : text.append(' ');
    }

    /**
     * Returns a word as Caddy reads it back, quoted if need be.
     *
     * @throws IllegalArgumentException for what the language has no way to write: a brace, which may begin a placeholder or a
     *     variable of the environment and is replaced even between quotes; a control character; and text with a backtick that
     *     would need backticks around it, since its backslash stands before a quote or at the end
     */
    public static String word(String word) {
        if (word.chars().anyMatch(each -> each < ' ' || each == 0x7f || each == '{' || each == '}')) {
            throw new IllegalArgumentException("a Caddyfile can't hold a brace or control character as text");
        }
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        // Between quotes a backslash is one, unless a quote follows.
        if (!word.contains("\\\"") && !word.endsWith("\\")) {
            return '"' + word.replace("\"", "\\\"") + '"';
        }
        if (word.contains("`")) {
            throw new IllegalArgumentException("a Caddyfile can't hold this mix of quotes and backslashes as text");
        }
        return '`' + word + '`';
    }
}
