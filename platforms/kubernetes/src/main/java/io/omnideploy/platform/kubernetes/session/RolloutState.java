package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.platform.kubernetes.vocabulary.Kind;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import java.util.Optional;

/**
 * How far a workload is, as {@code kubectl rollout status} tells it.
 *
 * @param waiting for what, as a part of a sentence
 * @param failure why it will not get further by itself
 */
record RolloutState(boolean done, String waiting, Optional<String> failure) {
    private static final RolloutState DONE = new RolloutState(true, "", Optional.empty());

    /** Returns the state of a workload; any other object is as wanted once it is there. */
    static RolloutState of(Kind kind, JsonNode object) {
        boolean seen = object.path("status").path("observedGeneration").asLong(0)
                >= object.path("metadata").path("generation").asLong(0);
        if (kind.type().equals(KubernetesTypes.DEPLOYMENT)) {
            return seen ? deployment(object) : waiting("waiting for the controller");
        }
        if (kind.type().equals(KubernetesTypes.STATEFUL_SET)) {
            return seen ? statefulSet(object) : waiting("waiting for the controller");
        }
        return kind.type().equals(KubernetesTypes.JOB) ? job(object) : DONE;
    }

    /** Tells whether objects of a kind are waited for. */
    static boolean isWaitedFor(Kind kind) {
        return kind.type().equals(KubernetesTypes.DEPLOYMENT)
                || kind.type().equals(KubernetesTypes.STATEFUL_SET)
                || kind.type().equals(KubernetesTypes.JOB);
    }

    private static RolloutState deployment(JsonNode object) {
        JsonNode status = object.path("status");
        int wanted = object.path("spec").path("replicas").asInt(1);
        int all = status.path("replicas").asInt(0);
        int updated = status.path("updatedReplicas").asInt(0);
        int available = status.path("availableReplicas").asInt(0);
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("reason").asText().equals("ProgressDeadlineExceeded")) {
                return new RolloutState(
                        false,
                        "",
                        Optional.of("Its rollout made no progress within %d s."
                                .formatted(object.path("spec")
                                        .path("progressDeadlineSeconds")
                                        .asInt(600))));
            }
        }
        if (updated < wanted) {
            return waiting("%d of %d new pods are there".formatted(updated, wanted));
        }
        if (available < updated) {
            return waiting("%d of %d pods are ready".formatted(available, updated));
        }
        return all > updated ? waiting("%d old pods are ending".formatted(all - updated)) : DONE;
    }

    private static RolloutState statefulSet(JsonNode object) {
        JsonNode status = object.path("status");
        int wanted = object.path("spec").path("replicas").asInt(1);
        int ready = status.path("readyReplicas").asInt(0);
        int updated = status.path("updatedReplicas").asInt(0);
        boolean byHand = object.path("spec")
                .path("updateStrategy")
                .path("type")
                .asText("")
                .equals("OnDelete");
        if (ready < wanted) {
            return waiting("%d of %d pods are ready".formatted(ready, wanted));
        }
        boolean same = status.path("currentRevision")
                .asText("")
                .equals(status.path("updateRevision").asText(""));
        return byHand || same || updated >= wanted ? DONE : waiting("%d of %d pods are new".formatted(updated, wanted));
    }

    private static RolloutState job(JsonNode object) {
        if (object.path("spec").path("suspend").asBoolean(false)) {
            return DONE;
        }
        for (JsonNode condition : object.path("status").path("conditions")) {
            if (condition.path("status").asText().equals("True")) {
                String type = condition.path("type").asText();
                if (type.equals("Complete")) {
                    return DONE;
                }
                if (type.equals("Failed")) {
                    return new RolloutState(
                            false,
                            "",
                            Optional.of("It did not end well: %s (%s)."
                                    .formatted(
                                            condition.path("message").asText(""),
                                            condition.path("reason").asText(""))));
                }
            }
        }
        return waiting("waiting until it has run to its end");
    }

    private static RolloutState waiting(String what) {
        return new RolloutState(false, what, Optional.empty());
    }
}
