package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.HealthCheck;
import io.omnideploy.config.Container.Probe;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Durations;
import io.omnideploy.spi.expand.aws.Bounds;

/**
 * The limits of health checks: those of the load balancer (ELBv2 API, CreateTargetGroup) for what it asks, those of ECS (ECS
 * API, HealthCheck) for what runs inside of the container.
 */
final class HealthCheckLimits implements Contributor {
    private static final String CODE = "ecs-health-check";

    @Override
    public void check(EcsDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component).then("container", "health_check");
            component.container().healthCheck().ifPresent(check -> check(component, check, path, deployment));
        }
    }

    private static void check(Component component, HealthCheck check, ConfigPath path, EcsDeployment deployment) {
        Bounds bounds = new Bounds(deployment.draft(), CODE);
        bounds.seconds(path.then("interval"), "An interval", check.interval(), 5, 300);
        boolean isPublic = FrontEntry.of(component).isPresent()
                || !NetworkEntry.of(component).isEmpty();
        if (isPublic) {
            bounds.seconds(path.then("timeout"), "A timeout of the load balancer", check.timeout(), 2, 120);
            bounds.number(path.then("healthy_threshold"), "A healthy_threshold", check.healthyThreshold(), 2, 10);
            bounds.number(
                    path.then("unhealthy_threshold"), "An unhealthy_threshold", check.unhealthyThreshold(), 2, 10);
            longerThanTimeout(check, path, deployment);
        }
        if (!isPublic || check.probe() instanceof Probe.Exec) {
            bounds.seconds(path.then("timeout"), "A timeout inside of a container", check.timeout(), 2, 60);
            bounds.number(
                    path.then("unhealthy_threshold"), "An unhealthy_threshold", check.unhealthyThreshold(), 1, 10);
            bounds.seconds(
                    path.then("start_period"), "A start_period inside of a container", check.startPeriod(), 0, 300);
        }
    }

    private static void longerThanTimeout(HealthCheck check, ConfigPath path, EcsDeployment deployment) {
        // A timeout that nobody wrote gives way to the interval.
        boolean written = deployment.config().positions().isGiven(path.then("timeout"));
        if (written && check.timeout().compareTo(check.interval()) >= 0) {
            deployment.refuse(
                    path.then("interval"),
                    CODE,
                    "An interval of %s is no longer than the timeout of %s, as the load balancer wants it to be."
                            .formatted(Durations.format(check.interval()), Durations.format(check.timeout())),
                    "Make the interval longer than the timeout.");
        }
    }
}
