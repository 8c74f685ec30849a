package io.omnideploy.spi;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceSpec;
import java.util.Objects;

/**
 * A resource that a platform is to make or change.
 *
 * @param spec what is wanted; references are already replaced by what they refer to, secrets are not
 * @param memory what the platform keeps with the resource and gives back in {@link LiveResource#memory}
 * @param secrets gives the values of the secrets in it
 * @param progress told what happens while it waits
 */
public record WriteRequest(
        DeploymentId id, ResourceSpec spec, String memory, Secrets secrets, Progress.Listener progress) {
    public WriteRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(secrets, "secrets");
        Objects.requireNonNull(progress, "progress");
    }
}
