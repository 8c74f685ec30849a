package io.omnideploy.spi.stack;

import java.util.List;
import java.util.Objects;

/**
 * A change of a stack as the platform worked it out.
 *
 * @param name by which it was proposed
 * @param id by which it is told from an earlier one of that name
 * @param revertsDrift whether it undoes what was changed behind the template's back
 */
public record ProposedChanges(
        String stack, String name, String id, boolean revertsDrift, List<ProposedChange> changes) {
    public ProposedChanges {
        Objects.requireNonNull(stack, "stack");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        changes = List.copyOf(changes);
    }
}
