package io.omnideploy.spi;

import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceType;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /**
     * Returns the refusal of a tool that lacks some of the types; empty when it has all of them.
     *
     * @param tool what the catalog calls the tool
     * @param lack what it lacks, as the beginning of a sentence: {@code Terraform has no resource}
     */
    public Optional<String> refusal(String tool, String lack) {
        List<String> unknown = types.stream()
                .filter(type ->
                        catalog.type(type).flatMap(known -> known.name(tool)).isEmpty())
                .map(ResourceType::toString)
                .toList();
        return unknown.isEmpty() ? Optional.empty() : Optional.of(lack + " for " + String.join(", ", unknown) + ".");
    }
}
