package io.omnideploy.engine.stack;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.Catalog;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PreparedRun;
import java.util.List;

/** Looks, at the end of a destroy, whether anything still carries the stack's labels. */
final class ClosingSearch {
    private ClosingSearch() {}

    /**
     * Goes on only if nothing is left.
     *
     * @param keepData whether what holds data was to be left
     * @throws Failed naming everything that is left
     */
    static void requireNothingLeft(PreparedRun destroyed, Catalog catalog, boolean keepData) {
        List<String> left = destroyed.remaining().stream()
                .filter(live -> !keepData || !catalog.expect(live.id().type()).holdsData())
                .map(ClosingSearch::line)
                .sorted()
                .toList();
        if (!left.isEmpty()) {
            throw Failed.because("%d %s still there with the stack's labels after all was removed."
                            .formatted(left.size(), left.size() == 1 ? "resource is" : "resources are"))
                    .details(left)
                    .remedy("Run 'omnideploy destroy' again; what is there then all the same, remove by hand.");
        }
    }

    private static String line(LiveResource live) {
        return live.id() + " (" + live.physicalId() + ")";
    }
}
