package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.java.JavaNames;
import io.omnideploy.templates.java.JavaType;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Of which class each type of a graph is: one of Pulumi's, or one of the program's own, which declares it by its token. A type
 * gets a class of its own where Pulumi has none, and where the graph says something that Pulumi's class can't: all resources of
 * that type then, since one program with two classes of one name would puzzle its readers.
 */
final class Classes {
    private final Catalog catalog;
    private final PulumiNames pulumi;
    private final SortedMap<ResourceType, JavaType> own = new TreeMap<>();
    private final Set<Inside> more = new HashSet<>();

    /** A property among those beside it, which tell one place of the catalog from another. */
    private record Inside(List<CatalogProperty> fields, CatalogProperty property) {}

    /** @param taken names that no class of the program may have, in lower case */
    Classes(ResourceGraph graph, Catalog catalog, PulumiNames pulumi, String packageName, Set<String> taken) {
        this.catalog = catalog;
        this.pulumi = pulumi;
        Set<ResourceType> needed = new HashSet<>();
        for (ResourceSpec spec : graph.resources().values()) {
            note(spec.id().type(), spec.properties(), needed);
        }
        for (Lookup lookup : graph.lookups().values()) {
            note(lookup.type(), lookup.properties(), needed);
        }
        Set<String> used = new HashSet<>(taken);
        needed.stream().sorted().forEach(type -> {
            String name = PulumiNames.capital(PulumiNames.name(pulumi.token(type)));
            String free = used.contains(name.toLowerCase(Locale.ROOT)) ? name + "Resource" : name;
            own.put(type, new JavaType(packageName, JavaNames.unique(free, used)));
            used.add((free + "Args").toLowerCase(Locale.ROOT));
        });
    }

    private void note(ResourceType type, Map<String, Value> properties, Set<ResourceType> needed) {
        CatalogType known = catalog.expect(type);
        boolean saysMore = saysMore(known.properties(), properties);
        if (saysMore || !isKnown(known)) {
            needed.add(type);
        }
    }

    private boolean isKnown(CatalogType type) {
        return pulumi.hasPackage(type.type().provider()) && !type.since().containsKey(PulumiNames.TOOL);
    }

    /** Returns the class that Pulumi has for a type that has one of the program's own. */
    Optional<JavaType> counterpart(ResourceType type) {
        return isKnown(catalog.expect(type)) ? Optional.of(pulumi.type(type)) : Optional.empty();
    }

    /** Tells whether something is said that Pulumi's class has no argument for, and notes where. */
    private boolean saysMore(List<CatalogProperty> known, Map<String, Value> properties) {
        boolean any = false;
        for (CatalogProperty property : known) {
            Value value = properties.get(property.name());
            if (value == null || value instanceof Value.Null || !Arguments.isArgument(property)) {
                continue;
            }
            if (saysMore(property.fields(), value)) {
                more.add(new Inside(known, property));
                any = true;
            }
            any |= property.since().containsKey(PulumiNames.TOOL);
        }
        return any;
    }

    private boolean saysMore(List<CatalogProperty> fields, Value value) {
        if (fields.isEmpty()) {
            return false;
        }
        return switch (value) {
            case Value.Obj object -> saysMore(fields, object.fields());
            case Value.Seq seq -> {
                boolean any = false;
                for (Value item : seq.items()) {
                    any |= saysMore(fields, item);
                }
                yield any;
            }
            default -> false;
        };
    }

    /** Tells whether something in a property is said that Pulumi's classes have no argument for. */
    boolean saysMore(List<CatalogProperty> fields, CatalogProperty property) {
        return property.since().containsKey(PulumiNames.TOOL) || more.contains(new Inside(fields, property));
    }

    /** Returns the class of a type; of a lookup, the one of its arguments without that word. */
    JavaType type(ResourceType type) {
        JavaType ours = own.get(type);
        return ours == null ? pulumi.type(type) : ours;
    }

    /** Tells whether a type is declared by its token. */
    boolean isOwn(ResourceType type) {
        return own.containsKey(type);
    }

    /** Tells whether anything of a provider is declared by its token. */
    boolean hasOwn(String provider) {
        return own.keySet().stream().anyMatch(type -> type.provider().equals(provider));
    }

    /** Returns the program's own classes by type. */
    SortedMap<ResourceType, JavaType> own() {
        return own;
    }
}
