package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Service.Autoscaling;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds copies of a service and takes them away, by how busy they are. From then on their number is AWS's, not the description's. */
final class Scaling implements Contributor {
    private static final Origin NAME = Origin.rule("physical-name");
    private static final Origin STEADY = Origin.rule("scale-out-fast-and-in-slowly");
    private static final int NAME_LIMIT = 255;
    private static final int OUT_SECONDS = 60;
    private static final int IN_SECONDS = 300;
    private static final int SECONDS_OF_A_MINUTE = 60;

    @Override
    public void check(EcsDeployment deployment) {
        for (Component component : deployment.components()) {
            component.service().autoscaling().ifPresent(scaling -> check(component, scaling, deployment));
        }
    }

    private static void check(Component component, Autoscaling scaling, EcsDeployment deployment) {
        ConfigPath service = DeployConfig.pathOf(component).then("service");
        ConfigPath path = service.then("autoscaling");
        DeployConfig config = deployment.config();
        int replicas = component.service().replicas();
        if (config.positions().isGiven(service.then("replicas"))
                && (replicas < scaling.min() || replicas > scaling.max())) {
            deployment.refuse(
                    service.then("replicas"),
                    "ecs-replicas-outside",
                    replicas + " copies are outside of the bounds of autoscaling, " + scaling.min() + " to "
                            + scaling.max() + ".",
                    "Leave 'replicas' out, or move the bounds.");
        }
        if (component.service().isPublic() && scaling.min() < 1) {
            deployment.refuse(
                    path.then("min"),
                    "ecs-scaling-from-nothing",
                    "A public service of 0 copies is never asked for anything that would bring one up; the fewest is 1.",
                    "Make min at least 1.");
        }
        if (scaling.targetRequests().isPresent() && FrontEntry.of(component).isEmpty()) {
            deployment.refuse(
                    path.then("target_requests"),
                    "ecs-requests-not-counted",
                    "The load balancer counts requests of HTTP, and '" + component.name() + "' is not behind it.",
                    "Scale it by target_cpu or target_memory, or make it public.");
        }
    }

    @Override
    public void service(EcsDeployment deployment, ServiceDraft service) {
        service.component().service().autoscaling().ifPresent(scaling -> scale(deployment, service, scaling));
    }

    private static void scale(EcsDeployment deployment, ServiceDraft service, Autoscaling scaling) {
        Component component = service.component();
        ConfigPath path = DeployConfig.pathOf(component).then("service", "autoscaling");
        int start = Math.min(
                scaling.max(), Math.max(scaling.min(), component.service().replicas()));
        service.set("desired_count", Value.number(start), Origin.at(path.then("min")));
        service.because(
                "desired_count",
                deployment.written(DeployConfig.pathOf(component).then("service"), "replicas"));
        service.ignore("desired_count");

        ResourceId target = ResourceId.of(AwsTypes.SCALING_TARGET, component.name());
        Value resource = new Value.Interpolation(List.of(
                Value.text("service/"), Clusters.name(deployment), Value.text("/"), Value.ref(service.id(), "name")));
        deployment.add(deployment
                .start(target, Origin.at(path))
                .set("service_namespace", Value.text("ecs"), Origin.at(path))
                .set("scalable_dimension", Value.text("ecs:service:DesiredCount"), Origin.at(path))
                .set("resource_id", resource, Origin.at(path))
                .set("min_capacity", Value.number(scaling.min()), Origin.at(path.then("min")))
                .set("max_capacity", Value.number(scaling.max()), Origin.at(path.then("max"))));
        Policies policies = new Policies(deployment, component, target, path);
        scaling.targetCpu()
                .ifPresent(percent -> policies.add(
                        "cpu",
                        "target_cpu",
                        percent,
                        Map.of("predefined_metric_type", Value.text("ECSServiceAverageCPUUtilization"))));
        scaling.targetMemory()
                .ifPresent(percent -> policies.add(
                        "memory",
                        "target_memory",
                        percent,
                        Map.of("predefined_metric_type", Value.text("ECSServiceAverageMemoryUtilization"))));
        // The load balancer counts requests per copy and minute, the description those per second.
        scaling.targetRequests()
                .ifPresent(requests -> policies.add(
                        "requests",
                        "target_requests",
                        (long) requests * SECONDS_OF_A_MINUTE,
                        Map.of(
                                "predefined_metric_type",
                                Value.text("ALBRequestCountPerTarget"),
                                "resource_label",
                                requestLabel(component))));
    }

    /** What the load balancer counts by: "app/<name>/<id>/targetgroup/<name>/<id>". */
    private static Value requestLabel(Component component) {
        return new Value.Interpolation(List.of(
                Value.ref(LoadBalancers.LOAD_BALANCER, "arn_suffix"),
                Value.text("/"),
                Value.ref(TargetGroups.id(component), "arn_suffix")));
    }

    /** The policies of one service: each holds one measure at its target, and the one that wants most copies wins. */
    private record Policies(EcsDeployment deployment, Component component, ResourceId target, ConfigPath path) {
        void add(String role, String key, long value, Map<String, Value> metric) {
            Origin why = Origin.at(path.then(key));
            Map<String, Value> tracking = new TreeMap<>();
            tracking.put("target_value", Value.number(value));
            tracking.put("scale_out_cooldown", Value.number(OUT_SECONDS));
            tracking.put("scale_in_cooldown", Value.number(IN_SECONDS));
            tracking.put("predefined_metric_specification", Value.object(metric));
            deployment.add(deployment
                    .start(new ResourceId(AwsTypes.SCALING_POLICY, component.name(), role), why)
                    .set("name", Value.text(deployment.name(NAME_LIMIT, component.name(), role)), NAME)
                    .set("policy_type", Value.text("TargetTrackingScaling"), why)
                    .set("service_namespace", Value.ref(target, "service_namespace"), why)
                    .set("scalable_dimension", Value.ref(target, "scalable_dimension"), why)
                    .set("resource_id", Value.ref(target, "resource_id"), why)
                    .set("target_tracking_scaling_policy_configuration", Value.object(tracking), why, STEADY));
        }
    }
}
