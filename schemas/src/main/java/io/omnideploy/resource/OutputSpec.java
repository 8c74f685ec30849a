package io.omnideploy.resource;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something that a run tells at its end, such as a URL.
 *
 * @param name snake_case, unique in the graph
 * @param origins why it is there
 */
public record OutputSpec(String name, Value value, String description, SortedSet<Origin> origins) {
    public OutputSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(description, "description");
        origins = Collections.unmodifiableSortedSet(new TreeSet<>(origins));
    }

    public OutputSpec(String name, Value value, String description) {
        this(name, value, description, new TreeSet<>());
    }
}
