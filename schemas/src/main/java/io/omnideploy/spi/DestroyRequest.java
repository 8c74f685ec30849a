package io.omnideploy.spi;

import java.util.Objects;

/**
 * What a backend is given to remove.
 *
 * @param run the stack as it was last applied
 * @param keepData whether resources that hold data are left where they are and given up by the state
 */
public record DestroyRequest(RunRequest run, boolean keepData) {
    public DestroyRequest {
        Objects.requireNonNull(run, "run");
    }

    /** Returns this request without what a tool does without, as {@link EmitRequest#without} tells. */
    public DestroyRequest without(String tool) {
        return new DestroyRequest(run.without(tool), keepData);
    }
}
