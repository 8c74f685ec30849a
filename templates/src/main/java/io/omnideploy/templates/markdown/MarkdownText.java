package io.omnideploy.templates.markdown;

/** Writes people's texts into Markdown. */
public final class MarkdownText {
    private MarkdownText() {}

    /** Returns a text as a cell of a table: a cell is one line, and a bar would end it. */
    public static String cell(String text) {
        return text.replaceAll("\\R", " ").replace("|", "\\|");
    }
}
