package io.omnideploy.target.ecs;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where tasks stand and who reaches them, as services and schedules take it alike. */
final class TaskNetwork {
    private TaskNetwork() {}

    /** Returns the line that names the subnets for tasks. */
    static Origin why(EcsDeployment deployment) {
        return why(deployment.settings().privateSubnets().isEmpty() ? "public" : "private");
    }

    /** Returns the line that names subnets of one kind. */
    static Origin why(String kind) {
        return Origin.at(EcsSettings.PATH.then("subnets", kind));
    }

    /** Returns subnets, security_groups and assign_public_ip. */
    static Value.Obj of(EcsDeployment deployment, TaskDraft task) {
        Network network = deployment.network();
        List<Value> groups = new ArrayList<>();
        groups.add(Value.ref(task.securityGroup(), "id"));
        deployment.settings().securityGroups().forEach(group -> groups.add(Value.text(group)));
        return Value.object(Map.of(
                "subnets",
                network.taskSubnets(),
                "security_groups",
                new Value.Seq(groups),
                "assign_public_ip",
                Value.bool(network.publicAddresses())));
    }
}
