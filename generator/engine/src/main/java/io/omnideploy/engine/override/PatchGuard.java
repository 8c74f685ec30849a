package io.omnideploy.engine.override;

import io.omnideploy.config.SecretNames;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses what would put a secret in clear, or hide from OmniDeploy what belongs to it. */
final class PatchGuard {
    private static final String IN_CLEAR = "secret-in-clear";

    /** What everything of a stack is found by begins so. */
    private static final String OWNERSHIP = "io.omnideploy.";

    private final ResourceSpec spec;
    private final Set<String> silenced;
    private final Diagnostics problems;

    PatchGuard(ResourceSpec spec, Set<String> silenced, Diagnostics problems) {
        this.spec = spec;
        this.silenced = silenced;
        this.problems = problems;
    }

    boolean allows(Patch patch) {
        if (hasOwnership(patch)) {
            problems.add(Diagnostic.error(
                            "ownership-label",
                            "By what begins with '" + OWNERSHIP
                                    + "' this resource is found again; it can't be changed.")
                    .about(patch.path())
                    .at(patch.place())
                    .remedy("Leave it as it is, and override other entries by name."));
            return false;
        }
        if (isSecret(patch)) {
            problems.add(
                    Diagnostic.error(IN_CLEAR, "'" + patch.name() + "' is a secret, and here it would stand in clear.")
                            .about(patch.path())
                            .at(patch.place())
                            .remedy("Give it to the component under secrets."));
            return false;
        }
        return true;
    }

    private boolean hasOwnership(Patch patch) {
        return patch.steps().getLast().startsWith(OWNERSHIP)
                || (before(patch) instanceof Value.Obj obj
                        && obj.fields().keySet().stream().anyMatch(key -> key.startsWith(OWNERSHIP)));
    }

    private boolean isSecret(Patch patch) {
        if (patch.value().isEmpty()) {
            return false;
        }
        Value before = before(patch);
        boolean holdsOne = before != null && before.isSecret();
        boolean isNamedSo = patch.value().get() instanceof Value.Text
                && SecretNames.isSecret(patch.steps().getLast())
                && !silenced.contains(IN_CLEAR);
        return holdsOne
                || isNamedSo
                || holdsSecret(patch.property(), patch.value().get());
    }

    private static boolean holdsSecret(CatalogProperty property, Value value) {
        return switch (value) {
            case Value.Obj obj
            when property.kind() == Kind.OBJECT || property.item().equals(Optional.of(Kind.OBJECT)) ->
                property.fields().stream()
                        .anyMatch(field -> obj.fields().containsKey(field.name())
                                && holdsSecret(field, obj.fields().get(field.name())));
            case Value.Seq seq -> seq.items().stream().anyMatch(item -> holdsSecret(property, item));
            default -> property.secret();
        };
    }

    /** Returns what the target made of it; null if nothing. */
    private Value before(Patch patch) {
        List<String> steps = patch.steps();
        Value at = spec.properties().get(steps.getFirst());
        for (int depth = 1; depth < steps.size() && at != null; depth++) {
            at = at instanceof Value.Obj obj ? obj.fields().get(steps.get(depth)) : null;
        }
        return at;
    }
}
