package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import java.util.Optional;

/** A value that a resource was applied with, as the state tells it. */
final class AppliedValue {
    private AppliedValue() {}

    /** Returns the value of a property, by its name in the catalog. */
    static Optional<Value> of(Catalog catalog, ResourceId id, Value resource, String property) {
        return catalog.type(id.type())
                .flatMap((CatalogType type) -> type.property(property))
                .flatMap(known -> Json.get(resource, "inputs", PulumiNames.registered(known)));
    }
}
