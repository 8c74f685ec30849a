package io.omnideploy.plan;

import io.omnideploy.resource.Value;
import java.util.Objects;

/** One side of a difference as it may be shown. */
public sealed interface Shown {
    /** A value in clear; it holds no secret. */
    record Known(Value value) implements Shown {
        public Known {
            Objects.requireNonNull(value, "value");
            if (value.isSecret()) {
                throw new IllegalArgumentException("a secret is masked");
            }
        }
    }

    /** Not there. */
    record Absent() implements Shown {}

    /** Known once it is applied. */
    record AtApply() implements Shown {}

    /** A secret, or text with a secret in it. */
    record Masked() implements Shown {}

    /** Returns a value, masked if a secret is in it. */
    static Shown of(Value value) {
        return value.isSecret() ? new Masked() : new Known(value);
    }
}
