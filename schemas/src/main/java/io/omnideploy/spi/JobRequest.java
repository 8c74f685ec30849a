package io.omnideploy.spi;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.ResourceId;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Which job is to run.
 *
 * @param job the resource that was made for it
 * @param lines takes each line that it says, without its end
 */
public record JobRequest(DeploymentId id, ResourceId job, Consumer<String> lines) {
    public JobRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(lines, "lines");
    }
}
