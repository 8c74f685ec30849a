package io.omnideploy.spi;

import java.util.Objects;

/**
 * One thing that the preparation of an account is about.
 *
 * @param kind what it is, lower case: "policy", "group" and so on
 * @param name by which the platform knows it
 * @param detail what is worth knowing of it, never a secret; may be empty
 */
public record PreparedPart(String kind, String name, State state, String detail) {
    public PreparedPart {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
    }

    /** How it stands with it. */
    public enum State {
        /** As it should be. */
        PRESENT,
        /** Not there. */
        MISSING,
        /** There, and not as it should be. */
        OUTDATED,
        /** Made just now. */
        CREATED,
        /** Put right just now. */
        UPDATED
    }
}
