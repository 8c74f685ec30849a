package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Progress;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.resource.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits until the pods of a workload are as wanted, and says why they are not. */
final class Rollout {
    private static final Duration POLL = Duration.ofMillis(400);
    private static final Duration REFUSED = Duration.ofSeconds(5);
    private static final String REFUSAL = "refusal";
    private static final int LOG_LINES = 20;

    private final ApiServer server;
    private final Pods pods;
    private final WantedObject wanted;
    private final Progress.Listener progress;
    private final Duration budget;
    private final long start = System.nanoTime();
    private final Map<String, Long> since = new HashMap<>();
    private String told = "";

    Rollout(ApiServer server, WantedObject wanted, Progress.Listener progress, Duration budget) {
        this.server = server;
        this.pods = new Pods(server);
        this.wanted = wanted;
        this.progress = progress;
        this.budget = budget;
    }

    /**
     * Waits.
     *
     * @return the workload when it is as wanted
     * @throws Failed with the reason and the last lines of the log
     */
    JsonNode await() {
        while (true) {
            JsonNode workload = server.get(wanted.path());
            RolloutState state = RolloutState.of(wanted.kind(), workload);
            if (state.done()) {
                return workload;
            }
            List<JsonNode> newest = pods.newest(wanted.kind(), workload);
            List<Trouble> troubles = new ArrayList<>();
            newest.forEach(pod -> troubles.addAll(Trouble.of(pod)));
            Optional<Trouble> fatal = troubles.stream().filter(this::isFatal).findFirst();
            if (fatal.isPresent()) {
                throw failed(fatal.get());
            }
            requireAdmitted(workload, newest);
            if (state.failure().isPresent() || passed().compareTo(budget) > 0) {
                throw notReady(workload, newest, troubles, state);
            }
            tell(
                    troubles.isEmpty()
                            ? state.waiting()
                            : state.waiting() + ": " + troubles.getFirst().cause());
            pause(wanted.id(), POLL);
        }
    }

    private boolean isFatal(Trouble trouble) {
        long now = System.nanoTime();
        long first = since.computeIfAbsent(trouble.key(), key -> now);
        return trouble.patience()
                .map(patience -> now - first >= patience.toNanos())
                .orElse(false);
    }

    /** A quota or an admission may refuse the pods of what was let in itself, all of them or the last ones. */
    private void requireAdmitted(JsonNode workload, List<JsonNode> newest) {
        Optional<String> refused = refusal(workload, newest);
        if (refused.isEmpty()) {
            since.remove(REFUSAL);
            return;
        }
        long now = System.nanoTime();
        if (now - since.computeIfAbsent(REFUSAL, key -> now) < REFUSED.toNanos()) {
            return;
        }
        String message = refused.get();
        throw Failed.because("The cluster does not let in its pods: " + message)
                .of(wanted.id())
                .remedy(
                        message.contains("quota")
                                ? "Ask for less under resources or replicas, or have the quota raised."
                                : "Meet the rule that it names; kubernetes.pod_security is the level of the stack's own"
                                        + " namespace.");
    }

    private Optional<String> refusal(JsonNode workload, List<JsonNode> newest) {
        for (JsonNode condition : workload.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("ReplicaFailure")
                    && condition.path("status").asText().equals("True")) {
                return Optional.of(condition.path("message").asText());
            }
        }
        // An event stays for an hour: it says nothing of today's pods once there are some.
        return newest.isEmpty()
                ? pods.warnings(workload, 1).stream()
                        .filter(line -> line.startsWith("FailedCreate"))
                        .findFirst()
                : Optional.empty();
    }

    private Failed notReady(JsonNode workload, List<JsonNode> newest, List<Trouble> troubles, RolloutState state) {
        if (!troubles.isEmpty()) {
            return failed(troubles.getFirst());
        }
        String cause = state.failure().orElse("It was not ready within %d s.".formatted(passed().toSeconds()));
        List<String> details = new ArrayList<>(pods.warnings(workload, 2));
        Optional<JsonNode> pod = newest.stream().filter(one -> !isReady(one)).findFirst();
        pod.ifPresent(one -> {
            details.addAll(pods.warnings(one, 3));
            one.path("spec")
                    .path("containers")
                    .forEach(container -> details.addAll(pods.log(
                            one,
                            container.path("name").asText(),
                            LOG_LINES,
                            state.failure().isPresent())));
        });
        return Failed.because(cause)
                .of(wanted.id())
                .remedy(
                        state.failure().isPresent()
                                ? "See the last lines of its log; correct its command, environment or image."
                                : "Correct container.health_check, or what it checks; start_period gives a slow start more"
                                        + " time, kubernetes.wait the rollout.")
                .details(details);
    }

    private Failed failed(Trouble trouble) {
        List<String> details = new ArrayList<>(pods.warnings(trouble.pod(), 3));
        if (trouble.crashed()) {
            trouble.pod().path("spec").path("containers").forEach(container -> {
                String name = container.path("name").asText();
                if (trouble.container().isEmpty() || trouble.container().equals(name)) {
                    details.addAll(pods.log(trouble.pod(), name, LOG_LINES, true));
                }
            });
        }
        return Failed.because(trouble.cause())
                .of(wanted.id())
                .remedy(trouble.remedy())
                .details(details);
    }

    private void tell(String what) {
        if (!what.equals(told)) {
            told = what;
            progress.on(new Progress.Waiting(wanted.id(), what));
        }
    }

    private Duration passed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    static boolean isReady(JsonNode pod) {
        for (JsonNode condition : pod.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    /** Waits a moment. */
    static void pause(ResourceId id, Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Failed.because("The run was interrupted while it waited.").of(id);
        }
    }
}
