package io.omnideploy.plan;

import java.util.Objects;

/**
 * A difference in one property.
 *
 * @param path property path as {@code env.GREETING}
 * @param replaces whether it makes the resource be replaced
 */
public record PropertyChange(String path, Shown before, Shown after, boolean replaces) {
    public PropertyChange {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}
