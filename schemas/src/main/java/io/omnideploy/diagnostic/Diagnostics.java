package io.omnideploy.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects diagnostics, so that a run tells all problems at once and not the first alone. */
public final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();

    /** Adds one diagnostic. */
    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** Adds several diagnostics. */
    public void addAll(Collection<Diagnostic> diagnostics) {
        found.addAll(diagnostics);
    }

    /** Takes the diagnostics of a validated value and returns the value, or null where there is none. */
    public <T> T take(Validated<T> validated) {
        found.addAll(validated.diagnostics());
        return validated.value().orElse(null);
    }

    /** Tells whether an error is among them. */
    public boolean hasErrors() {
        return found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /** Returns what was collected, by place, each only once. */
    public List<Diagnostic> sorted() {
        return found.stream().distinct().sorted().toList();
    }

    /**
     * Goes on only if there is no error.
     *
     * @throws Refused with all diagnostics when an error is among them
     */
    public void refuseOnError() {
        if (hasErrors()) {
            throw new Refused(sorted());
        }
    }
}
