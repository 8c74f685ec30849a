package io.omnideploy.config;

import io.omnideploy.diagnostic.SourceSpan;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where each value of a resolved description was written. What is not in here is a default.
 *
 * @param leaves the place of each leaf that a person wrote, by path
 */
public record Positions(NavigableMap<ConfigPath, SourceSpan> leaves) {
    /** No places: a description that was made, not read. */
    public static final Positions NONE = new Positions(new TreeMap<>());

    public Positions {
        leaves = Collections.unmodifiableNavigableMap(new TreeMap<>(leaves));
    }

    /** Tells whether a person wrote the value at a path, or something below it. */
    public boolean isGiven(ConfigPath path) {
        ConfigPath first = leaves.ceilingKey(path);
        return first != null && path.contains(first);
    }

    /**
     * Returns the place of a path; of what is written below it, or else below the nearest thing around it, the first line.
     */
    public Optional<SourceSpan> of(ConfigPath path) {
        for (ConfigPath at = path; ; at = at.parent()) {
            Optional<SourceSpan> span = earliestAtOrBelow(at);
            if (span.isPresent() || at.segments().isEmpty()) {
                return span;
            }
        }
    }

    /** Returns the paths of all leaves that a person wrote. */
    public SortedSet<ConfigPath> written() {
        return new TreeSet<>(leaves.keySet());
    }

    /** Paths are in the order of the alphabet, and people read from the top. */
    private Optional<SourceSpan> earliestAtOrBelow(ConfigPath path) {
        SourceSpan earliest = leaves.get(path);
        if (earliest == null) {
            for (Map.Entry<ConfigPath, SourceSpan> leaf : leaves.tailMap(path).entrySet()) {
                if (!path.contains(leaf.getKey())) {
                    break;
                }
                if (earliest == null || leaf.getValue().compareTo(earliest) < 0) {
                    earliest = leaf.getValue();
                }
            }
        }
        return Optional.ofNullable(earliest);
    }
}
