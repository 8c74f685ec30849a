package io.omnideploy.spi;

import io.omnideploy.resource.ResourceId;
import java.util.Objects;

/**
 * A job that can be started.
 *
 * @param resource what {@link PlatformSession#run} is given for it
 * @param start what making the resource anew does
 */
public record Job(ResourceId resource, Start start) {
    public Job {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(start, "start");
    }

    /** Whether a job that belongs to each change of its stack runs by being made. */
    public enum Start {
        /** It is the run itself, such as a container: who makes it runs it, and waits until it has ended. */
        WHEN_MADE,
        /** It only says what would run, such as a task definition: somebody must start it each time. */
        WHEN_ASKED,
        /** The platform runs it itself around each change of the resource: nobody has to start it for that. */
        BY_PLATFORM
    }
}
