package io.omnideploy.resource;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the tools get a provider: one major version per tool at a time.
 *
 * @param tools what each tool needs, by tool name: {@code terraform} has source, version and name, {@code pulumi} package
 *     and version of its classes, the version of its plug-in for what these don't have, and so on
 * @param settings the provider's own settings, as properties
 */
public record CatalogProvider(
        String name, SortedMap<String, SortedMap<String, String>> tools, List<CatalogProperty> settings) {
    public CatalogProvider {
        tools = Collections.unmodifiableSortedMap(new TreeMap<>(tools));
        settings = List.copyOf(settings);
    }

    /** Returns what a tool needs to know of this provider; empty when it can't use it. */
    public Optional<SortedMap<String, String>> tool(String tool) {
        return Optional.ofNullable(tools.get(tool));
    }
}
