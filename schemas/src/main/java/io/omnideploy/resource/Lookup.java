package io.omnideploy.resource;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that exists outside of the graph and is found at apply, never by {@code generate}.
 *
 * @param name snake_case, unique in the graph
 * @param type a type that the catalog marks as one to look up
 */
public record Lookup(String name, ResourceType type, SortedMap<String, Value> properties) {
    public Lookup {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }
}
