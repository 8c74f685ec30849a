package io.omnideploy.engine.load;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Which description to load.
 *
 * @param config the file as the user named it, if one was named
 * @param directory the folder that a relative file is relative to, and that is searched when none was named
 * @param adapter the adapter to read it with, if one was named
 */
public record LoadRequest(Optional<Path> config, Path directory, Optional<String> adapter) {
    public LoadRequest {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(adapter, "adapter");
    }
}
