package io.omnideploy.engine;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.load.Limits;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a target has against a description that is refused already, so that one run tells all. */
final class SecondOpinion {
    private SecondOpinion() {}

    /**
     * Returns the errors of a target about what is not refused yet.
     *
     * @param refused why the description is refused
     */
    static List<Diagnostic> of(Target target, ExpandRequest request, List<Diagnostic> refused) {
        List<Diagnostic> further = new ArrayList<>();
        for (Diagnostic diagnostic : opinion(target, request)) {
            if (diagnostic.severity() == Severity.ERROR
                    && refused.stream().noneMatch(known -> meets(known, diagnostic))) {
                further.add(diagnostic);
            }
        }
        return further;
    }

    private static List<Diagnostic> opinion(Target target, ExpandRequest request) {
        try {
            Validated<Expansion> expanded = target.expand(request);
            List<Diagnostic> opinion = new ArrayList<>(expanded.diagnostics());
            expanded.value()
                    .ifPresent(expansion -> opinion.addAll(Limits.refusals(request.config(), expansion.ledger())));
            return opinion;
        } catch (Refused refusal) {
            return refusal.diagnostics();
        } catch (RuntimeException inconceivable) {
            // A target need not know what to make of what it said it can't carry over; the refusal stands without it.
            return List.of();
        }
    }

    /** Tells whether one of two is about a part of what the other is about: it may be but a consequence. */
    private static boolean meets(Diagnostic known, Diagnostic further) {
        return known.path().isEmpty()
                || further.path().isEmpty()
                || isWithin(known.path(), further.path())
                || isWithin(further.path(), known.path());
    }

    private static boolean isWithin(Optional<String> outer, Optional<String> inner) {
        String above = outer.orElseThrow();
        String below = inner.orElseThrow();
        return below.equals(above) || below.startsWith(above + ".") || below.startsWith(above + "[");
    }
}
