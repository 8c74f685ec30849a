package io.omnideploy.resource;

import java.util.Objects;

/**
 * Something that a run tells at its end, such as a URL.
 *
 * @param name snake_case, unique in the graph
 */
public record OutputSpec(String name, Value value, String description) {
    public OutputSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(description, "description");
    }
}
