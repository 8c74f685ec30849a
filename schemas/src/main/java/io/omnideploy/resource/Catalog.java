package io.omnideploy.resource;

import java.util.Optional;

/** Knows how each tool writes each resource type and provider; reads only what a graph uses. */
public interface Catalog {
    /** Returns the entry of a type, if the catalog has it. */
    Optional<CatalogType> type(ResourceType type);

    /** Returns the header of a provider, if the catalog has it. */
    Optional<CatalogProvider> provider(String name);

    /**
     * Returns the entry of a type.
     *
     * @throws IllegalArgumentException when the catalog has none, which a conformance test rules out for every target
     */
    default CatalogType expect(ResourceType type) {
        return type(type).orElseThrow(() -> new IllegalArgumentException("not in the catalog: " + type));
    }
}
