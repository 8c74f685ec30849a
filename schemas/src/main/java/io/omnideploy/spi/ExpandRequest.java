package io.omnideploy.spi;

import io.omnideploy.config.DeployConfig;
import java.util.Objects;

/** What a target is given to turn into resources. */
public record ExpandRequest(DeployConfig config) {
    public ExpandRequest {
        Objects.requireNonNull(config, "config");
    }
}
