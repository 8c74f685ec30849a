package io.omnideploy.platform.aws.runtime;

import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.AwsErrors;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** What one task writes to CloudWatch, while it runs. */
final class TaskLog implements AutoCloseable {
    private static final Set<String> NOT_YET = Set.of("ResourceNotFoundException");
    /** CloudWatch shows a line a moment after it was written. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private final Optional<CloudWatchLogsClient> logs;
    private final String group;
    private final String stream;
    private final Consumer<String> lines;
    private String next;

    private TaskLog(Optional<CloudWatchLogsClient> logs, String group, String stream, Consumer<String> lines) {
        this.logs = logs;
        this.group = group;
        this.stream = stream;
        this.lines = lines;
    }

    /** Returns the log of a task; one whose container logs elsewhere says nothing here. */
    static TaskLog of(AwsClients clients, TaskDefinition definition, Task task, Consumer<String> lines) {
        ContainerDefinition container = definition.containerDefinitions().getFirst();
        Map<String, String> options = container.logConfiguration() == null
                ? Map.of()
                : container.logConfiguration().options();
        String group = options.getOrDefault("awslogs-group", "");
        String prefix = options.getOrDefault("awslogs-stream-prefix", "");
        if (group.isEmpty() || prefix.isEmpty()) {
            return new TaskLog(Optional.empty(), "", "", lines);
        }
        return new TaskLog(
                Optional.of(clients.open(CloudWatchLogsClient.builder())),
                group,
                "%s/%s/%s"
                        .formatted(
                                prefix,
                                container.name(),
                                Arn.parse(task.taskArn()).last()),
                lines);
    }

    /** Tells what was written since it was last told. */
    void tellNew() {
        boolean more = logs.isPresent();
        while (more) {
            more = page();
        }
    }

    /** Tells what comes in late, after the end. */
    void tellRest() throws InterruptedException {
        if (logs.isPresent()) {
            Thread.sleep(LATE.toMillis());
            tellNew();
        }
    }

    private boolean page() {
        Optional<GetLogEventsResponse> answer = AwsErrors.find(
                () -> logs.orElseThrow()
                        .getLogEvents(ask -> ask.logGroupName(group)
                                .logStreamName(stream)
                                .startFromHead(true)
                                .nextToken(next)),
                NOT_YET);
        answer.ifPresent(page -> {
            next = page.nextForwardToken();
            page.events().forEach(event -> event.message().lines().forEach(lines));
        });
        return answer.filter(page -> !page.events().isEmpty()).isPresent();
    }

    @Override
    public void close() {
        // The client belongs to the session.
    }
}
