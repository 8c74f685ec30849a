package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.HealthCheck;
import io.omnideploy.config.Container.Probe;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How App Platform learns that an instance works: before it gets requests, and, of a worker, for as long as it runs. */
final class HealthChecks implements Contributor {
    /** OpenAPI of DigitalOcean, HealthCheckSpec. */
    private static final long LONGEST_PERIOD = 300;

    private static final long LONGEST_TIMEOUT = 120;
    private static final long LONGEST_DELAY = 3600;
    private static final int MOST_TIMES = 50;

    @Override
    public void check(AppDeployment deployment) {
        for (Component component : deployment.components()) {
            component.container().healthCheck().ifPresent(check -> {
                ConfigPath path = DeployConfig.pathOf(component).then("container", "health_check");
                if (Section.of(component).isJob()) {
                    deployment.account(
                            path,
                            Fate.DROPPED,
                            "digitalocean-job-check",
                            "A job is done when it has ended; nobody asks it before.",
                            "Leave it out for this target.");
                } else if (check.probe() instanceof Probe.Exec) {
                    deployment.account(
                            path,
                            Fate.DROPPED,
                            "digitalocean-exec-check",
                            "App Platform asks by HTTP or TCP and runs no commands; it looks whether the port is open.",
                            "Let it answer under a path, and write 'path'.");
                } else {
                    limits(deployment, check, path);
                    if (Section.of(component) == Section.WORKER && check.healthyThreshold() > 1) {
                        deployment.accountIfGiven(
                                path.then("healthy_threshold"),
                                Fate.APPROXIMATED,
                                "digitalocean-liveness",
                                "A worker is alive again after one good answer.",
                                "Leave it out for this target.");
                    }
                }
            });
        }
    }

    private static void limits(AppDeployment deployment, HealthCheck check, ConfigPath path) {
        time(deployment, path.then("interval"), check.interval(), 1, LONGEST_PERIOD);
        time(deployment, path.then("timeout"), check.timeout(), 1, LONGEST_TIMEOUT);
        time(deployment, path.then("start_period"), check.startPeriod(), 0, LONGEST_DELAY);
        times(deployment, path.then("healthy_threshold"), check.healthyThreshold());
        times(deployment, path.then("unhealthy_threshold"), check.unhealthyThreshold());
    }

    private static void time(AppDeployment deployment, ConfigPath path, Duration time, long least, long most) {
        if (time.toMillis() > most * 1000) {
            deployment.refuse(
                    path,
                    "digitalocean-check-limits",
                    "App Platform takes %d to %d seconds here.".formatted(least, most),
                    "Write at most " + most + "s.");
        } else if (time.toMillis() % 1000 != 0) {
            deployment.accountIfGiven(
                    path,
                    Fate.APPROXIMATED,
                    "digitalocean-whole-seconds",
                    "App Platform takes whole seconds here; it is rounded up.",
                    "Write whole seconds.");
        }
    }

    private static void times(AppDeployment deployment, ConfigPath path, int times) {
        if (times < 1 || times > MOST_TIMES) {
            deployment.refuse(
                    path,
                    "digitalocean-check-limits",
                    "App Platform takes 1 to %d times here.".formatted(MOST_TIMES),
                    "Write a number between.");
        }
    }

    @Override
    public void component(AppDeployment deployment, ComponentDraft draft) {
        draft.component().container().healthCheck().ifPresent(check -> {
            if (!draft.section().isJob() && !(check.probe() instanceof Probe.Exec)) {
                boolean isService = draft.section() == Section.SERVICE;
                ConfigPath path = draft.path().then("container", "health_check");
                draft.set(
                        isService ? "health_check" : "liveness_health_check", value(check, isService), Origin.at(path));
                draft.because(
                        isService ? "health_check" : "liveness_health_check",
                        List.of(deployment.written(
                                path,
                                "path",
                                "tcp",
                                "port",
                                "interval",
                                "timeout",
                                "start_period",
                                "healthy_threshold",
                                "unhealthy_threshold")));
            }
        });
    }

    private static Value value(HealthCheck check, boolean isService) {
        Map<String, Value> fields = new TreeMap<>();
        switch (check.probe()) {
            case Probe.Http http -> {
                fields.put("http_path", Value.text(http.path()));
                fields.put("port", Value.number(http.port()));
            }
            case Probe.Tcp tcp -> fields.put("port", Value.number(tcp.port()));
            case Probe.Exec exec -> throw new IllegalArgumentException("App Platform runs no commands");
        }
        fields.put("initial_delay_seconds", Value.number(seconds(check.startPeriod(), 0)));
        fields.put("period_seconds", Value.number(seconds(check.interval(), 1)));
        fields.put("timeout_seconds", Value.number(seconds(check.timeout(), 1)));
        fields.put("success_threshold", Value.number(isService ? check.healthyThreshold() : 1));
        fields.put("failure_threshold", Value.number(check.unhealthyThreshold()));
        return Value.object(fields);
    }

    private static long seconds(Duration duration, long least) {
        return Math.max(least, (duration.toMillis() + 999) / 1000);
    }
}
