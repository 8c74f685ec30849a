package io.omnideploy.plan;

import io.omnideploy.config.ConfigPath;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * Says what became of a written value that a target could not carry over as it is.
 *
 * @param rule stable name in kebab case
 * @param reason what the platform does instead, or why it can't; one sentence
 * @param remedy what to do about it, one sentence
 */
public record LedgerEntry(ConfigPath path, Fate fate, String rule, String reason, String remedy)
        implements Comparable<LedgerEntry> {
    private static final Comparator<LedgerEntry> ORDER =
            Comparator.comparing(LedgerEntry::path).thenComparing(LedgerEntry::rule);

    public LedgerEntry {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** What became of it. */
    public enum Fate {
        /** Done in another way that serves the same end. */
        APPROXIMATED,
        /** Left out; costs capacity, comfort or looks. */
        DROPPED,
        /** Left out would lose data, secrecy or reachability: an error. */
        REFUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public int compareTo(LedgerEntry other) {
        return ORDER.compare(this, other);
    }
}
