package io.omnideploy.platform.aws.runtime;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.runtime.StackTags.Tagged;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.JobRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Starts a task of a job, tells what it says, and waits for its end. */
final class JobRun {
    private static final String DEFINITION = "ecs:task-definition";
    private static final String STOPPED = "STOPPED";
    /** Marks a task that was started here. */
    static final String STARTED_BY = "omnideploy";

    private static final Duration POLL = Duration.ofSeconds(1);

    private final AwsClients clients;
    private final EcsClient ecs;
    private final JobRequest request;
    private final ResourceId job;

    JobRun(AwsClients clients, JobRequest request) {
        this.clients = clients;
        this.ecs = clients.open(EcsClient.builder());
        this.request = request;
        this.job = request.job();
    }

    /** Returns the exit code. */
    int run() {
        Tagged tagged = newest().orElseThrow(() ->
                Failed.because("It has no task definition.").of(job).remedy("'omnideploy up' makes it."));
        JobPlace place = JobPlace.of(tagged.tags())
                .orElseThrow(() -> Failed.because("Its task definition does not say where it runs.")
                        .of(job)
                        .remedy("'omnideploy up' writes that into its tags."));
        TaskDefinition definition = ecs.describeTaskDefinition(ask -> ask.taskDefinition(tagged.arn()))
                .taskDefinition();
        requireIdle(place, definition);
        Task task = start(place, definition, JobPlace.without(tagged.tags()));
        try (TaskLog log = TaskLog.of(clients, definition, task, request.lines())) {
            Task ended = await(place.cluster(), task, log);
            log.tellRest();
            return code(ended);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Failed.because("It is no longer watched; it runs on.").of(job);
        }
    }

    private Optional<Tagged> newest() {
        return new StackTags(clients)
                .of(request.id(), DEFINITION).stream()
                        .filter(tagged -> tagged.id().filter(job::equals).isPresent())
                        .max(Comparator.comparingInt(JobRun::revision));
    }

    private static int revision(Tagged tagged) {
        try {
            return Integer.parseInt(Arn.parse(tagged.arn()).last());
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }

    private void requireIdle(JobPlace place, TaskDefinition definition) {
        List<String> started = ecs.listTasks(ask ->
                        ask.cluster(place.cluster()).family(definition.family()).desiredStatus(DesiredStatus.RUNNING))
                .taskArns();
        if (started.isEmpty()) {
            return;
        }
        Optional<Task> running = ecs
                .describeTasks(ask -> ask.cluster(place.cluster()).tasks(started))
                .tasks()
                .stream()
                .filter(task -> !STOPPED.equals(task.lastStatus()))
                .findFirst();
        running.ifPresent(task -> {
            throw Failed.because("It runs already.")
                    .of(job)
                    .remedy(
                            "Wait for its end ('omnideploy logs %s -f'), or stop it with 'aws ecs stop-task --cluster %s --task %s'."
                                    .formatted(
                                            job.component(),
                                            place.cluster(),
                                            Arn.parse(task.taskArn()).last()));
        });
    }

    private Task start(JobPlace place, TaskDefinition definition, Map<String, String> tags) {
        RunTaskResponse answer = ecs.runTask(ask -> ask.cluster(place.cluster())
                .taskDefinition(definition.taskDefinitionArn())
                .launchType(LaunchType.FARGATE)
                .count(1)
                .startedBy(STARTED_BY)
                .tags(tags.entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc.subnets(place.subnets())
                        .securityGroups(place.securityGroups())
                        .assignPublicIp(place.isPublic() ? AssignPublicIp.ENABLED : AssignPublicIp.DISABLED))));
        if (answer.tasks().isEmpty()) {
            String reason = answer.failures().stream()
                    .map(failure -> failure.reason() == null ? failure.detail() : failure.reason())
                    .findFirst()
                    .orElse("no reason given");
            throw Failed.because("ECS starts no task: " + reason + ".").of(job);
        }
        return answer.tasks().getFirst();
    }

    private Task await(String cluster, Task task, TaskLog log) throws InterruptedException {
        while (true) {
            Task now = ecs.describeTasks(ask -> ask.cluster(cluster).tasks(task.taskArn())).tasks().stream()
                    .findFirst()
                    .orElseThrow(() -> Failed.because("Its task is gone: " + task.taskArn() + ".")
                            .of(job));
            log.tellNew();
            if (STOPPED.equals(now.lastStatus())) {
                return now;
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private int code(Task ended) {
        // Others beside the program's own prepare the task, and end before it begins.
        return ended.containers().stream()
                .filter(container -> job.component().equals(container.name()))
                .map(Container::exitCode)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> Failed.because("Its task did not run: " + StopReason.of(ended) + ".")
                        .of(job));
    }
}
