package io.omnideploy.diagnostic;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place in a text file that a person can open: one line, from one column on.
 *
 * @param file the file as the user named it, with forward slashes
 * @param line 1-based line
 * @param column 1-based column, counted in Unicode code points
 * @param length number of code points to mark, at least 1
 */
public record SourceSpan(String file, int line, int column, int length) implements Comparable<SourceSpan> {
    private static final Comparator<SourceSpan> ORDER = Comparator.comparing(SourceSpan::file)
            .thenComparingInt(SourceSpan::line)
            .thenComparingInt(SourceSpan::column)
            .thenComparingInt(SourceSpan::length);

    public SourceSpan {
        Objects.requireNonNull(file, "file");
        if (line < 1 || column < 1 || length < 1) {
            throw new IllegalArgumentException("span out of range: %d:%d+%d".formatted(line, column, length));
        }
    }

    @Override
    public int compareTo(SourceSpan other) {
        return ORDER.compare(this, other);
    }

    /** Returns the place as compilers print it, {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
