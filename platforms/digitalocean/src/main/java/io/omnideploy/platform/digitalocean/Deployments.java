package io.omnideploy.platform.digitalocean;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.digitalocean.api.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The deployments of one app: whether they have ended, and why they failed. */
final class Deployments {
    private static final Set<String> ENDED = Set.of("ACTIVE", "SUPERSEDED", "ERROR", "CANCELED");

    private final Api api;
    private final String app;

    /** @param app the path of the app */
    Deployments(Api api, String app) {
        this.api = api;
        this.app = app;
    }

    /**
     * Waits until a deployment has ended and returns it.
     *
     * @throws Failed when it lasts longer
     */
    JsonNode ended(String id, Duration between, Duration longest) {
        long until = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < until) {
            JsonNode deployment = api.get(app + "/deployments/" + id)
                    .map(answer -> answer.path("deployment"))
                    .orElseThrow(() -> Failed.because("Deployment " + id + " is gone."));
            if (ENDED.contains(deployment.path("phase").asText())) {
                return deployment;
            }
            Api.pause(between);
        }
        throw Failed.because("Deployment " + id + " has not ended after " + longest.toMinutes() + " minutes.");
    }

    /** Tells whether a component is why a deployment did not go through. */
    boolean failed(JsonNode deployment, String component) {
        List<String> lines = new ArrayList<>();
        steps(deployment.path("progress").path("steps"), component, lines);
        return !lines.isEmpty();
    }

    /** Returns why the last deployment failed, a line for each step that did. */
    List<String> findings() {
        List<String> lines = new ArrayList<>();
        for (JsonNode deployment : api.get(app + "/deployments?page=1&per_page=1")
                .map(answer -> answer.path("deployments"))
                .orElseGet(api::object)) {
            steps(deployment.path("progress").path("steps"), "", lines);
        }
        return lines;
    }

    private static void steps(JsonNode steps, String component, List<String> lines) {
        for (JsonNode step : steps) {
            String of = step.path("component_name").asText("");
            boolean isMeant = component.isEmpty() || component.equals(of);
            boolean isReason = step.path("status").asText().equals("ERROR")
                    && step.path("steps").isEmpty();
            if (isMeant && isReason) {
                JsonNode reason = step.path("reason");
                lines.add("%s%s: %s"
                        .formatted(
                                of.isEmpty() ? "" : of + ", ",
                                step.path("name").asText("step"),
                                reason.path("message")
                                        .asText(reason.path("code").asText("failed"))));
            }
            steps(step.path("steps"), component, lines);
        }
    }
}
