package io.omnideploy.spi;

import io.omnideploy.config.DeploymentId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Which log lines are wanted.
 *
 * @param component only of this one
 * @param tail last lines of each, 0 or more
 * @param follow whether to go on until interrupted
 * @param lines takes the physical name and a line without its end
 */
public record LogsRequest(
        DeploymentId id, Optional<String> component, int tail, boolean follow, BiConsumer<String, String> lines) {
    public LogsRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(lines, "lines");
    }
}
