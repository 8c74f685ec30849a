package io.omnideploy.backend.terraform.emit;

import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.templates.hcl.HclExpression.Reference;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What resources, lookups and variables of a graph are called in Terraform. */
public final class Names {
    /** The name of the tool in the catalog. */
    public static final String TOOL = "terraform";

    /** Terraform keeps these for itself as names of variables. */
    private static final Set<String> RESERVED =
            Set.of("count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version");

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private static final String LOOKUP_PREFIX = "data.";

    private final Catalog catalog;
    private final SortedMap<String, ResourceId> byAddress;

    public Names(ResourceGraph graph, Catalog catalog) {
        this.catalog = catalog;
        SortedMap<String, ResourceId> addresses = new TreeMap<>();
        for (ResourceId id : graph.resources().keySet()) {
            ResourceId other = addresses.put(address(id), id);
            if (other != null) {
                throw new IllegalArgumentException("two resources have the address " + id + ": of components "
                        + id.component() + " and " + other.component());
            }
        }
        byAddress = Collections.unmodifiableSortedMap(addresses);
    }

    /** Returns the graph's resources by Terraform address. */
    public Map<String, ResourceId> byAddress() {
        return byAddress;
    }

    /** Returns the resource at a Terraform address, if the graph has it; one of several at an address with a key. */
    public Optional<ResourceId> resource(String address) {
        return Optional.ofNullable(byAddress.get(withoutKey(address)));
    }

    /** Returns the address of all of which this is the address of one. */
    public static String withoutKey(String address) {
        int key = address.indexOf('[');
        return key < 0 ? address : address.substring(0, key);
    }

    /** Returns the Terraform type of a resource. */
    public String type(ResourceType type) {
        return catalog.expect(type)
                .name(TOOL)
                .orElseThrow(() -> new IllegalArgumentException("Terraform has no resource for " + type));
    }

    /** Tells whether Terraform makes one resource per item of a list out of each of a type. */
    boolean isOnePerItem(ResourceType type) {
        return catalog.expect(type).properties().stream()
                .anyMatch(property -> property.transform().get(TOOL) instanceof Transform.Each);
    }

    /** Returns what the catalog knows of a type. */
    CatalogType known(ResourceType type) {
        return catalog.expect(type);
    }

    /** Returns the Terraform type of a lookup. */
    public String type(Lookup lookup) {
        String name = type(lookup.type());
        if (!name.startsWith(LOOKUP_PREFIX)) {
            throw new IllegalArgumentException("not a type to look up: " + lookup.type());
        }
        return name.substring(LOOKUP_PREFIX.length());
    }

    /** Returns the name of a resource within its type; one type that takes objects of several kinds has the kind in it. */
    public String name(ResourceId id) {
        String name = id.name().replace('-', '_');
        return catalog.expect(id.type()).folded().containsKey(TOOL)
                ? name + CAPITAL.matcher(id.type().kind()).replaceAll("_$0").toLowerCase(Locale.ROOT)
                : name;
    }

    /** Returns the address by which Terraform knows a resource. */
    public String address(ResourceId id) {
        return type(id.type()) + "." + name(id);
    }

    /** Returns what leads to a resource as a whole. */
    Reference reference(ResourceId id) {
        return Reference.of(type(id.type()), name(id));
    }

    /** Returns the name of the variable for an input or a secret. */
    public static String variable(String input) {
        return RESERVED.contains(input) ? input + "_value" : input;
    }

    /** Returns the variable of the environment by which Terraform takes the value of an input or a secret. */
    public static String environmentVariable(String input) {
        return "TF_VAR_" + variable(input);
    }
}
