package io.omnideploy.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How one running copy of a component fares.
 *
 * @param name its physical name
 * @param state the platform's own word: running, exited and so on
 * @param health the platform's own word, if it checks
 * @param addresses where it is reached from this machine, as {@code 127.0.0.1:8080}
 */
public record InstanceStatus(
        String component, String name, String image, String state, Optional<String> health, List<String> addresses) {
    public InstanceStatus {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(health, "health");
        addresses = List.copyOf(addresses);
    }
}
