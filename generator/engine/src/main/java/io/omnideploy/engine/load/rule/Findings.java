package io.omnideploy.engine.load.rule;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        NavigableSet<ConfigPath> faulty,
        Set<String> unreadable) {
    public Findings {
        Objects.requireNonNull(problems, "problems");
        Objects.requireNonNull(places, "places");
        faulty = Collections.unmodifiableNavigableSet(new TreeSet<>(faulty));
        unreadable = Set.copyOf(unreadable);
    }

    /** Tells an error about a path. */
    void error(ConfigPath path, String code, String message, String remedy) {
        error(path, List.of(path), code, message, remedy);
    }

    /** Tells an error about a path that was concluded from what stands at others. */
    void error(ConfigPath path, List<ConfigPath> from, String code, String message, String remedy) {
        if (from.stream().noneMatch(this::isFaulty)) {
            problems.add(Diagnostic.error(code, message)
                    .about(path)
                    .at(places.apply(path))
                    .remedy(remedy));
        }
    }

    /** Tells whether something is wrong at a path, below it or around it. */
    private boolean isFaulty(ConfigPath path) {
        ConfigPath next = faulty.ceiling(path);
        if (next != null && path.contains(next)) {
            return true;
        }
        ConfigPath around = path;
        while (!around.segments().isEmpty()) {
            around = around.parent();
            if (faulty.contains(around)) {
                return true;
            }
        }
        return false;
    }
}
