package io.omnideploy.cli.render;

/** Makes text from outside safe to show: control characters would otherwise steer a terminal. */
public final class Printable {
    private Printable() {}

    /** Returns text of one line, tabs as a blank and other control characters as a replacement character. */
    public static String line(String text) {
        StringBuilder shown = null;
        for (int index = 0; index < text.length(); index++) {
            char at = text.charAt(index);
            if (isControl(at)) {
                shown = shown == null ? new StringBuilder(text) : shown;
                shown.setCharAt(index, at == '\t' ? ' ' : '\uFFFD');
            }
        }
        return shown == null ? text : shown.toString();
    }

    /** Returns text of one line with control characters, quotes and backslashes escaped as in JSON. */
    static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 2);
        for (int index = 0; index < text.length(); index++) {
            char at = text.charAt(index);
            switch (at) {
                case '"' -> shown.append("\\\"");
                case '\\' -> shown.append("\\\\");
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (isControl(at)) {
                        shown.append(hex(at));
                    } else {
                        shown.append(at);
                    }
                }
            }
        }
        return shown.toString();
    }

    private static String hex(char at) {
        String digits = Integer.toHexString(at);
        return "\\u" + "0".repeat(4 - digits.length()) + digits;
    }

    /** C0 and C1 controls, and the marks that turn the direction of text around. */
    private static boolean isControl(char at) {
        return at < 0x20
                || (at >= 0x7f && at <= 0x9f)
                || (at >= 0x202a && at <= 0x202e)
                || (at >= 0x2066 && at <= 0x2069);
    }
}
