package io.omnideploy.spi;

import java.util.List;
import java.util.Optional;

/** Finds the platform of a provider by its name. */
@FunctionalInterface
public interface Platforms {
    /** Returns the platform of a provider, if there is one among the plug-ins. */
    Optional<Platform> find(String provider);

    /** Returns every platform among the plug-ins, by provider; loads all of them. */
    default List<Platform> all() {
        return List.of();
    }
}
