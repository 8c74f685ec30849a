package io.omnideploy.spi;

import java.util.List;
import java.util.Objects;

/**
 * Something by which a platform is told from another: an account, a cluster, an engine. What a description pins under
 * {@code identity} is compared with it, and what was approved for one is not done to another.
 *
 * @param value how the platform itself tells it
 * @param names other forms in which a description may write the same, such as an engine's name beside its ID
 * @param kind whether it belongs to the platform or to the way there
 */
public record PlatformFact(String value, List<String> names, Kind kind) {
    public PlatformFact {
        Objects.requireNonNull(value, "value");
        names = List.copyOf(names);
        Objects.requireNonNull(kind, "kind");
    }

    /** What a fact is about. */
    public enum Kind {
        /** The platform itself: the same from wherever it is asked. */
        SELF,
        /** How this machine reaches it, such as an address or a context: another machine may have another way. */
        WAY
    }

    /** Returns a fact about the platform itself. */
    public static PlatformFact self(String value, String... names) {
        return new PlatformFact(value, List.of(names), Kind.SELF);
    }

    /** Returns a fact about the way there. */
    public static PlatformFact way(String value) {
        return new PlatformFact(value, List.of(), Kind.WAY);
    }

    /** Tells whether a description means this. */
    public boolean isMeantBy(String pinned) {
        return value.equals(pinned) || names.contains(pinned);
    }

    /** Returns the value with its other forms, for people. */
    @Override
    public String toString() {
        return names.isEmpty() ? value : value + " (" + String.join(", ", names) + ")";
    }
}
