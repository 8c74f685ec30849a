package io.omnideploy.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Ends a command before anything was touched: the input, the identity or a plan does not allow it (exit code 2). */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    public Refused(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::message).collect(Collectors.joining("; ")), null, false, false);
        this.diagnostics = List.copyOf(diagnostics);
    }

    public Refused(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    /** Returns every reason, by place. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
