package io.omnideploy.engine.load.rule;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes what rules find. What only follows from something that is known to be wrong is not told a second time.
 *
 * @param problems where it goes
 * @param places finds the place of a path
 * @param faulty paths at which something was wrong before
 * @param unreadable components and backing services that were so wrong that they are not in the description
 */
public record Findings(
        Diagnostics problems,
        Function<ConfigPath, Optional<SourceSpan>> places,
        Collection<ConfigPath> faulty,
        Collection<String> unreadable) {
    public Findings {
        Objects.requireNonNull(problems, "problems");
        Objects.requireNonNull(places, "places");
        faulty = List.copyOf(faulty);
        unreadable = List.copyOf(unreadable);
    }

    /** Tells an error about a path. */
    void error(ConfigPath path, String code, String message, String remedy) {
        error(path, List.of(path), code, message, remedy);
    }

    /** Tells an error about a path that was concluded from what stands at others. */
    void error(ConfigPath path, List<ConfigPath> from, String code, String message, String remedy) {
        boolean follows = faulty.stream()
                .anyMatch(wrong -> from.stream().anyMatch(read -> read.contains(wrong) || wrong.contains(read)));
        if (!follows) {
            problems.add(Diagnostic.error(code, message)
                    .about(path)
                    .at(places.apply(path))
                    .remedy(remedy));
        }
    }
}
