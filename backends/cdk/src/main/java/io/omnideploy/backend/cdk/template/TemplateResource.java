package io.omnideploy.backend.cdk.template;

import io.omnideploy.resource.ResourceId;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One resource of a template.
 *
 * @param logicalId letters and digits, at most 255, unique among resources and parameters
 * @param type as {@code AWS::ECS::Service}
 * @param properties by CloudFormation's name
 * @param dependsOn logical ids of what must be there before, beyond those to which properties refer
 * @param deletion what becomes of it when it leaves the stack
 * @param replacement what becomes of the old one when it is replaced
 * @param origin the resource of the graph that it is; the first one where several became one
 */
public record TemplateResource(
        String logicalId,
        String type,
        SortedMap<String, TemplateValue> properties,
        SortedSet<String> dependsOn,
        Retention deletion,
        Retention replacement,
        ResourceId origin) {
    static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9]{1,255}");

    public TemplateResource {
        if (!LOGICAL_ID.matcher(logicalId).matches()) {
            throw new IllegalArgumentException("not a logical id: " + logicalId);
        }
        Objects.requireNonNull(type, "type");
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        dependsOn = Collections.unmodifiableSortedSet(new TreeSet<>(dependsOn));
        Objects.requireNonNull(deletion, "deletion");
        Objects.requireNonNull(replacement, "replacement");
        Objects.requireNonNull(origin, "origin");
    }

    /** Returns the component to which it belongs. */
    public String component() {
        return origin.component();
    }

    /** Returns the logical ids and parameters that must be there before it. */
    public Set<String> needs() {
        Set<String> needs = new TreeSet<>(dependsOn);
        properties.values().forEach(value -> needs.addAll(value.references()));
        return needs;
    }
}
