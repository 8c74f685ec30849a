package io.omnideploy.templates.hcl;

/** Writes text of several lines, such as a script, the way a person does: line by line, indented, and without escapes. */
final class HclHeredoc {
    static final String OPENING = "<<-";

    private static final String MARK = "EOT";

    private HclHeredoc() {}

    /**
     * Tells whether a text reads back the same: it has several lines and ends with one, has no character that must be escaped,
     * and begins one of its lines at the margin, since what all lines are indented by is taken away.
     */
    static boolean fits(String text) {
        return text.endsWith("\n")
                && text.indexOf('\n') < text.length() - 1
                && text.codePoints().allMatch(character -> character == '\n' || isPlain(character))
                && text.lines().anyMatch(line -> !line.isEmpty() && line.charAt(0) != ' ')
                && text.lines().noneMatch(line -> line.strip().equals(MARK) || line.endsWith(" "))
                && !text.contains("$${")
                && !text.contains("%%{");
    }

    /** Returns the text from its opening to its closing mark, without a line end after that. */
    static String print(String text, String indent) {
        StringBuilder lines = new StringBuilder(OPENING).append(MARK).append('\n');
        text.lines()
                .forEach(line -> lines.append(line.isEmpty() ? "" : indent + "  ")
                        .append(line.replace("${", "$${").replace("%{", "%%{"))
                        .append('\n'));
        return lines.append(indent).append(MARK).toString();
    }

    private static boolean isPlain(int character) {
        return character >= ' ' && character < 0x7f;
    }
}
