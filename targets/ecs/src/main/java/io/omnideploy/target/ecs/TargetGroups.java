package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.HealthCheck;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Probe;
import io.omnideploy.config.Naming;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the load balancer finds the tasks of a component, and how it learns that they work. */
final class TargetGroups {
    /** Longest name (ELBv2 API, CreateTargetGroup). */
    private static final int NAME_LIMIT = 32;

    private static final int HASH_LENGTH = 6;

    /** Seconds in which requests under way may end; the default of 300 makes every deployment take five minutes more. */
    static final int DRAINING = 30;

    /** Seconds that a program gets to start before failed checks stop its task, unless the description says. */
    private static final long GRACE = 60;

    private static final Origin FRONT = Origin.rule("ecs-one-load-balancer");
    private static final Origin HEALTH = Origin.rule("ecs-target-health");

    private final EcsDeployment deployment;

    TargetGroups(EcsDeployment deployment) {
        this.deployment = deployment;
    }

    static ResourceId id(Component component) {
        return ResourceId.of(AwsTypes.TARGET_GROUP, component.name());
    }

    void add(FrontEntry entry) {
        Component component = entry.component();
        ConfigPath path = deployment.path(component).then("container");
        int index = component.container().ports().indexOf(entry.port());
        Origin[] port = deployment.written(path.then("ports").item(index), "container_port", "protocol");
        ResourceSpec.Builder group = deployment
                .tagged(id(component), Origin.at(deployment.path(component).then("service", "public")))
                .set("name", Value.text(name(component, entry.port())), Origin.rule("physical-name"))
                .set("target_type", Value.text("ip"), Origin.rule("ecs-on-fargate"))
                .set("protocol", Value.text(entry.port().protocol().name()), port)
                .set("port", Value.number(entry.port().containerPort()), port)
                .set("vpc_id", deployment.network().vpc(), FRONT)
                .set("deregistration_delay", Value.number(DRAINING), Origin.rule("ecs-short-draining"))
                // Listeners must have the new one before the old one can go.
                .lifecycle(new Lifecycle(false, Set.of(), true));
        health(group, entry, path.then("health_check"));
        deployment.add(group);
    }

    /** A hash of what makes a new group stands in the name, so that the new one can be there beside the old one. */
    String name(Component component, Port port) {
        String identity = "%s %d %s".formatted(port.protocol(), port.containerPort(), vpc());
        return deployment.name(NAME_LIMIT - HASH_LENGTH - 1, component.name()) + "-"
                + Naming.hash(identity, HASH_LENGTH);
    }

    private String vpc() {
        EcsSettings settings = deployment.settings();
        return settings.vpc().orElseGet(() -> settings.network() + settings.cidr());
    }

    private void health(ResourceSpec.Builder group, FrontEntry entry, ConfigPath path) {
        SortedMap<String, Value> block = new TreeMap<>();
        block.put("protocol", Value.text(entry.port().protocol().name()));
        group.because("health_check.protocol", HEALTH);
        entry.component()
                .container()
                .healthCheck()
                .filter(check -> !(check.probe() instanceof Probe.Exec))
                .ifPresentOrElse(check -> asked(group, block, entry, check, path), () -> anyAnswer(block));
        group.set("health_check", Value.object(block));
    }

    private void asked(
            ResourceSpec.Builder group,
            SortedMap<String, Value> block,
            FrontEntry entry,
            HealthCheck check,
            ConfigPath path) {
        probe(group, block, entry, check.probe(), path);
        pace(group, block, check, path);
    }

    /** Says how often is asked, and how many answers count. */
    void pace(ResourceSpec.Builder group, SortedMap<String, Value> block, HealthCheck check, ConfigPath path) {
        block.put("interval", Value.number(check.interval().toSeconds()));
        block.put("timeout", Value.number(timeoutSeconds(check, path)));
        block.put("healthy_threshold", Value.number(check.healthyThreshold()));
        block.put("unhealthy_threshold", Value.number(check.unhealthyThreshold()));
        for (String key : new String[] {"interval", "timeout", "healthy_threshold", "unhealthy_threshold"}) {
            group.because("health_check." + key, Origin.at(path.then(key)));
        }
    }

    /** The API wants less than the interval; a default that isn't gives way. */
    private long timeoutSeconds(HealthCheck check, ConfigPath path) {
        long wanted = check.timeout().toSeconds();
        return deployment.config().positions().isGiven(path.then("timeout"))
                ? wanted
                : Math.min(wanted, check.interval().toSeconds() - 1);
    }

    private void probe(
            ResourceSpec.Builder group,
            SortedMap<String, Value> block,
            FrontEntry entry,
            Probe probe,
            ConfigPath path) {
        switch (probe) {
            case Probe.Http http -> {
                block.put("path", Value.text(http.path()));
                if (http.port() != entry.port().containerPort()) {
                    block.put("port", Value.text(Integer.toString(http.port())));
                }
                // What the description promises: any answer from 200 to 399.
                block.put("matcher", Value.text("200-399"));
                group.because("health_check.path", Origin.at(path.then("path")))
                        .because("health_check.port", Origin.at(path.then("port")))
                        .because("health_check.matcher", HEALTH);
            }
            // The container's own check tells more; the load balancer wants to see any answer.
            case Probe.Tcp tcp -> anyAnswer(block);
            case Probe.Exec exec -> anyAnswer(block);
        }
    }

    /** Whoever answers is alive. */
    private static void anyAnswer(SortedMap<String, Value> block) {
        block.putAll(Map.of("path", Value.text("/"), "matcher", Value.text("200-499")));
    }

    /** Returns for how long failed checks of a new task are not counted. */
    static long graceSeconds(Component component) {
        return component
                .container()
                .healthCheck()
                .map(HealthCheck::startPeriod)
                .map(period -> Math.max(period.toSeconds(), GRACE))
                .orElse(GRACE);
    }
}
