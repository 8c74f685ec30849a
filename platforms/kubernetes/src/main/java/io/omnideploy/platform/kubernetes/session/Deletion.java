package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.vocabulary.Kind;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes objects and waits until they, and what they made, are gone. */
final class Deletion {
    private static final Duration POLL = Duration.ofMillis(200);
    // Pods have their grace period, and a namespace everything that is in it.
    private static final Duration BUDGET = Duration.ofMinutes(10);

    private final ApiServer server;
    private final Catalog catalog;

    Deletion(ApiServer server, Catalog catalog) {
        this.server = server;
        this.catalog = catalog;
    }

    /** Removes an object, if it is there. */
    void delete(LiveResource live) {
        String path = path(live);
        boolean pods = KubernetesTypes.runsPods(live.id().type());
        server.delete(path, pods ? "Foreground" : "Background");
        awaitGone(live.id(), path, BUDGET);
    }

    /** Returns where a resource is. */
    String path(LiveResource live) {
        return Kind.of(live.id().type(), catalog)
                .path(
                        text(live, LiveObject.NAMESPACE),
                        text(live, LiveObject.NAME).orElseThrow());
    }

    /**
     * Waits until an object is gone.
     *
     * @throws Failed naming what holds it
     */
    void awaitGone(ResourceId id, String path, Duration budget) {
        long start = System.nanoTime();
        while (true) {
            Optional<JsonNode> left = server.find(path);
            if (left.isEmpty()) {
                return;
            }
            if (System.nanoTime() - start > budget.toNanos()) {
                throw stuck(id, left.get(), budget);
            }
            Rollout.pause(id, POLL);
        }
    }

    private static Failed stuck(ResourceId id, JsonNode left, Duration budget) {
        List<String> lines = new ArrayList<>();
        for (JsonNode condition : left.path("status").path("conditions")) {
            if (condition.path("type").asText().startsWith("Namespace")
                    && condition.path("status").asText().equals("True")) {
                lines.add(condition.path("message").asText());
            }
        }
        left.path("metadata").path("finalizers").forEach(finalizer -> lines.add("finalizer " + finalizer.asText()));
        return Failed.because("It was not gone within %d s.".formatted(budget.toSeconds()))
                .of(id)
                .remedy("Find out who holds it by a finalizer, then run the same command again.")
                .details(lines);
    }

    private static Optional<String> text(LiveResource live, String attribute) {
        return live.attributes().get(attribute) instanceof Value.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }
}
