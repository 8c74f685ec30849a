package io.omnideploy.plan;

import java.util.Locale;

/** Why a resource changes. */
public enum Cause {
    /** The description says something else than when it was last applied. */
    CONFIG,
    /** The platform has something else than what was last applied. */
    DRIFT,
    /** Something it refers to is replaced. */
    DEPENDENCY,
    /** The last run was cut off, or failed, before it was done. */
    INTERRUPTION,
    /** The stack is destroyed. */
    DESTROY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
