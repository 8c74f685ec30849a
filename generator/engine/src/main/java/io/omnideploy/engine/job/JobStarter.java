package io.omnideploy.engine.job;

import io.omnideploy.resource.ResourceId;
import java.util.function.Consumer;

/** Starts the jobs of a live stack. */
@FunctionalInterface
public interface JobStarter {
    /**
     * Runs a job to its end.
     *
     * @param lines takes each line that it says
     * @return its exit code, 0 to 255
     */
    int run(ResourceId job, Consumer<String> lines);
}
