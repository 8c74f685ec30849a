package io.omnideploy.target.docker;

import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Template;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.ExternalUse;
import io.omnideploy.spi.expand.SecretInputs;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be referred to as {@code ${owner.attribute}}, and templates with these references filled in. */
final class Addresses {
    private final TemplateValues values;
    private final ExternalUse external;

    Addresses(DeployConfig config, SecretInputs secrets) {
        values = new TemplateValues(config, secrets);
        external = new ExternalUse(
                config,
                config.components().values().stream()
                        .filter(component -> component.service().replicas() > 0)
                        .toList());
    }

    void put(String owner, Map<String, Value> attributes) {
        values.put(owner, attributes);
    }

    Map<String, Value> of(String owner) {
        return values.of(owner);
    }

    /** Returns the lines behind an attribute of a service that exists already; what this deployment makes has none. */
    Set<Origin> why(String owner, String attribute) {
        return external.why(owner, attribute);
    }

    /** Returns the lines behind the references in a template. */
    Set<Origin> why(Template template) {
        return external.why(template);
    }

    /** Tells what of services that exist already nobody asked for. */
    List<LedgerEntry> unused() {
        return external.unused();
    }

    /** Returns a template as a value; every reference in it was checked when the description was resolved. */
    Value value(Template template, String purpose) {
        return values.value(template, purpose);
    }
}
