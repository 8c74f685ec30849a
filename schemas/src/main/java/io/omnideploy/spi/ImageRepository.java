package io.omnideploy.spi;

import java.util.Objects;

/**
 * The images of one name in a registry.
 *
 * @param name without the registry
 * @param address with the registry, as an image's name begins
 * @param created the day on which it was made, as {@code 2026-01-31}; may be empty
 * @param images how many there are, 0 or more
 */
public record ImageRepository(String name, String address, String created, int images) {
    public ImageRepository {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(created, "created");
    }
}
