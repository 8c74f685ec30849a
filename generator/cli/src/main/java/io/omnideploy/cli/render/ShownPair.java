package io.omnideploy.cli.render;

import io.omnideploy.plan.Shown;

/** Both sides of a difference, long ones cut so that the first difference stays in sight. */
record ShownPair(String before, String after) {
    private static final int WIDEST = 120;
    private static final int CONTEXT = 20;

    static ShownPair of(Shown before, Shown after) {
        if (before instanceof Shown.Masked && after instanceof Shown.Masked) {
            return new ShownPair(ValueText.SECRET, "(another secret)");
        }
        String left = ValueText.of(before);
        String right = ValueText.of(after);
        if (left.length() <= WIDEST && right.length() <= WIDEST) {
            return new ShownPair(left, right);
        }
        int from = Math.max(0, commonPrefix(left, right) - CONTEXT);
        return new ShownPair(cutFrom(left, from), cutFrom(right, from));
    }

    /** Returns a text that is at most so many characters long. */
    static String cut(String text, int widest) {
        return text.length() <= widest ? text : text.substring(0, whole(text, widest - 1)) + "…";
    }

    private static String cutFrom(String text, int from) {
        int start = whole(text, Math.min(from, text.length()));
        return (start > 0 ? "…" : "") + cut(text.substring(start), WIDEST);
    }

    private static int commonPrefix(String left, String right) {
        int index = 0;
        while (index < left.length() && index < right.length() && left.charAt(index) == right.charAt(index)) {
            index++;
        }
        return index;
    }

    /** Never cuts between the two halves of one character. */
    private static int whole(String text, int index) {
        return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}
