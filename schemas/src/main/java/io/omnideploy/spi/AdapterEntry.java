package io.omnideploy.spi;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.Locale;
import java.util.Objects;

/**
 * Says what became of a value of a foreign format that is not in the description as it stands.
 *
 * @param path where it stands, in the words of its format
 * @param place where it stands in the file
 * @param rule stable name in kebab case
 * @param reason what became of it, or why nothing did; one sentence
 * @param remedy what to do about it, one sentence; empty where nothing is lost
 */
public record AdapterEntry(ConfigPath path, SourceSpan place, Fate fate, String rule, String reason, String remedy) {
    public AdapterEntry {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** What became of it. A refused value is an error, and no entry. */
    public enum Fate {
        /** Carried over in another form, or by what is the case anyway. */
        MAPPED,
        /** Done in another way that serves the same end. */
        APPROXIMATED,
        /** Left out; costs capacity, comfort or looks. */
        DROPPED,
        /** No input of this run. */
        ELSEWHERE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
