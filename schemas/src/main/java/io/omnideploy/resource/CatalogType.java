package io.omnideploy.resource;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the tools write one resource type.
 *
 * @param names its name in each tool, by tool name: {@code terraform}, {@code pulumi}, {@code cloudformation}; a tool that is
 *     absent can't write it
 * @param omitted why a tool leaves such a resource out though the graph has it, by tool name; nothing may refer to one
 * @param since the version of a tool's plug-in from which on it is known, by tool name, where the tool has no class for it
 * @param folded the one argument in which a tool takes the whole object in the form of the provider's own API, by tool name
 * @param holdsData whether destroying it loses data of people
 * @param partOf the property that names the resource of which this is but a setting, and with which it stays or goes
 * @param guard the property that decides whether it can be destroyed; what was last applied of it counts
 * @param properties in the order in which an expert would write them
 * @param attributes computed by the platform, to which others may refer
 * @param attributeNames what a tool calls an attribute, by tool name, only where it is another word
 * @param structure how a tool cuts such things into resources where it cuts them otherwise, by tool name; the words are that
 *     tool's own, see docs/catalog.md
 */
public record CatalogType(
        ResourceType type,
        SortedMap<String, String> names,
        SortedMap<String, String> omitted,
        SortedMap<String, String> since,
        SortedMap<String, String> folded,
        boolean holdsData,
        Optional<String> partOf,
        Optional<String> guard,
        List<CatalogProperty> properties,
        Set<String> attributes,
        SortedMap<String, SortedMap<String, String>> attributeNames,
        SortedMap<String, SortedMap<String, String>> structure) {
    public CatalogType {
        Objects.requireNonNull(type, "type");
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        omitted = Collections.unmodifiableSortedMap(new TreeMap<>(omitted));
        since = Collections.unmodifiableSortedMap(new TreeMap<>(since));
        folded = Collections.unmodifiableSortedMap(new TreeMap<>(folded));
        Objects.requireNonNull(partOf, "partOf");
        Objects.requireNonNull(guard, "guard");
        properties = List.copyOf(properties);
        attributes = Collections.unmodifiableSortedSet(new TreeSet<>(attributes));
        attributeNames = Collections.unmodifiableSortedMap(new TreeMap<>(attributeNames));
        structure = Collections.unmodifiableSortedMap(new TreeMap<>(structure));
    }

    /** Returns what a tool calls an attribute or, since one may refer to these too, a property. */
    public String attributeName(String tool, String attribute) {
        String special = attributeNames.getOrDefault(tool, new TreeMap<>()).get(attribute);
        return special == null
                ? property(attribute)
                        .map(property -> property.names().getOrDefault(tool, attribute))
                        .orElse(attribute)
                : special;
    }

    /** Returns its name in a tool, if the tool can write it. */
    public Optional<String> name(String tool) {
        return Optional.ofNullable(names.get(tool));
    }

    /** Returns a property by its name in the graph. */
    public Optional<CatalogProperty> property(String name) {
        return properties.stream()
                .filter(property -> property.name().equals(name))
                .findFirst();
    }
}
