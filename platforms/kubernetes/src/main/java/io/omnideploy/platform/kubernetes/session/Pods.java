package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.platform.kubernetes.api.ApiRefusal;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.vocabulary.Kind;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the pods of a workload, their logs, and what the cluster says of them. */
final class Pods {
    private static final String REVISION = "deployment.kubernetes.io/revision";

    private final ApiServer server;

    Pods(ApiServer server) {
        this.server = server;
    }

    /** Returns the pods that came of a workload as it is now, not those of an earlier state of it. */
    List<JsonNode> newest(Kind kind, JsonNode workload) {
        String selector = selector(kind, workload);
        Optional<String> hash = hash(kind, workload, selector);
        return of(workload, selector + hash.map(label -> "," + label).orElse(""));
    }

    /** Returns all pods of a workload. */
    List<JsonNode> all(Kind kind, JsonNode workload) {
        return of(workload, selector(kind, workload));
    }

    private List<JsonNode> of(JsonNode workload, String selector) {
        return selector.isEmpty()
                ? List.of()
                : server.list(
                        "/api/v1/namespaces/" + namespace(workload) + "/pods",
                        "labelSelector=" + ApiServer.encoded(selector));
    }

    /** Returns what the cluster warns of about an object, the newest last. */
    List<String> warnings(JsonNode object, int last) {
        List<String> lines = new ArrayList<>();
        try {
            String query = "fieldSelector="
                    + ApiServer.encoded("involvedObject.uid="
                            + object.path("metadata").path("uid").asText() + ",type=Warning");
            for (JsonNode event : server.list("/api/v1/namespaces/" + namespace(object) + "/events", query)) {
                lines.add(event.path("reason").asText() + ": "
                        + event.path("message").asText().strip());
            }
        } catch (ApiRefusal mayNotLook) {
            return List.of();
        }
        return List.copyOf(lines.subList(Math.max(0, lines.size() - last), lines.size()));
    }

    /** Returns the last lines of a container, of its run before this one if that has any. */
    List<String> log(JsonNode pod, String container, int last, boolean ofTheRunBefore) {
        String path = "/api/v1/namespaces/%s/pods/%s/log?container=%s&tailLines=%d"
                .formatted(
                        namespace(pod), pod.path("metadata").path("name").asText(), ApiServer.encoded(container), last);
        try {
            return server.text(path + (ofTheRunBefore ? "&previous=true" : ""))
                    .lines()
                    .toList();
        } catch (ApiRefusal nothingYet) {
            return ofTheRunBefore ? log(pod, container, last, false) : List.of();
        }
    }

    private Optional<String> hash(Kind kind, JsonNode workload, String selector) {
        if (kind.type().equals(KubernetesTypes.STATEFUL_SET)) {
            return Optional.of(workload.path("status").path("updateRevision").asText(""))
                    .filter(revision -> !revision.isEmpty())
                    .map(revision -> "controller-revision-hash=" + revision);
        }
        if (!kind.type().equals(KubernetesTypes.DEPLOYMENT)) {
            return Optional.empty();
        }
        String revision = annotation(workload);
        return server
                .list(
                        "/apis/apps/v1/namespaces/" + namespace(workload) + "/replicasets",
                        "labelSelector=" + ApiServer.encoded(selector))
                .stream()
                .filter(set -> annotation(set).equals(revision))
                .findFirst()
                .map(set -> "pod-template-hash="
                        + set.path("metadata")
                                .path("labels")
                                .path("pod-template-hash")
                                .asText());
    }

    private static String selector(Kind kind, JsonNode workload) {
        if (kind.type().equals(KubernetesTypes.JOB)) {
            return "batch.kubernetes.io/job-name="
                    + workload.path("metadata").path("name").asText();
        }
        List<String> labels = new ArrayList<>();
        workload.path("spec")
                .path("selector")
                .path("matchLabels")
                .properties()
                .forEach(label ->
                        labels.add(label.getKey() + "=" + label.getValue().asText()));
        return String.join(",", labels);
    }

    private static String annotation(JsonNode object) {
        return object.path("metadata").path("annotations").path(REVISION).asText("");
    }

    private static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asText();
    }
}
