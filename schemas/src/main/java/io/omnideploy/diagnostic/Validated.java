package io.omnideploy.diagnostic;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A value together with what was noticed while it was read; the value is absent when an error made it useless.
 *
 * @param value the result, absent when there are errors that prevent one
 * @param diagnostics everything noticed, warnings and notes too
 */
public record Validated<T>(Optional<T> value, List<Diagnostic> diagnostics) {
    public Validated {
        Objects.requireNonNull(value, "value");
        diagnostics = List.copyOf(diagnostics);
    }

    /** Returns a value about which there is nothing to say. */
    public static <T> Validated<T> of(T value) {
        return new Validated<>(Optional.of(value), List.of());
    }

    /** Returns a value with what was noticed. */
    public static <T> Validated<T> of(T value, Diagnostics diagnostics) {
        return new Validated<>(Optional.of(value), diagnostics.sorted());
    }

    /** Returns no value, and why. */
    public static <T> Validated<T> refused(Diagnostics diagnostics) {
        return new Validated<>(Optional.empty(), diagnostics.sorted());
    }

    /** Tells whether an error is among the diagnostics. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /**
     * Returns the value if there is one and no error.
     *
     * @throws Refused with the diagnostics otherwise
     */
    public T orRefuse() {
        if (value.isEmpty() || hasErrors()) {
            throw new Refused(diagnostics);
        }
        return value.get();
    }
}
