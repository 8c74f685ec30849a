package io.omnideploy.engine.image;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One line of .dockerignore, with Docker's own meaning (moby/patternmatcher), which is not that of .gitignore.
 *
 * @param text cleaned, without the mark of an exception
 * @param isException whether what it matches is taken in again
 */
record IgnorePattern(String text, boolean isException, Pattern expression) {
    /** Characters that mean something to the expression and nothing to Docker. */
    private static final String PLAIN = ".+()|{}$";

    /**
     * Reads a line.
     *
     * @return nothing for an empty line or a comment
     * @throws IllegalArgumentException when the line is no pattern
     */
    static Optional<IgnorePattern> parse(String line) {
        if (line.startsWith("#") || line.isBlank()) {
            return Optional.empty();
        }
        String stripped = line.strip();
        boolean isException = stripped.startsWith("!");
        String text = cleaned(isException ? stripped.substring(1).strip() : stripped);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("nothing follows the exclamation mark");
        }
        try {
            return Optional.of(new IgnorePattern(text, isException, Pattern.compile(expression(text))));
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException(malformed.getDescription(), malformed);
        }
    }

    /** Tells whether it matches a path, or a folder around it. */
    boolean matches(String path) {
        if (expression.matcher(path).matches()) {
            return true;
        }
        int slash = path.indexOf('/');
        while (slash >= 0) {
            if (expression.matcher(path.substring(0, slash)).matches()) {
                return true;
            }
            slash = path.indexOf('/', slash + 1);
        }
        return false;
    }

    /** As Go's {@code filepath.Clean}, and without a slash at the beginning. */
    private static String cleaned(String pattern) {
        if (pattern.isEmpty()) {
            return "";
        }
        ArrayDeque<String> parts = new ArrayDeque<>();
        boolean rooted = pattern.startsWith("/");
        for (String part : pattern.split("/+")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(rooted && part.equals(".."))) {
                parts.addLast(part);
            }
        }
        return parts.isEmpty() ? rooted ? "/" : "." : String.join("/", parts);
    }

    private static String expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        boolean inClass = false;
        for (int at = 0; at < pattern.length(); at++) {
            char character = pattern.charAt(at);
            if (character == '*' && !inClass) {
                if (at + 1 < pattern.length() && pattern.charAt(at + 1) == '*') {
                    at++;
                    if (at + 1 < pattern.length() && pattern.charAt(at + 1) == '/') {
                        at++;
                    }
                    expression.append(at + 1 == pattern.length() ? ".*" : "(.*/)?");
                } else {
                    expression.append("[^/]*");
                }
            } else if (character == '?' && !inClass) {
                expression.append("[^/]");
            } else if (character == '\\') {
                expression.append('\\').append(at + 1 < pattern.length() ? pattern.charAt(++at) : '\\');
            } else if (inClass && (character == '[' || character == '&')) {
                // Means something inside a class to Java alone.
                expression.append('\\').append(character);
            } else {
                inClass = character == '[' || (inClass && character != ']');
                expression.append(PLAIN.indexOf(character) >= 0 ? "\\" : "").append(character);
            }
        }
        return expression.toString();
    }
}
