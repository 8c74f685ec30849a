package io.omnideploy.backend.cdk.template;

import java.util.Objects;
import java.util.Optional;

/**
 * An output of a template.
 *
 * @param name letters and digits, unique among all names of the template
 * @param output what the graph calls it
 * @param description one sentence for people
 */
public record TemplateOutput(String name, String output, Optional<String> description, TemplateValue value) {
    public TemplateOutput {
        if (!TemplateResource.LOGICAL_ID.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of an output: " + name);
        }
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(value, "value");
    }
}
