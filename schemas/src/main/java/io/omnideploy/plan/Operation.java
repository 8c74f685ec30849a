package io.omnideploy.plan;

import java.util.Locale;

/** What happens to a resource. */
public enum Operation {
    /** Nothing: it is as wanted. */
    NONE,
    CREATE,
    UPDATE,
    /** Destroyed and made anew. */
    REPLACE,
    DELETE,
    /** Found on the platform with this stack's labels and taken into the state, after a run that was cut off. */
    ADOPT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
