package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets that a platform gives back encrypted: the catalog tells of another tool how it is handed on again, and Pulumi, to which
 * nothing of the kind is said, takes it for a change at each run.
 */
public final class EncryptedValues {
    private static final String CODE = "secrets-change-always";

    private EncryptedValues() {}

    /** Returns a note for each resource that is changed by every run. */
    public static List<Diagnostic> remarks(ResourceGraph graph, Catalog catalog) {
        List<Diagnostic> notes = new ArrayList<>();
        for (ResourceSpec spec : graph.resources().values()) {
            if (isIn(spec.properties(), catalog.expect(spec.id().type()).properties())) {
                notes.add(Diagnostic.note(
                                CODE,
                                "The platform gives the secrets of %s back encrypted, which Pulumi's provider takes for a change: each 'up' deploys it anew."
                                        .formatted(spec.id()))
                        .remedy("Where that matters take backend terraform, which knows them again."));
            }
        }
        return notes;
    }

    private static boolean isIn(Map<String, Value> fields, List<CatalogProperty> known) {
        for (CatalogProperty property : known) {
            Value value = fields.get(property.name());
            if (value != null && isIn(value, property, fields)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Value value, CatalogProperty property, Map<String, Value> beside) {
        Optional<Transform.Sealed> form = form(property);
        if (form.isPresent()) {
            return form.get()
                    .field()
                    .map(field -> form.get().word().map(Value::text).equals(Optional.ofNullable(beside.get(field))))
                    .orElse(value.isSecret());
        }
        if (value instanceof Value.Obj object) {
            return isIn(object.fields(), property.fields());
        }
        return value instanceof Value.Seq list
                && list.items().stream()
                        .anyMatch(item -> item instanceof Value.Obj object && isIn(object.fields(), property.fields()));
    }

    /** Returns how any tool hands the value on, if Pulumi is told nothing of it. */
    private static Optional<Transform.Sealed> form(CatalogProperty property) {
        return property.transform().containsKey(PulumiNames.TOOL)
                ? Optional.empty()
                : property.transform().values().stream()
                        .filter(Transform.Sealed.class::isInstance)
                        .map(Transform.Sealed.class::cast)
                        .findFirst();
    }
}
