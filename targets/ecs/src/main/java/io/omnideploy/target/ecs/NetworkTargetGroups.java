package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.HealthCheck;
import io.omnideploy.config.Container.Probe;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the network load balancer finds the tasks behind a port, and how it learns that they work. */
final class NetworkTargetGroups {
    private static final Origin FRONT = Origin.rule("ecs-network-load-balancer");
    private static final Origin HEALTH = Origin.rule("ecs-target-health");

    private final EcsDeployment deployment;

    NetworkTargetGroups(EcsDeployment deployment) {
        this.deployment = deployment;
    }

    static ResourceId id(NetworkEntry entry) {
        return new ResourceId(AwsTypes.TARGET_GROUP, entry.component().name(), entry.role());
    }

    /** Returns the TCP port that is asked whether a task works; none if nothing answers by TCP. */
    static OptionalInt probePort(NetworkEntry entry) {
        Optional<Probe> probe = entry.component().container().healthCheck().map(HealthCheck::probe);
        if (probe.isPresent() && probe.get() instanceof Probe.Http http) {
            return OptionalInt.of(http.port());
        }
        if (probe.isPresent() && probe.get() instanceof Probe.Tcp tcp) {
            return OptionalInt.of(tcp.port());
        }
        return entry.isUdp()
                ? entry.component().container().ports().stream()
                        .filter(port -> port.protocol() != Protocol.UDP)
                        .mapToInt(port -> port.containerPort())
                        .findFirst()
                : OptionalInt.of(entry.port().containerPort());
    }

    void add(NetworkEntry entry) {
        Component component = entry.component();
        Origin[] port = deployment.written(entry.path(), "container_port", "protocol");
        ResourceSpec.Builder group = deployment
                .tagged(id(entry), Origin.at(entry.path()))
                .set(
                        "name",
                        Value.text(new TargetGroups(deployment).name(component, entry.port())),
                        Origin.rule("physical-name"))
                .set("target_type", Value.text("ip"), Origin.rule("ecs-on-fargate"))
                .set("protocol", Value.text(entry.port().protocol().name()), port)
                .set("port", Value.number(entry.port().containerPort()), port)
                .set("vpc_id", deployment.network().vpc(), FRONT)
                .set("deregistration_delay", Value.number(TargetGroups.DRAINING), Origin.rule("ecs-short-draining"))
                .lifecycle(new Lifecycle(false, Set.of(), true));
        health(group, entry, deployment.path(component).then("container", "health_check"));
        deployment.add(group);
    }

    private void health(ResourceSpec.Builder group, NetworkEntry entry, ConfigPath path) {
        SortedMap<String, Value> block = new TreeMap<>();
        block.put("protocol", Value.text("TCP"));
        group.because("health_check.protocol", HEALTH);
        probePort(entry).ifPresent(probe -> {
            if (probe != entry.port().containerPort()) {
                block.put("port", Value.text(Integer.toString(probe)));
                group.because("health_check.port", Origin.at(path.then("port")));
            }
        });
        entry.component()
                .container()
                .healthCheck()
                .filter(check -> !(check.probe() instanceof Probe.Exec))
                .ifPresent(check -> asked(group, block, check, path));
        group.set("health_check", Value.object(block));
    }

    private void asked(ResourceSpec.Builder group, SortedMap<String, Value> block, HealthCheck check, ConfigPath path) {
        if (check.probe() instanceof Probe.Http http) {
            block.put("protocol", Value.text("HTTP"));
            block.put("path", Value.text(http.path()));
            block.put("matcher", Value.text("200-399"));
            group.because("health_check.path", deployment.written(path, "path", "port"))
                    .because("health_check.matcher", HEALTH);
        } else {
            group.because("health_check.protocol", deployment.written(path, "tcp", "port"));
        }
        new TargetGroups(deployment).pace(group, block, check, path);
    }
}
