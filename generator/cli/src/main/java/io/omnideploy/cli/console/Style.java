package io.omnideploy.cli.console;

/** Colours of a terminal, or none of them where they would only be noise. */
public enum Style {
    /** With the eight basic colours, which a terminal's own theme decides. */
    COLOURED,
    /** As it is. */
    PLAIN;

    /** Returns text that stands out. */
    public String strong(String text) {
        return marked("1", text);
    }

    /** Returns text that stands back. */
    public String faint(String text) {
        return marked("2", text);
    }

    /** Returns text about an error or a removal. */
    public String red(String text) {
        return marked("31", text);
    }

    /** Returns text about success or something new. */
    public String green(String text) {
        return marked("32", text);
    }

    /** Returns text about a warning or a change. */
    public String yellow(String text) {
        return marked("33", text);
    }

    /** Returns text about a note or a place. */
    public String cyan(String text) {
        return marked("36", text);
    }

    private String marked(String code, String text) {
        return switch (this) {
            case COLOURED -> "\u001b[" + code + "m" + text + "\u001b[0m";
            case PLAIN -> text;
        };
    }
}
