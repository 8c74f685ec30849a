package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.HealthStateLog;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Progress;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Starts a container and waits until it is as wanted: healthy, run to its end, or still running after a moment. */
final class Readiness {
    /** How long one is looked at that nothing checks: a container that can't start at all ends within milliseconds. */
    static final Duration FIRST = Duration.ofSeconds(1);

    /**
     * The same for one whose predecessor is lost once it counts as working; as long as Docker Swarm looks at a task after an
     * update ('docker service create --update-monitor').
     */
    static final Duration SUCCESSOR = Duration.ofSeconds(5);

    /** An engine that is slow to start a container is as slow to notice its end. */
    private static final int SLOWNESS = 2;

    private static final Duration POLL = Duration.ofMillis(100);

    /** As the Terraform provider. */
    private static final long DEFAULT_WAIT_SECONDS = 60;

    private static final int LOG_LINES = 20;

    private final DockerClient client;
    private final Progress.Listener progress;
    private final Duration settle;

    /** @param settle how long a service without a check must run to count as working */
    Readiness(DockerClient client, Progress.Listener progress, Duration settle) {
        this.client = client;
        this.progress = progress;
        this.settle = settle;
    }

    /**
     * Starts a container unless it runs, and waits.
     *
     * @throws Failed with exit code or health output, and the last lines of the log
     */
    void bringUp(ResourceId id, String container, Fields fields) {
        switch (Purpose.of(fields)) {
            case JOB -> {}
            case ONE_SHOT -> {
                if (!hasEndedWell(id, container)) {
                    start(id, container);
                    awaitEnd(id, container);
                }
            }
            case SERVICE -> {
                Duration starting = start(id, container).multipliedBy(SLOWNESS);
                if (fields.flag("must_run", true)) {
                    awaitService(id, container, fields, starting.compareTo(settle) > 0 ? starting : settle);
                }
            }
        }
    }

    /** Returns how long the engine took. */
    private Duration start(ResourceId id, String container) {
        ContainerState state = state(id, container);
        long begin = System.nanoTime();
        if (Boolean.TRUE.equals(state.getPaused())) {
            EngineErrors.lenient(id, () -> client.unpauseContainerCmd(container).exec());
        } else if (!Boolean.TRUE.equals(state.getRunning())) {
            EngineErrors.lenient(id, () -> client.startContainerCmd(container).exec());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** A change of a limit or a policy is no reason to run again. */
    private boolean hasEndedWell(ResourceId id, String container) {
        ContainerState state = state(id, container);
        return "exited".equals(state.getStatus()) && exitCode(state) == 0;
    }

    private void awaitEnd(ResourceId id, String container) {
        progress.on(new Progress.Waiting(id, "waiting until it has run to its end"));
        ContainerState state = state(id, container);
        while (Boolean.TRUE.equals(state.getRunning()) || "created".equals(state.getStatus())) {
            pause(id, POLL);
            state = state(id, container);
        }
        if (exitCode(state) != 0) {
            throw ended(id, container, state, "It ended with exit code %d.".formatted(exitCode(state)));
        }
    }

    private void awaitService(ResourceId id, String container, Fields fields, Duration quiet) {
        boolean wait = fields.flag("wait", false);
        Duration longest = Duration.ofSeconds(fields.whole("wait_timeout").orElse(DEFAULT_WAIT_SECONDS));
        if (wait) {
            progress.on(new Progress.Waiting(
                    id, "waiting until it is healthy, at most %d s".formatted(longest.toSeconds())));
        }
        long begin = System.nanoTime();
        long runningSince = begin;
        String started = "";
        while (true) {
            // The clock before the state: a state must not be older than the time for which it speaks.
            long now = System.nanoTime();
            ContainerState state = state(id, container);
            requireRunning(id, container, state);
            if (!Objects.equals(started, state.getStartedAt())) {
                // The engine started it again between two looks: its time begins anew.
                started = state.getStartedAt();
                runningSince = System.nanoTime();
            }
            Optional<String> health = health(state);
            if (wait && health.isPresent()) {
                if (health.get().equals("healthy")) {
                    return;
                }
                if (health.get().equals("unhealthy")) {
                    throw unhealthy(id, container, state, "Its health check fails.");
                }
                if (longest.compareTo(Duration.ofNanos(now - begin)) < 0) {
                    throw unhealthy(
                            id, container, state, "It was not healthy within %d s.".formatted(longest.toSeconds()));
                }
            } else if (quiet.compareTo(Duration.ofNanos(now - runningSince)) < 0) {
                return;
            }
            pause(id, POLL);
        }
    }

    private void requireRunning(ResourceId id, String container, ContainerState state) {
        boolean restarting = Boolean.TRUE.equals(state.getRestarting());
        if (restarting || !Boolean.TRUE.equals(state.getRunning())) {
            String again = restarting ? ", again and again" : "";
            throw ended(id, container, state, "It ended with exit code %d%s.".formatted(exitCode(state), again));
        }
    }

    private Failed ended(ResourceId id, String container, ContainerState state, String cause) {
        String reason = Boolean.TRUE.equals(state.getOOMKilled()) ? cause + " It ran out of memory." : cause;
        String remedy = Boolean.TRUE.equals(state.getOOMKilled())
                ? "Give it more memory under resources."
                : "See the last lines of its log; correct its command, environment or image.";
        return Failed.because(reason).of(id).remedy(remedy).details(log(container));
    }

    private Failed unhealthy(ResourceId id, String container, ContainerState state, String cause) {
        List<String> details = new ArrayList<>();
        if (state.getHealth() != null
                && state.getHealth().getLog() != null
                && !state.getHealth().getLog().isEmpty()) {
            HealthStateLog last = state.getHealth().getLog().getLast();
            details.add("health check: exit code %s".formatted(last.getExitCodeLong()));
            if (last.getOutput() != null) {
                last.getOutput().strip().lines().limit(LOG_LINES).forEach(line -> details.add("health check: " + line));
            }
        }
        details.addAll(log(container));
        return Failed.because(cause)
                .of(id)
                .remedy("Correct container.health_check, or what it checks; start_period gives a slow start more time.")
                .details(details);
    }

    private List<String> log(String container) {
        return ContainerLog.last(client, container, LOG_LINES);
    }

    private ContainerState state(ResourceId id, String container) {
        return EngineErrors.of(id, () -> client.inspectContainerCmd(container).exec())
                .getState();
    }

    private static long exitCode(ContainerState state) {
        return state.getExitCodeLong() == null ? -1 : state.getExitCodeLong();
    }

    /** Returns the engine's word on health; empty when nothing is checked. */
    static Optional<String> health(ContainerState state) {
        return Optional.ofNullable(state.getHealth())
                .flatMap(health -> Optional.ofNullable(health.getStatus()))
                .filter(status -> !status.equals("none"));
    }

    private static void pause(ResourceId id, Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Failed.because("The run was interrupted while it waited.").of(id);
        }
    }
}
