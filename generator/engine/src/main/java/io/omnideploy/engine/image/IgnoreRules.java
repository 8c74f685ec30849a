package io.omnideploy.engine.image;

import java.util.ArrayList;
import java.util.List;

/** What a .dockerignore leaves out of a build. */
final class IgnoreRules {
    private final List<IgnorePattern> patterns;

    private IgnoreRules(List<IgnorePattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException with the line when one is no pattern
     */
    static IgnoreRules parse(String text) {
        List<IgnorePattern> patterns = new ArrayList<>();
        int number = 0;
        for (String line : text.replaceFirst("^\ufeff", "").split("\r?\n")) {
            number++;
            try {
                IgnorePattern.parse(line).ifPresent(patterns::add);
            } catch (IllegalArgumentException malformed) {
                throw new IllegalArgumentException(
                        "line %d, '%s': %s".formatted(number, line.strip(), malformed.getMessage()), malformed);
            }
        }
        return new IgnoreRules(List.copyOf(patterns));
    }

    /** Tells whether a file or folder is left out; the last line that says something about it decides. */
    boolean ignores(String path) {
        boolean ignored = false;
        for (IgnorePattern pattern : patterns) {
            if (pattern.isException() == ignored && pattern.matches(path)) {
                ignored = !ignored;
            }
        }
        return ignored;
    }

    /** Tells whether an exception may take in something below a folder that is left out, as Docker decides it. */
    boolean reachesInto(String folder) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.isException() && (pattern.text() + "/").startsWith(folder + "/"));
    }
}
