package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.config.Container.HealthCheck;
import io.omnideploy.config.Container.Probe;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.time.Duration;
import java.util.List;

/**
 * A health check as the three probes of Kubernetes: one that waits for the start, one that gives and takes requests, and one that
 * restarts, which is more patient than the second.
 */
final class Probes implements Contributor {
    private static final Origin THREE = Origin.rule("kubernetes-three-probes");

    /** What starts fast is found out fast. */
    private static final long STARTUP_PERIOD = 5;

    /**
     * Seconds that every start is given at least. Who describes a health check thinks of what runs; a start that is cut off and
     * begun again never ends, while one that hangs ends the rollout anyway.
     */
    private static final long STARTUP_PATIENCE = 120;

    /** A container leaves the load before it is restarted. */
    private static final int MORE_PATIENT = 2;

    @Override
    public void check(KubernetesDeployment deployment) {
        for (Component component : deployment.components()) {
            component.container().healthCheck().ifPresent(check -> {
                ConfigPath path = DeployConfig.pathOf(component).then("container", "health_check");
                if (component.kind() == Kind.JOB) {
                    deployment.account(
                            path,
                            Fate.DROPPED,
                            "kubernetes-job-probe",
                            "A job is done when it has ended; nobody asks it before.",
                            "Leave it out for this target.");
                } else {
                    whole(deployment, path.then("interval"), check.interval());
                    whole(deployment, path.then("timeout"), check.timeout());
                    whole(deployment, path.then("start_period"), check.startPeriod());
                }
            });
        }
    }

    private static void whole(KubernetesDeployment deployment, ConfigPath path, Duration duration) {
        if (duration.toMillis() % 1000 != 0) {
            deployment.accountIfGiven(
                    path,
                    Fate.APPROXIMATED,
                    "kubernetes-whole-seconds",
                    "Kubernetes takes whole seconds here; it is rounded up.",
                    "Write whole seconds.");
        }
    }

    @Override
    public void pod(KubernetesDeployment deployment, ComponentDraft draft) {
        Component component = draft.component();
        if (component.kind() == Kind.JOB || component.container().healthCheck().isEmpty()) {
            return;
        }
        HealthCheck check = component.container().healthCheck().get();
        ConfigPath path = draft.path().then("container", "health_check");
        Origin[] what = deployment.written(path, "path", "tcp", "exec", "port");
        Origin[] when = deployment.written(path, "interval", "timeout", "unhealthy_threshold");
        long interval = seconds(check.interval());
        ObjectDraft readiness = action(component.container(), check.probe())
                .set("period_seconds", interval)
                .set("timeout_seconds", seconds(check.timeout()))
                .set("success_threshold", check.healthyThreshold())
                .set("failure_threshold", check.unhealthyThreshold());
        ObjectDraft liveness = action(component.container(), check.probe())
                .set("period_seconds", interval)
                .set("timeout_seconds", seconds(check.timeout()))
                .set("success_threshold", 1)
                .set("failure_threshold", (long) check.unhealthyThreshold() * MORE_PATIENT);
        long period = Math.min(interval, STARTUP_PERIOD);
        long patience =
                Math.max(STARTUP_PATIENCE, seconds(check.startPeriod(), 0) + interval * check.unhealthyThreshold());
        ObjectDraft startup = action(component.container(), check.probe())
                .set("period_seconds", period)
                .set("timeout_seconds", seconds(check.timeout()))
                .set("success_threshold", 1)
                .set("failure_threshold", Math.max(1, (patience + period - 1) / period));
        PodDraft pod = draft.pod();
        List.of("startup_probe", "readiness_probe", "liveness_probe").forEach(probe -> {
            pod.becauseContainer(probe, List.of(what));
            pod.becauseContainer(probe, List.of(when));
            pod.becauseContainer(probe, List.of(THREE));
        });
        pod.container("startup_probe", startup.value(), Origin.at(path.then("start_period")));
        pod.container("readiness_probe", readiness.value(), Origin.at(path.then("healthy_threshold")));
        pod.container("liveness_probe", liveness.value());
    }

    private static ObjectDraft action(Container container, Probe probe) {
        return switch (probe) {
            case Probe.Http http ->
                new ObjectDraft()
                        .set(
                                "http_get",
                                new ObjectDraft()
                                        .set("path", http.path())
                                        .set("port", http.port())
                                        .set("scheme", isEncrypted(container, http.port()) ? "HTTPS" : "HTTP")
                                        .value());
            case Probe.Tcp tcp ->
                new ObjectDraft()
                        .set(
                                "tcp_socket",
                                new ObjectDraft().set("port", tcp.port()).value());
            case Probe.Exec exec -> command(exec.command());
        };
    }

    /** Returns a check by a command in the container. */
    static ObjectDraft command(List<String> words) {
        return new ObjectDraft()
                .set(
                        "exec",
                        new ObjectDraft().set("command", Value.texts(words)).value());
    }

    private static boolean isEncrypted(Container container, int number) {
        return container.ports().stream()
                .anyMatch(port -> port.containerPort() == number && port.protocol() == Protocol.HTTPS);
    }

    private static long seconds(Duration duration) {
        return seconds(duration, 1);
    }

    private static long seconds(Duration duration, long least) {
        return Math.max(least, (duration.toMillis() + 999) / 1000);
    }
}
