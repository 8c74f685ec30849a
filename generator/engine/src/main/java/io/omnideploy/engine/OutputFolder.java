package io.omnideploy.engine;

import io.omnideploy.config.DeploymentId;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where generated files go.
 *
 * @param chosen the folder that was asked for, instead of the description's own choice
 * @param layout what lies in it
 */
public record OutputFolder(Optional<Path> chosen, Layout layout) {
    /** The folder beside the description when nothing else is said. */
    public static final String DEFAULT = "infra";

    /** How a folder is divided. */
    public enum Layout {
        /** One folder per stack: the folder belongs to one description. */
        BY_STACK,
        /** One folder per deployment, and in it one per stack: several descriptions share the folder. */
        BY_NAME_AND_STACK
    }

    public OutputFolder {
        Objects.requireNonNull(chosen, "chosen");
        Objects.requireNonNull(layout, "layout");
    }

    /** Returns the folder of one stack, absolute. */
    Path of(DeploymentId id, Path project, Optional<String> described) {
        Path whole = project.resolve(chosen.orElseGet(() -> Path.of(described.orElse(DEFAULT))));
        return switch (layout) {
            case BY_STACK -> whole.resolve(id.stack()).normalize();
            case BY_NAME_AND_STACK ->
                whole.resolve(id.name()).resolve(id.stack()).normalize();
        };
    }
}
