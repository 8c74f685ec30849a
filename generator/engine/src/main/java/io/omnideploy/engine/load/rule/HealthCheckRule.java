package io.omnideploy.engine.load.rule;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.HealthCheck;
import io.omnideploy.config.Container.Probe;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Durations;
import java.util.List;

/** A health check says what it does, has a port where it needs one, and ends before the next begins. */
final class HealthCheckRule implements ConfigRule {
    @Override
    public void check(DeployConfig config, Findings findings) {
        for (Component component : config.components().values()) {
            ConfigPath container = DeployConfig.pathOf(component).then("container");
            ConfigPath path = container.then("health_check");
            component
                    .container()
                    .healthCheck()
                    .ifPresentOrElse(
                            check -> check(check, path, container, config, findings),
                            () -> saysNothing(path, config, findings));
        }
    }

    private static void saysNothing(ConfigPath path, DeployConfig config, Findings findings) {
        if (config.positions().isGiven(path)) {
            findings.error(
                    path,
                    List.of(path.then("path"), path.then("tcp"), path.then("exec")),
                    "no-probe",
                    "The health check doesn't say what it does.",
                    "Add 'path: /health', 'tcp: true' or 'exec: [command]'.");
        }
    }

    private static void check(
            HealthCheck check, ConfigPath path, ConfigPath container, DeployConfig config, Findings findings) {
        int port = switch (check.probe()) {
            case Probe.Http http -> http.port();
            case Probe.Tcp tcp -> tcp.port();
            case Probe.Exec exec -> -1;
        };
        if (port == 0) {
            findings.error(
                    path,
                    List.of(path.then("port"), container.then("ports")),
                    "no-port",
                    "The health check has no port, and neither has the container.",
                    "Add 'port:' to the check, or 'ports:' to the container; a command under 'exec' needs none.");
        }
        if (port < 0 && config.positions().isGiven(path.then("port"))) {
            findings.error(path.then("port"), "key-without-effect", "A command needs no port.", "Remove it.");
        }
        if (check.timeout().compareTo(check.interval()) > 0) {
            findings.error(
                    config.positions().isGiven(path.then("timeout")) ? path.then("timeout") : path.then("interval"),
                    List.of(path.then("timeout"), path.then("interval")),
                    "timeout-too-long",
                    "The timeout of " + Durations.format(check.timeout()) + " is longer than the interval of "
                            + Durations.format(check.interval()) + ".",
                    "Make the interval at least as long as the timeout.");
        }
    }
}
