package io.omnideploy.cli.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.omnideploy.engine.folder.FileDifference;
import java.util.List;

/** The difference between a file as it is and as it would be written, as {@code diff -u} shows it. */
public final class FileDiff {
    private static final int CONTEXT = 3;
    private static final String NOWHERE = "/dev/null";

    private FileDiff() {}

    /** Returns the lines, with the path as git writes it. */
    public static String of(FileDifference difference) {
        List<String> before = lines(difference.committed());
        List<String> after = lines(difference.generated());
        String from = switch (difference.kind()) {
            case ADDED -> NOWHERE;
            case CHANGED, REMOVED -> "a/" + difference.path();
        };
        String to = switch (difference.kind()) {
            case REMOVED -> NOWHERE;
            case CHANGED, ADDED -> "b/" + difference.path();
        };
        StringBuilder text = new StringBuilder();
        for (String line :
                UnifiedDiffUtils.generateUnifiedDiff(from, to, before, DiffUtils.diff(before, after), CONTEXT)) {
            text.append(Printable.line(line)).append('\n');
        }
        return text.toString();
    }

    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        // The part behind the last line end counts only when something is in it.
        List<String> lines = List.of(text.split("\n", -1));
        return lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    }
}
