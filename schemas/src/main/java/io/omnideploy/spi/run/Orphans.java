package io.omnideploy.spi.run;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.RunRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What carries the stack's labels and is neither wanted nor in the state: made by a run that was cut off before its tool could
 * write it down. A tool can't remove what it doesn't know, so that it is removed over the platform's own API.
 *
 * @param tool the backend that brings the stack up
 */
public record Orphans(String tool, List<LiveResource> found) {
    /** None of them. */
    public static final Orphans NONE = new Orphans("", List.of());

    /**
     * Finds them.
     *
     * @param known what the tool's own plan is about
     * @param stays what is left where it is
     */
    public static Orphans in(LivePlatforms live, Collection<ResourceId> known, Predicate<ResourceId> stays) {
        return new Orphans(
                live.tool(),
                live.everything().stream()
                        .filter(resource -> !known.contains(resource.id()) && !stays.test(resource.id()))
                        .toList());
    }

    /** Returns their removal as a plan tells it. */
    public List<Change> changes(Cause cause) {
        return found.stream()
                .map(resource -> new Change(resource.id(), Operation.DELETE, Optional.of(cause), List.of()))
                .toList();
    }

    /** Removes what can go now, and returns the rest: what the tool's own resources still use goes after these. */
    public Orphans remove(RunRequest request) {
        if (found.isEmpty()) {
            return NONE;
        }
        List<LiveResource> left = new ArrayList<>(found);
        try (LivePlatforms live = LivePlatforms.connect(tool, request)) {
            boolean went = true;
            while (went && !left.isEmpty()) {
                went = left.removeIf(resource -> isRemoved(live, resource, request.progress()));
            }
        }
        return new Orphans(tool, left);
    }

    /**
     * Removes all.
     *
     * @throws Failed for the first that can't be
     */
    public void removeAll(RunRequest request) {
        List<LiveResource> left = remove(request).found();
        if (!left.isEmpty()) {
            try (LivePlatforms live = LivePlatforms.connect(tool, request)) {
                live.delete(left.getFirst());
            }
        }
    }

    private static boolean isRemoved(LivePlatforms live, LiveResource resource, Progress.Listener progress) {
        long start = System.nanoTime();
        try {
            live.delete(resource);
        } catch (Failed inUse) {
            return false;
        }
        progress.on(new Progress.Started(resource.id(), Operation.DELETE));
        progress.on(new Progress.Done(resource.id(), Operation.DELETE, Duration.ofNanos(System.nanoTime() - start)));
        return true;
    }
}
