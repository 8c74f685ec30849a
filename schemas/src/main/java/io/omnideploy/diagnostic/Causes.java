package io.omnideploy.diagnostic;

/** Makes of what libraries and services say something that a failure can tell. */
public final class Causes {
    private Causes() {}

    /** Returns the innermost exception behind one. */
    public static Throwable root(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    /** Returns what an exception itself says, its first line without the full stop; its name when it says nothing. */
    public static String line(Throwable failure) {
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return text.lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }

    /** Returns a text with a full stop. */
    public static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
