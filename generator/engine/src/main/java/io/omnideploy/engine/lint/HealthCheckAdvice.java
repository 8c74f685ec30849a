package io.omnideploy.engine.lint;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.config.DeployConfig;
import java.util.List;

/** What answers others says whether it works: without a check, a platform sends requests to what only just runs. */
final class HealthCheckAdvice implements LintRule {
    @Override
    public String code() {
        return "no-health-check";
    }

    @Override
    public void check(DeployConfig config, Warnings warnings) {
        for (Component component : config.components().values()) {
            boolean answers = component.kind() == Component.Kind.SERVICE
                    && component.service().replicas() > 0;
            if (answers && component.container().healthCheck().isEmpty()) {
                ConfigPath container = DeployConfig.pathOf(component).then("container");
                warnings.tell(
                        container.then("health_check"),
                        container,
                        "The service '" + component.name()
                                + "' has no health check: as soon as it runs, it counts as working.",
                        remedy(component.container().ports()));
            }
        }
    }

    private static String remedy(List<Container.Port> ports) {
        if (ports.isEmpty()) {
            return "Add 'health_check: {exec: [command]}' to its container, with a command that exits with 0 when it works.";
        }
        return switch (ports.getFirst().protocol()) {
            case HTTP, HTTPS ->
                "Add 'health_check: {path: /health}' to its container, with a path that answers 200 when it works.";
            case TCP, UDP -> "Add 'health_check: {tcp: true}' to its container, or a command under 'exec'.";
        };
    }
}
