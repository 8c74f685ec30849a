package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.vocabulary.Kind;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import io.omnideploy.platform.kubernetes.vocabulary.Ownership;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.JobRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Starts a Job of a CronJob now, as {@code kubectl create job --from} does, or once more what a Job has run, and waits until it has
 * ended.
 */
final class JobRun {
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // A name has 63 characters, and the pods' own names begin with it.
    private static final int NAME = 52;
    private static final int DIGITS = 6;

    private static final List<String> CONTROLLER =
            List.of("batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name", "controller-uid", "job-name");

    private final ApiServer server;
    private final Catalog catalog;
    private final JobRequest request;

    JobRun(ApiServer server, Catalog catalog, JobRequest request) {
        this.server = server;
        this.catalog = catalog;
        this.request = request;
    }

    /** Runs it; returns the exit code of its pod. */
    int run() {
        JsonNode made = made();
        Kind kind = Kind.of(KubernetesTypes.JOB, catalog);
        Optional<String> namespace =
                Optional.of(made.path("metadata").path("namespace").asText());
        requireIdle(made, kind, namespace);
        JsonNode job = server.create(kind.path(namespace), job(made), ApiServer.Mode.REAL);
        String path = kind.path(namespace, job.path("metadata").path("name").asText());
        try {
            return await(kind, path);
        } catch (Failed failure) {
            if (Thread.currentThread().isInterrupted()) {
                boolean interrupted = Thread.interrupted();
                server.delete(path, "Background");
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            throw failure;
        }
    }

    private JsonNode made() {
        Kind kind = Kind.of(request.job().type(), catalog);
        String query = "labelSelector=" + ApiServer.encoded(Ownership.selector(request.id()));
        Map<ResourceId, LiveObject> found = new TreeMap<>();
        Set<String> named = new TreeSet<>(
                Set.of(Look.ownNamespace(request.id()), server.way().namespace()));
        for (String namespace : new StackObjects(server, catalog).namespaces(query, named, found)) {
            for (JsonNode json : server.list(kind.path(Optional.of(namespace)), query)) {
                if (LiveObject.of(kind, json)
                        .filter(object -> object.id().equals(request.job()))
                        .isPresent()) {
                    return json;
                }
            }
        }
        throw Failed.because("The job was not made yet.").of(request.job()).remedy("Run 'omnideploy up' first.");
    }

    private void requireIdle(JsonNode made, Kind kind, Optional<String> namespace) {
        String uid = made.path("metadata").path("uid").asText();
        for (JsonNode job : server.list(kind.path(namespace), "")) {
            boolean ours = job.path("metadata").path("uid").asText().equals(uid);
            for (JsonNode owner : job.path("metadata").path("ownerReferences")) {
                ours |= owner.path("uid").asText().equals(uid);
            }
            RolloutState state = RolloutState.of(kind, job);
            if (ours && !state.done() && state.failure().isEmpty()) {
                throw Failed.because("The job runs already (%s)."
                                .formatted(job.path("metadata").path("name").asText()))
                        .of(request.job())
                        .remedy("Wait until it has ended.");
            }
        }
    }

    private ObjectNode job(JsonNode made) {
        boolean isCron = request.job().type().equals(KubernetesTypes.CRON_JOB);
        ObjectNode job = JsonNodeFactory.instance.objectNode();
        JsonNode template = isCron ? made.path("spec").path("jobTemplate") : made;
        String name = made.path("metadata").path("name").asText();
        ObjectNode metadata =
                job.put("apiVersion", "batch/v1").put("kind", "Job").putObject("metadata");
        metadata.put(
                "name",
                name.substring(0, Math.min(name.length(), NAME - DIGITS - 1)) + "-"
                        + Naming.hash(
                                name
                                        + System.nanoTime()
                                        + ProcessHandle.current().pid(),
                                DIGITS));
        if (template.path("metadata").path("labels") instanceof ObjectNode labels) {
            metadata.set("labels", withoutController(labels.deepCopy()));
        }
        metadata.putObject("annotations").put("cronjob.kubernetes.io/instantiate", "manual");
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", made.path("apiVersion").asText("batch/v1"))
                .put("kind", isCron ? "CronJob" : "Job")
                .put("name", name)
                .put("uid", made.path("metadata").path("uid").asText())
                .put("controller", true);
        ObjectNode spec = template.path("spec").deepCopy();
        spec.remove("suspend");
        // The API server gives each Job a selector of its own.
        spec.remove("selector");
        if (spec.path("template").path("metadata").path("labels") instanceof ObjectNode labels) {
            withoutController(labels);
        }
        job.set("spec", spec);
        return job;
    }

    /** Labels by which a Job finds its pods are its own. */
    private static ObjectNode withoutController(ObjectNode labels) {
        labels.remove(CONTROLLER);
        return labels;
    }

    private int await(Kind kind, String path) {
        Pods pods = new Pods(server);
        Map<String, JobLog> told = new TreeMap<>();
        long start = System.nanoTime();
        try {
            return await(kind, path, pods, told, start);
        } finally {
            told.values().forEach(JobLog::close);
        }
    }

    private int await(Kind kind, String path, Pods pods, Map<String, JobLog> told, long start) {
        while (true) {
            JsonNode job = server.get(path);
            RolloutState state = RolloutState.of(kind, job);
            List<JsonNode> all = pods.all(kind, job);
            for (JsonNode pod : all) {
                String phase = pod.path("status").path("phase").asText("");
                if (!phase.equals("Pending")) {
                    told.computeIfAbsent(
                            pod.path("metadata").path("uid").asText(), uid -> new JobLog(server, pod, request.lines()));
                }
            }
            if (state.done()) {
                return 0;
            }
            if (state.failure().isPresent()) {
                return all.stream()
                        .mapToInt(JobRun::exitCode)
                        .filter(code -> code > 0)
                        .reduce((first, last) -> last)
                        .orElse(1);
            }
            if (told.isEmpty() && System.nanoTime() - start > PATIENCE.toNanos()) {
                all.stream()
                        .flatMap(pod -> Trouble.of(pod).stream())
                        .findFirst()
                        .ifPresent(trouble -> {
                            server.delete(path, "Background");
                            throw Failed.because(trouble.cause())
                                    .of(request.job())
                                    .remedy(trouble.remedy())
                                    .details(pods.warnings(trouble.pod(), 3));
                        });
            }
            Rollout.pause(request.job(), POLL);
        }
    }

    private static int exitCode(JsonNode pod) {
        for (JsonNode container : pod.path("status").path("containerStatuses")) {
            JsonNode ended = container.path("state").path("terminated");
            if (ended.has("exitCode")) {
                return ended.path("exitCode").asInt();
            }
        }
        return 0;
    }
}
