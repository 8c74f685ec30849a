package io.omnideploy.spi;

import java.util.Optional;

/** Finds the platform of a provider by its name. */
@FunctionalInterface
public interface Platforms {
    /** Returns the platform of a provider, if there is one among the plug-ins. */
    Optional<Platform> find(String provider);
}
