package io.omnideploy.cli.render;

/** Text that means itself in Markdown. */
final class MarkdownText {
    private MarkdownText() {}

    /** Returns text for a sentence or a table cell: nothing in it formats, links, mentions or ends the cell. */
    static String plain(String text) {
        StringBuilder shown = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char at = text.charAt(index);
            switch (at) {
                case '&' -> shown.append("&amp;");
                case '<' -> shown.append("&lt;");
                case '>' -> shown.append("&gt;");
                // An entity, since a platform would notify a person behind a backslash too.
                case '@' -> shown.append("&#64;");
                case '\n', '\r', '\t' -> shown.append(' ');
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '!' ->
                    shown.append('\\').append(at);
                default -> shown.append(at);
            }
        }
        return Printable.line(shown.toString());
    }

    /** Returns text as code in a sentence or a table cell. */
    static String code(String text) {
        String safe = Printable.line(text).replace("|", "\\|");
        String fence = "`".repeat(longestRun(safe) + 1);
        String pad = safe.startsWith("`") || safe.endsWith("`") ? " " : "";
        return fence + pad + safe + pad + fence;
    }

    /** Returns lines as a block of code that they can't end. */
    static String block(String language, String lines) {
        String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
        return fence + language + "\n" + lines + fence + "\n";
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int index = 0; index < text.length(); index++) {
            run = text.charAt(index) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
