package io.omnideploy.target.lightsail;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.HealthCheck;
import io.omnideploy.config.Container.Probe;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Durations;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.Bounds;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How Lightsail learns that a public container works: by an HTTP request, with the limits of the API
 * (ContainerServiceHealthCheckConfig). Everything is written out, since the API fills in what is not.
 */
final class HealthChecks {
    private static final String CODE = "lightsail-health-check";
    private static final int LEAST_TIMEOUT = 2;
    private static final Origin DEFAULTS = Origin.rule("lightsail-health-check-defaults");

    /** The API's own defaults. */
    private static final Map<String, Value> USUAL = Map.of(
            "path", Value.text("/"),
            "success_codes", Value.text("200-499"),
            "interval_seconds", Value.number(5),
            "timeout_seconds", Value.number(2),
            "healthy_threshold", Value.number(2),
            "unhealthy_threshold", Value.number(2));

    private HealthChecks() {}

    static void check(LightsailDeployment deployment) {
        for (Component component : deployment.components()) {
            component.container().healthCheck().ifPresent(check -> {
                ConfigPath path = DeployConfig.pathOf(component).then("container", "health_check");
                Optional<Endpoint> endpoint = Endpoint.of(component);
                if (endpoint.isEmpty()) {
                    deployment.accountAll(
                            path,
                            Fate.DROPPED,
                            "lightsail-health-check-public",
                            "Lightsail checks the public endpoint alone.",
                            "Leave it out for this target.");
                } else {
                    limits(deployment.draft(), check, path);
                    probe(deployment, check, endpoint.get(), path);
                }
            });
        }
    }

    private static void limits(AwsDraft draft, HealthCheck check, ConfigPath path) {
        Bounds bounds = new Bounds(draft, CODE);
        bounds.seconds(path.then("interval"), "An interval", check.interval(), 5, 300);
        bounds.seconds(path.then("timeout"), "A timeout", check.timeout(), LEAST_TIMEOUT, 60);
        bounds.number(path.then("healthy_threshold"), "A healthy_threshold", check.healthyThreshold(), 2, 10);
        bounds.number(path.then("unhealthy_threshold"), "An unhealthy_threshold", check.unhealthyThreshold(), 2, 10);
        // A timeout that nobody wrote gives way to the interval.
        if (draft.config().positions().isGiven(path.then("timeout"))
                && check.timeout().compareTo(check.interval()) >= 0) {
            draft.refuse(
                    path.then("interval"),
                    CODE,
                    "An interval of %s is no longer than the timeout of %s, as Lightsail wants it to be."
                            .formatted(Durations.format(check.interval()), Durations.format(check.timeout())),
                    "Make the interval longer than the timeout.");
        }
    }

    private static void probe(LightsailDeployment deployment, HealthCheck check, Endpoint endpoint, ConfigPath path) {
        int port = endpoint.port().containerPort();
        switch (check.probe()) {
            case Probe.Http http -> {
                if (http.port() != port) {
                    deployment
                            .draft()
                            .accountWritten(
                                    path.then("port"),
                                    Fate.APPROXIMATED,
                                    "lightsail-health-check-port",
                                    "Lightsail asks on the public port, " + port + ".",
                                    "Answer there too.");
                }
            }
            case Probe.Tcp tcp -> {
                deployment.accountAll(
                        path.then("tcp"),
                        Fate.APPROXIMATED,
                        "lightsail-health-check-http",
                        "Lightsail asks by HTTP on the public port, and any answer below 500 counts.",
                        "Give the check a 'path'.");
                deployment.accountAll(
                        path.then("port"),
                        Fate.APPROXIMATED,
                        "lightsail-health-check-http",
                        "Lightsail asks by HTTP on the public port, and any answer below 500 counts.",
                        "Give the check a 'path'.");
            }
            case Probe.Exec exec ->
                deployment.accountAll(
                        path.then("exec"),
                        Fate.APPROXIMATED,
                        "lightsail-health-check-http",
                        "Lightsail runs no command to check: it asks by HTTP on the public port, and any answer below 500 counts.",
                        "Give the check a 'path'.");
        }
    }

    /** Returns the check of a public component. */
    static Value value(Component component) {
        Map<String, Value> fields = new TreeMap<>(USUAL);
        component.container().healthCheck().ifPresent(check -> {
            if (check.probe() instanceof Probe.Http http) {
                fields.put("path", Value.text(http.path()));
                // As everywhere: an error of the client's is no sign of life. Lightsail itself would take it for one.
                fields.put("success_codes", Value.text("200-399"));
            }
            fields.put("interval_seconds", Value.number(check.interval().toSeconds()));
            fields.put("timeout_seconds", Value.number(timeout(check)));
            fields.put("healthy_threshold", Value.number(check.healthyThreshold()));
            fields.put("unhealthy_threshold", Value.number(check.unhealthyThreshold()));
        });
        return Value.object(fields);
    }

    private static long timeout(HealthCheck check) {
        Duration most = check.interval().minusSeconds(1);
        return Math.max(LEAST_TIMEOUT, (check.timeout().compareTo(most) > 0 ? most : check.timeout()).toSeconds());
    }

    /** Returns why it is so. */
    static Set<Origin> why(LightsailDeployment deployment, Component component) {
        Set<Origin> why = new TreeSet<>(Set.of(DEFAULTS));
        if (component.container().healthCheck().isPresent()) {
            ConfigPath path = DeployConfig.pathOf(component).then("container", "health_check");
            for (String key :
                    new String[] {"path", "port", "interval", "timeout", "healthy_threshold", "unhealthy_threshold"}) {
                if (deployment.config().positions().isGiven(path.then(key))) {
                    why.add(Origin.at(path.then(key)));
                }
            }
        }
        return why;
    }
}
