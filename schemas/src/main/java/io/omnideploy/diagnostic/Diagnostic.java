package io.omnideploy.diagnostic;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong, or worth knowing, about the input: cause first, then the way out.
 *
 * @param code stable id of the rule in kebab case, by which it is documented and silenced
 * @param severity its weight
 * @param message the cause, one sentence without the place
 * @param path where in the description, as {@code components.web.container.image}
 * @param span where in the file, if it came from one
 * @param remedy what to do about it, one sentence
 */
public record Diagnostic(
        String code,
        Severity severity,
        String message,
        Optional<String> path,
        Optional<SourceSpan> span,
        Optional<String> remedy)
        implements Comparable<Diagnostic> {
    /** The most characters of a message. */
    private static final int LONGEST = 2000;

    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(
                    (Diagnostic diagnostic) -> diagnostic.span().isEmpty())
            .thenComparing(diagnostic -> diagnostic.span().map(SourceSpan::file).orElse(""))
            .thenComparing(diagnostic -> diagnostic.span().map(SourceSpan::line).orElse(0))
            .thenComparing(
                    diagnostic -> diagnostic.span().map(SourceSpan::column).orElse(0))
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    public Diagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        message = readable(Objects.requireNonNull(message, "message"));
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** A message may repeat what somebody wrote, however long that is; nobody reads more than this. */
    private static String readable(String message) {
        return message.length() <= LONGEST
                ? message
                : message.substring(0, message.offsetByCodePoints(0, LONGEST / 2)) + " … "
                        + message.substring(message.length() - LONGEST / 8);
    }

    /** Starts an error without place. */
    public static Diagnostic error(String code, String message) {
        return new Diagnostic(code, Severity.ERROR, message, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Starts a warning without place. */
    public static Diagnostic warning(String code, String message) {
        return new Diagnostic(code, Severity.WARNING, message, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Starts a note without place. */
    public static Diagnostic note(String code, String message) {
        return new Diagnostic(code, Severity.NOTE, message, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns this diagnostic at another place. */
    public Diagnostic at(Optional<SourceSpan> place) {
        return new Diagnostic(code, severity, message, path, place, remedy);
    }

    /** Returns this diagnostic at another place. */
    public Diagnostic at(SourceSpan place) {
        return at(Optional.of(place));
    }

    /** Returns this diagnostic about another path of the description. */
    public Diagnostic about(Object configPath) {
        return new Diagnostic(code, severity, message, Optional.of(configPath.toString()), span, remedy);
    }

    /** Returns this diagnostic with a way out. */
    public Diagnostic remedy(String wayOut) {
        return new Diagnostic(code, severity, message, path, span, Optional.of(wayOut));
    }

    /** Orders by place in the file first, so that a list reads from top to bottom. */
    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }
}
