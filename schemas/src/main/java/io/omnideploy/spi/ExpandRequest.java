package io.omnideploy.spi;

import io.omnideploy.config.DeployConfig;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a target is given to turn into resources.
 *
 * @param builds the images that the deployment builds itself; their names stand in the description already
 */
public record ExpandRequest(DeployConfig config, List<ImageBuild> builds) {
    public ExpandRequest {
        Objects.requireNonNull(config, "config");
        builds = List.copyOf(builds);
    }

    /** Makes a request about a deployment that builds no image. */
    public ExpandRequest(DeployConfig config) {
        this(config, List.of());
    }

    /** Returns how the image of a component is built, if the deployment builds it. */
    public Optional<ImageBuild> build(String component) {
        for (ImageBuild build : builds) {
            if (build.component().equals(component)) {
                return Optional.of(build);
            }
        }
        return Optional.empty();
    }
}
