package io.omnideploy.config;

import java.util.Objects;
import java.util.Optional;

/**
 * Storage that belongs to the deployment, or to nobody in it: several components may mount it.
 *
 * @param size needed where storage is bought by size
 * @param existing the platform's own name of one that is there already, and is only mounted: never made, changed or removed
 * @param protect whether it may not be destroyed; empty if nothing is said
 */
public record SharedVolume(String name, Optional<ByteSize> size, Optional<String> existing, Optional<Boolean> protect) {
    public SharedVolume {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(existing, "existing");
        Objects.requireNonNull(protect, "protect");
    }
}
