package io.omnideploy.engine.stack;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.resource.Catalog;
import java.util.ArrayList;
import java.util.List;

/** What holds data is never destroyed by the way: not by a changed name, and not by a line that is gone. For every backend. */
final class DataGuard {
    private DataGuard() {}

    /**
     * Goes on only if nothing that holds data would go.
     *
     * @throws Refused naming all that would, and because of which properties
     */
    static void check(Plan plan, Catalog catalog) {
        List<Diagnostic> losses = new ArrayList<>();
        for (Change change : plan.changes()) {
            switch (change.operation()) {
                case REPLACE, DELETE -> {
                    if (catalog.expect(change.resource().type()).holdsData()) {
                        losses.add(loss(change));
                    }
                }
                case NONE, CREATE, UPDATE, ADOPT -> {}
            }
        }
        if (!losses.isEmpty()) {
            throw new Refused(losses);
        }
    }

    private static Diagnostic loss(Change change) {
        String paths = String.join(
                ", ", change.properties().stream().map(PropertyChange::path).toList());
        return Diagnostic.error(
                        "data-would-be-lost",
                        "%s would be removed, and its data lost%s."
                                .formatted(change.resource(), paths.isEmpty() ? "" : ", because of " + paths))
                .remedy(
                        "Put back what was changed; or save its data and remove it by hand, with what uses it, and run this"
                                + " again.");
    }
}
