package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes the service that keeps the task of a component running, and rolls a new one out without a gap. */
final class Services {
    private static final int NAME_LIMIT = 255;
    private static final Origin ROLLING = Origin.rule("ecs-rolling-deployment");
    private static final Origin WAIT = Origin.at(EcsSettings.PATH.then("wait"));
    private static final Origin CAPACITY = Origin.at(EcsSettings.PATH.then("capacity"));

    private final EcsDeployment deployment;

    Services(EcsDeployment deployment) {
        this.deployment = deployment;
    }

    ServiceDraft draft(TaskDraft task) {
        Component component = task.component();
        ConfigPath path = task.path();
        EcsSettings settings = deployment.settings();
        String wait = minutes(settings.patience());
        ResourceSpec.Builder spec = deployment
                .tagged(ServiceDraft.id(component), Origin.at(path))
                .because("", Origin.at(path.then("kind")))
                .set("name", Value.text(name(component)), Origin.rule("physical-name"))
                .set("cluster", Clusters.reference(deployment), Origin.at(EcsSettings.PATH.then("cluster")))
                .set("task_definition", Value.ref(task.definition(), "arn"), Origin.at(path))
                .set(
                        "desired_count",
                        Value.number(component.service().replicas()),
                        Origin.at(path.then("service", "replicas")))
                .set("deployment_minimum_healthy_percent", Value.number(100), ROLLING)
                .set("deployment_maximum_percent", Value.number(200), ROLLING)
                // After a zone has failed and come back, copies are spread anew.
                .set("availability_zone_rebalancing", Value.text("ENABLED"), Origin.rule("ecs-spread-over-zones"))
                .set(
                        "deployment_circuit_breaker",
                        Value.object(Map.of("enable", Value.bool(true), "rollback", Value.bool(true))),
                        ROLLING)
                .set("wait_for_steady_state", Value.bool(true), WAIT)
                .set("timeouts", Value.object(Map.of("create", Value.text(wait), "update", Value.text(wait))), WAIT)
                .set("enable_ecs_managed_tags", Value.bool(true), Origin.rule("aws-ownership-tags"))
                .set("propagate_tags", Value.text("SERVICE"), Origin.rule("aws-ownership-tags"))
                .set("network_configuration", TaskNetwork.of(deployment, task), Origin.rule("ecs-network"))
                .because("network_configuration.subnets", TaskNetwork.why(deployment))
                .because("network_configuration.assign_public_ip", Origin.at(EcsSettings.PATH.then("nat")))
                .because("network_configuration.security_groups", Origin.at(EcsSettings.PATH.then("security_groups")));
        if (!component.service().isPublic()) {
            spec.because("load_balancer", Origin.at(path.then("service", "public")));
        }
        capacity(spec, settings);
        order(spec, component, path);
        return new ServiceDraft(task, spec.after(TaskDefinitions.ready(deployment, task)));
    }

    /** Another kind of capacity makes a new service, which a tool that makes it first can't do under the name of the old one. */
    private String name(Component component) {
        return deployment.settings().spot()
                ? deployment.name(NAME_LIMIT, component.name(), "spot")
                : deployment.name(NAME_LIMIT, component.name());
    }

    /** Returns a duration as people write it for the provider: {@code 10m}. */
    static String minutes(Duration duration) {
        return duration.toSecondsPart() == 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }

    private static void capacity(ResourceSpec.Builder spec, EcsSettings settings) {
        if (settings.spot()) {
            spec.set(
                    "capacity_provider_strategy",
                    Value.list(Value.object(
                            Map.of("capacity_provider", Value.text("FARGATE_SPOT"), "weight", Value.number(1)))),
                    CAPACITY);
        } else {
            spec.set("launch_type", Value.text("FARGATE"), CAPACITY);
        }
    }

    /** What it depends on is there first; jobs are started by nobody here. */
    private void order(ResourceSpec.Builder spec, Component component, ConfigPath path) {
        Set<ResourceId> first = new TreeSet<>();
        for (Component other : deployment.reach().before(component)) {
            first.add(ServiceDraft.id(other));
        }
        for (int index = 0; index < component.dependsOn().size(); index++) {
            ConfigPath item = path.then("depends_on").item(index);
            Component other = deployment
                    .config()
                    .components()
                    .get(component.dependsOn().get(index).name());
            if (other == null || other.kind() != Component.Kind.JOB) {
                spec.because(ResourceSpec.ORDER, deployment.written(item, "name", "until"));
            }
        }
        spec.after(first);
    }
}
