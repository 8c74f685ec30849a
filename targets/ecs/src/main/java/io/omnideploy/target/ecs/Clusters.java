package io.omnideploy.target.ecs;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster in which tasks run: the stack's own, unless one is named. */
final class Clusters implements Contributor {
    private static final ResourceId CLUSTER = ResourceId.of(AwsTypes.CLUSTER, ResourceId.MAIN);
    private static final int NAME_LIMIT = 255;
    private static final Origin OWN = Origin.rule("ecs-cluster-per-stack");

    @Override
    public void prepare(EcsDeployment deployment) {
        EcsSettings settings = deployment.settings();
        if (settings.cluster().isPresent()) {
            return;
        }
        deployment.add(deployment
                .tagged(CLUSTER, OWN)
                .set("name", Value.text(deployment.name(NAME_LIMIT)), Origin.rule("physical-name"))
                .set(
                        "setting",
                        Value.list(Value.object(Map.of(
                                "name", Value.text("containerInsights"),
                                "value", Value.text(settings.containerInsights() ? "enabled" : "disabled")))),
                        Origin.at(EcsSettings.PATH.then("container_insights"))));
        if (settings.spot()) {
            Origin why = Origin.at(EcsSettings.PATH.then("capacity"));
            deployment.add(deployment
                    .start(ResourceId.of(AwsTypes.CLUSTER_CAPACITY_PROVIDERS, ResourceId.MAIN), why)
                    .set("cluster_name", Value.ref(CLUSTER, "name"), why)
                    .set("capacity_providers", Value.texts(List.of("FARGATE", "FARGATE_SPOT")), why));
        }
    }

    /** Returns what a service calls its cluster by: the ARN of its own, the name of a given one. */
    static Value reference(EcsDeployment deployment) {
        Optional<String> given = deployment.settings().cluster();
        return given.map(name -> (Value) Value.text(name)).orElseGet(() -> Value.ref(CLUSTER, "arn"));
    }

    /** Returns the cluster's name, as the APIs of scaling take it. */
    static Value name(EcsDeployment deployment) {
        Optional<String> given = deployment.settings().cluster();
        return given.map(name -> (Value) Value.text(name)).orElseGet(() -> Value.ref(CLUSTER, "name"));
    }

    /** Returns what must be there before a task is started. */
    static Optional<ResourceId> ready(EcsDeployment deployment) {
        EcsSettings settings = deployment.settings();
        return settings.cluster().isEmpty() && settings.spot()
                ? Optional.of(ResourceId.of(AwsTypes.CLUSTER_CAPACITY_PROVIDERS, ResourceId.MAIN))
                : Optional.empty();
    }
}
