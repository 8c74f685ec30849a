package io.omnideploy.backend.cdk.template;

import io.omnideploy.resource.DependencyOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A CloudFormation template with what its stack needs besides. Whatever a value refers to is in it; resources wait for each
 * other without a cycle.
 *
 * @param stackName the name of the stack, {@code <name>-<stack>}
 * @param description one sentence, at most 1,024 bytes
 * @param protect whether the stack has termination protection
 * @param tags of the stack, which CloudFormation puts on all of its resources
 * @param parameters by name
 * @param resources by logical id
 * @param outputs by name
 */
public record Template(
        String stackName,
        String description,
        boolean protect,
        SortedMap<String, String> tags,
        SortedMap<String, TemplateParameter> parameters,
        SortedMap<String, TemplateResource> resources,
        SortedMap<String, TemplateOutput> outputs) {
    /** What the catalog calls the tool whose types a template has. */
    public static final String TOOL = "cloudformation";

    public Template {
        Objects.requireNonNull(stackName, "stackName");
        Objects.requireNonNull(description, "description");
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        Set<String> known = new HashSet<>(parameters.keySet());
        resources.keySet().forEach(id -> {
            if (!known.add(id)) {
                throw new IllegalArgumentException(id + " is a parameter and a resource");
            }
        });
        resources.values().forEach(resource -> requireKnown(known, resource.needs(), resource.logicalId()));
        outputs.values().forEach(output -> requireKnown(known, output.value().references(), output.name()));
    }

    private static void requireKnown(Set<String> known, Set<String> used, String user) {
        for (String name : used) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(user + " refers to " + name + ", which is not in the template");
            }
        }
    }

    /**
     * Returns the resources, each after those that it needs, else by logical id.
     *
     * @throws IllegalArgumentException when resources wait for each other
     */
    public List<TemplateResource> inOrder() {
        SortedMap<String, Set<String>> needs = new TreeMap<>();
        resources.forEach((id, resource) -> {
            Set<String> needed = new TreeSet<>(resource.needs());
            needed.retainAll(resources.keySet());
            needs.put(id, needed);
        });
        List<TemplateResource> ordered = new ArrayList<>(resources.size());
        DependencyOrder.of(needs).forEach(id -> ordered.add(resources.get(id)));
        return List.copyOf(ordered);
    }
}
