package io.omnideploy.platform.aws.runtime;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.runtime.StackServices.Running;
import io.omnideploy.spi.InstanceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/** Tells how the tasks of a stack fare. */
final class TaskStatus {
    private final StackServices services;
    private final EcsClient ecs;

    TaskStatus(AwsClients clients) {
        this.services = new StackServices(clients);
        this.ecs = clients.open(EcsClient.builder());
    }

    List<InstanceStatus> of(DeploymentId id) {
        List<InstanceStatus> status = new ArrayList<>();
        for (Running running : services.of(id)) {
            List<Task> tasks = services.tasks(running, DesiredStatus.RUNNING);
            tasks.forEach(task -> status.add(status(running.component(), task)));
            int lack = running.service().desiredCount() - tasks.size();
            if (lack > 0) {
                status.add(new InstanceStatus(
                        running.component(),
                        running.service().serviceName(),
                        image(running.service().taskDefinition()),
                        "%d of %d wanted tasks lack"
                                .formatted(lack, running.service().desiredCount()),
                        Optional.empty(),
                        List.of()));
            }
        }
        return status;
    }

    private static InstanceStatus status(String component, Task task) {
        // Beside the program's own there may be those of Service Connect and of its preparation.
        Optional<Container> container = task.containers().stream()
                .filter(one -> component.equals(one.name()))
                .findFirst();
        return new InstanceStatus(
                component,
                component + "-" + shortened(Arn.parse(task.taskArn()).last()),
                container.map(Container::image).orElse(""),
                task.lastStatus() == null ? "" : task.lastStatus().toLowerCase(Locale.ROOT),
                Optional.ofNullable(task.healthStatus())
                        .filter(health -> health != HealthStatus.UNKNOWN)
                        .map(health -> health.toString().toLowerCase(Locale.ROOT)),
                // Only the load balancer is reached from outside, and the outputs tell its address.
                List.of());
    }

    /** Returns as much of a task's id as tells it from its neighbours. */
    static String shortened(String task) {
        return task.substring(0, Math.min(8, task.length()));
    }

    private String image(String taskDefinition) {
        return ecs
                .describeTaskDefinition(ask -> ask.taskDefinition(taskDefinition))
                .taskDefinition()
                .containerDefinitions()
                .stream()
                .findFirst()
                .map(definition -> definition.image())
                .orElse("");
    }
}
