package io.omnideploy.plan;

import java.util.Objects;

/**
 * One output of a live stack.
 *
 * @param text its value; shown only when it isn't secret
 */
public record OutputValue(String text, boolean secret, String description) {
    public OutputValue {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(description, "description");
    }

    /** Masks a secret, so that it is never printed by chance. */
    @Override
    public String toString() {
        return secret ? "(secret)" : text;
    }
}
