package io.omnideploy.platform.aws.runtime;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.platform.aws.runtime.StackTags.Tagged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** The services of a stack and their tasks. */
final class StackServices {
    private static final String SERVICE = "ecs:service";
    private static final Set<String> GONE = Set.of("ClusterNotFoundException", "ServiceNotFoundException");
    /** ECS describes so many tasks in one call. */
    private static final int AT_ONCE = 100;

    private final StackTags tags;
    private final EcsClient ecs;

    StackServices(AwsClients clients) {
        this.tags = new StackTags(clients);
        this.ecs = clients.open(EcsClient.builder());
    }

    /**
     * A service of a component.
     *
     * @param cluster its name
     */
    record Running(String component, String cluster, Service service) {}

    /** Returns the services that are there, by component. */
    List<Running> of(DeploymentId id) {
        List<Running> found = new ArrayList<>();
        for (Tagged tagged : tags.of(id, SERVICE)) {
            Arn arn = Arn.parse(tagged.arn());
            String cluster = StackResources.cluster(arn);
            AwsErrors.find(
                            () -> ecs.describeServices(
                                    ask -> ask.cluster(cluster).services(arn.last())),
                            GONE)
                    .ifPresent(answer -> answer.services().stream()
                            .filter(service -> !"INACTIVE".equals(service.status()))
                            .forEach(service -> found.add(
                                    new Running(tagged.component().orElse(service.serviceName()), cluster, service))));
        }
        found.sort(Comparator.comparing(Running::component));
        return found;
    }

    /** Returns the tasks of a service that are to run, or were stopped in the last hour; the newest first. */
    List<Task> tasks(Running running, DesiredStatus status) {
        List<String> arns = ecs
                .listTasksPaginator(ask -> ask.cluster(running.cluster())
                        .serviceName(running.service().serviceName())
                        .desiredStatus(status))
                .taskArns()
                .stream()
                .limit(AT_ONCE)
                .toList();
        if (arns.isEmpty()) {
            return List.of();
        }
        return ecs.describeTasks(ask -> ask.cluster(running.cluster()).tasks(arns)).tasks().stream()
                .filter(task -> !JobRun.STARTED_BY.equals(task.startedBy()))
                .sorted(Comparator.comparing(Task::createdAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                        .reversed())
                .toList();
    }
}
