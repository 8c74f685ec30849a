package io.omnideploy.backend.cdk.emit;

import io.omnideploy.backend.cdk.template.Retention;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.resource.ResourceId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** A resource of the template while it is put together. */
final class Draft {
    private final String logicalId;
    private final String type;
    private final ResourceId origin;
    private final Retention retention;
    private final Tree properties = new Tree();
    private final SortedSet<String> first = new TreeSet<>();
    private final SortedSet<String> revisions = new TreeSet<>();

    Draft(String logicalId, String type, ResourceId origin, Retention retention) {
        this.logicalId = logicalId;
        this.type = type;
        this.origin = origin;
        this.retention = retention;
    }

    String logicalId() {
        return logicalId;
    }

    ResourceId origin() {
        return origin;
    }

    Tree properties() {
        return properties;
    }

    /** Says what must be there before. */
    void after(String other) {
        first.add(other);
    }

    /** Says that it must notice another value of a secret, of which a parameter tells. */
    void notices(String parameter) {
        revisions.add(parameter);
    }

    /** Returns the parameters that tell of other values of secrets. */
    SortedSet<String> revisions() {
        return revisions;
    }

    /**
     * Returns the resource.
     *
     * @param companions what comes with a resource, by its logical id
     */
    TemplateResource finish(Map<String, String> companions) {
        SortedMap<String, TemplateValue> values = properties.freeze();
        Set<String> referred = new HashSet<>();
        values.values().forEach(value -> referred.addAll(value.references()));
        Set<String> needed = new HashSet<>(referred);
        needed.addAll(first);
        needed.forEach(need -> {
            if (companions.containsKey(need) && !companions.containsValue(logicalId)) {
                first.add(companions.get(need));
            }
        });
        first.removeAll(referred);
        first.remove(logicalId);
        return new TemplateResource(logicalId, type, values, first, retention, retention, origin);
    }
}
