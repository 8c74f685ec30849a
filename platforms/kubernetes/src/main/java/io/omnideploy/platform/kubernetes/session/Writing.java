package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.config.Durations;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import io.omnideploy.platform.kubernetes.vocabulary.Ownership;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.WriteRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Applies objects and waits until they are as wanted. What kept a record of a finished run has none while it is brought up, so that a
 * run that is cut off is seen by the next one.
 */
final class Writing {
    private static final Duration DEFAULT_BUDGET = Duration.ofMinutes(10);
    private static final Duration GOING = Duration.ofMinutes(2);

    private final ApiServer server;
    private final Applying applying;
    private final Deletion deletion;
    private final Catalog catalog;

    Writing(ApiServer server, Applying applying, Deletion deletion, Catalog catalog) {
        this.server = server;
        this.applying = applying;
        this.deletion = deletion;
        this.catalog = catalog;
    }

    /** Makes an object; when it does not come up it goes again. */
    LiveResource create(WriteRequest request) {
        WantedObject wanted = WantedObject.of(request.spec(), catalog);
        server.find(wanted.path())
                .filter(there -> there.path("metadata").has("deletionTimestamp"))
                .ifPresent(there -> deletion.awaitGone(wanted.id(), wanted.path(), GOING));
        try {
            return write(request, wanted);
        } catch (Failed failure) {
            if (!Thread.currentThread().isInterrupted() && RolloutState.isWaitedFor(wanted.kind())) {
                server.delete(wanted.path(), "Background");
                deletion.awaitGone(wanted.id(), wanted.path(), GOING);
            }
            throw failure;
        }
    }

    /** Changes an object; when it does not come up it is as it was before, and what ran goes on. */
    LiveResource update(WriteRequest request) {
        WantedObject wanted = WantedObject.of(request.spec(), catalog);
        Optional<ObjectNode> before = server.find(wanted.path())
                .filter(there -> there.path("metadata").path("annotations").has(Ownership.APPLIED))
                .flatMap(OwnedFields::of);
        try {
            return write(request, wanted);
        } catch (Failed failure) {
            if (before.isEmpty()
                    || Thread.currentThread().isInterrupted()
                    || !RolloutState.isWaitedFor(wanted.kind())) {
                throw failure;
            }
            applying.again(wanted.path(), before.get());
            dropBroken(wanted);
            throw failure.details(with(failure, "It was put back to what ran before."));
        }
    }

    /** Makes an object anew; when the new one does not come up, the old one is made again. */
    LiveResource replace(WriteRequest request, LiveResource live) {
        if (live.id().type().equals(KubernetesTypes.CLAIM)) {
            throw Failed.because("It holds data and would have to be made anew, which would lose them.")
                    .of(live.id())
                    .remedy("Put the old value back; or copy the data and destroy it first.");
        }
        String path = deletion.path(live);
        Optional<ObjectNode> before = server.find(path).flatMap(OwnedFields::of);
        deletion.delete(live);
        try {
            return create(request);
        } catch (Failed failure) {
            if (before.isEmpty() || Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            applying.again(path, before.get());
            throw failure.details(with(failure, "The one before was made again."));
        }
    }

    private LiveResource write(WriteRequest request, WantedObject wanted) {
        JsonNode written;
        if (RolloutState.isWaitedFor(wanted.kind())) {
            applying.real(wanted.path(), wanted.json(request.secrets()::value, Optional.empty()));
            new Rollout(server, wanted, request.progress(), budget(wanted)).await();
        }
        written = applying.real(wanted.path(), wanted.json(request.secrets()::value, Optional.of(request.memory())));
        return new LiveObject(wanted.id(), wanted.kind(), written).resource(new TreeMap<>(), Set.of());
    }

    /** A StatefulSet does not go on by itself from a pod that never came up ("Forced rollback" in its documentation). */
    private void dropBroken(WantedObject wanted) {
        if (!wanted.id().type().equals(KubernetesTypes.STATEFUL_SET)) {
            return;
        }
        JsonNode workload = server.get(wanted.path());
        for (JsonNode pod : new Pods(server).all(wanted.kind(), workload)) {
            if (!Rollout.isReady(pod)) {
                server.delete(
                        "/api/v1/namespaces/%s/pods/%s"
                                .formatted(
                                        pod.path("metadata").path("namespace").asText(),
                                        pod.path("metadata").path("name").asText()),
                        "Background");
            }
        }
    }

    private static List<String> with(Failed failure, String line) {
        List<String> details = new ArrayList<>(failure.details());
        details.add(line);
        return details;
    }

    /** Returns how long a rollout may take: what the description says, and a moment for the cluster to say it first. */
    private static Duration budget(WantedObject wanted) {
        if (wanted.spec().properties().get("timeouts") instanceof Value.Obj timeouts) {
            for (String operation : new String[] {"create", "update"}) {
                if (timeouts.fields().get(operation) instanceof Value.Text text) {
                    return Durations.parse(text.text()).orElse(DEFAULT_BUDGET);
                }
            }
        }
        if (wanted.spec().properties().get("spec") instanceof Value.Obj spec
                && spec.fields().get("progress_deadline_seconds") instanceof Value.Num seconds
                && seconds.whole().isPresent()) {
            return Duration.ofSeconds(seconds.whole().getAsLong() + 30);
        }
        return DEFAULT_BUDGET;
    }
}
