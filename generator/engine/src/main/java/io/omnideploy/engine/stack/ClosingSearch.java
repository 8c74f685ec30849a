package io.omnideploy.engine.stack;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PreparedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Looks, at the end of a destroy, whether anything still carries the stack's labels. */
final class ClosingSearch {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private ClosingSearch() {}

    /**
     * Goes on only if nothing is left.
     *
     * @param kept what was to be left
     * @throws Failed naming everything that is left
     */
    static void requireNothingLeft(PreparedRun destroyed, Predicate<ResourceId> kept) {
        Instant end = Instant.now().plus(destroyed.afterglow());
        List<String> left = left(destroyed, kept);
        while (!left.isEmpty() && Instant.now().isBefore(end) && isTimeLeft()) {
            left = left(destroyed, kept);
        }
        if (!left.isEmpty()) {
            throw Failed.because("%d %s still there with the stack's labels after all was removed."
                            .formatted(left.size(), left.size() == 1 ? "resource is" : "resources are"))
                    .details(left)
                    .remedy("Run 'omnideploy destroy' again; what is there then all the same, remove by hand.");
        }
    }

    private static List<String> left(PreparedRun destroyed, Predicate<ResourceId> kept) {
        return destroyed.remaining().stream()
                .filter(live -> !kept.test(live.id()))
                .map(ClosingSearch::line)
                .sorted()
                .toList();
    }

    /** Waits a little; not when this thread is to stop. */
    private static boolean isTimeLeft() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String line(LiveResource live) {
        return live.id() + " (" + live.physicalId() + ")";
    }
}
