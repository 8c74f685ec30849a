package io.omnideploy.resource;

import java.util.Objects;
import java.util.Optional;

/**
 * An input of the graph that is not secret and may differ at each run.
 *
 * @param name snake_case, unique among inputs and secrets
 */
public record InputSpec(String name, String description, Optional<Value> fallback) {
    public InputSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(fallback, "fallback");
    }
}
