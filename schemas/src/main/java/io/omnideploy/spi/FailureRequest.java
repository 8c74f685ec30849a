package io.omnideploy.spi;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.ResourceId;
import java.util.Objects;

/**
 * Which failure a platform is asked about.
 *
 * @param resource what a tool could not bring up
 */
public record FailureRequest(DeploymentId id, ResourceId resource) {
    public FailureRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(resource, "resource");
    }
}
