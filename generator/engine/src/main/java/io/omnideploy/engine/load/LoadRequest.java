package io.omnideploy.engine.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which description to load.
 *
 * @param configs the files as the user named them, the later laid over the earlier; none if none was named
 * @param directory the folder that relative files are relative to, and that is searched when none was named
 * @param adapter the adapter to read them with, if one was named
 * @param environment the variables that a foreign format may use
 * @param profiles the groups of optional parts that were chosen, for formats that have such
 */
public record LoadRequest(
        List<Path> configs,
        Path directory,
        Optional<String> adapter,
        Map<String, String> environment,
        Set<String> profiles) {
    public LoadRequest {
        configs = List.copyOf(configs);
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(adapter, "adapter");
        environment = Map.copyOf(environment);
        profiles = Set.copyOf(profiles);
    }

    /** Makes the request for one file at most, without variables. */
    public LoadRequest(Optional<Path> config, Path directory, Optional<String> adapter) {
        this(config.stream().toList(), directory, adapter, Map.of(), Set.of());
    }
}
