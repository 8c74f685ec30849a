package io.omnideploy.spi;

import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceType;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a backend is asked to be able to write and run: every type that a target can put into a graph. */
public record SupportRequest(SortedSet<ResourceType> types, Catalog catalog, Platforms platforms) {
    public SupportRequest {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(platforms, "platforms");
    }

    /** Returns a request about types in any order. */
    public static SupportRequest of(Set<ResourceType> types, Catalog catalog, Platforms platforms) {
        return new SupportRequest(new TreeSet<>(types), catalog, platforms);
    }
}
