package io.omnideploy.target.ecs;

import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Template;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.SecretInputs;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What can be referred to as {@code ${owner.attribute}}, and templates with these references filled in. A value with a secret
 * in it stays one: whoever gives it to a task gives it as a secret.
 */
final class Addresses {
    private final Map<String, Map<String, Set<Origin>>> lines = new TreeMap<>();
    private final TemplateValues values;

    Addresses(DeployConfig config, SecretInputs secrets) {
        values = new TemplateValues(config, secrets);
    }

    /** Says what a backing service can be asked. */
    void put(String owner, Map<String, Value> attributes) {
        values.put(owner, attributes);
    }

    /** Says which lines stand behind an attribute of a backing service, so that whoever refers to it has them as origins. */
    void because(String owner, String attribute, Set<Origin> why) {
        lines.computeIfAbsent(owner, key -> new TreeMap<>()).put(attribute, Set.copyOf(why));
    }

    /** Returns the lines behind the references in a template. */
    Set<Origin> why(Template template) {
        Set<Origin> origins = new TreeSet<>();
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.Reference reference) {
                origins.addAll(
                        lines.getOrDefault(reference.owner(), Map.of()).getOrDefault(reference.attribute(), Set.of()));
            }
        }
        return origins;
    }

    /** Returns a template as a value; every reference in it was checked when the description was resolved. */
    Value value(Template template, String purpose) {
        return values.value(template, purpose);
    }
}
