package io.omnideploy.spi;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.plan.LedgerEntry;
import java.util.List;
import java.util.Objects;

/**
 * A part of the description that a target can't carry over as it is, wherever it is written.
 *
 * @param pattern path with {@code *} for any one segment, as {@code components.*.service.autoscaling}; all below is meant too
 * @param fate what becomes of it
 * @param rule stable name in kebab case
 * @param reason what the platform does instead, or why it can't; one sentence
 * @param remedy what to do about it, one sentence
 */
public record Limitation(String pattern, LedgerEntry.Fate fate, String rule, String reason, String remedy) {
    public Limitation {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** Tells whether a written path is meant. */
    public boolean covers(ConfigPath path) {
        String[] wanted = pattern.split("\\.");
        List<String> segments = path.segments();
        if (segments.size() < wanted.length) {
            return false;
        }
        for (int index = 0; index < wanted.length; index++) {
            if (!wanted[index].equals("*") && !wanted[index].equals(segments.get(index))) {
                return false;
            }
        }
        return true;
    }
}
