package io.omnideploy.platform.aws.runtime;

import io.omnideploy.platform.aws.agentcore.AgentRuntimes;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.platform.aws.runtime.StackTags.Tagged;
import io.omnideploy.spi.LogsRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;

/** The log of a stack in CloudWatch: what its tasks wrote, in the order of time; then, following, what they write. */
final class StackLog {
    private static final String LOGS = "logs";
    private static final Duration POLL = Duration.ofSeconds(2);
    /** Later lines of one stream may come into sight before earlier ones of another. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private static final Set<String> GONE = Set.of("ResourceNotFoundException");
    /** Of so many tasks the last lines are told, the newest; CloudWatch keeps those of all that ever ran. */
    private static final int STREAMS = 5;
    /** CloudWatch gives so many events in one call. */
    private static final int EVENTS = 10_000;

    private final CloudWatchLogsClient logs;
    private final StackTags tags;
    private final AgentRuntimes agents;
    private final LogsRequest request;
    private final Set<String> told = new HashSet<>();
    /** What was written while the log was first read: it comes into sight again when it is followed. */
    private final Set<Line> first = new HashSet<>();

    StackLog(AwsClients clients, LogsRequest request) {
        this.logs = clients.open(CloudWatchLogsClient.builder());
        this.tags = new StackTags(clients);
        this.agents = new AgentRuntimes(clients);
        this.request = request;
    }

    private record Line(long time, String name, String text) {}

    /** Tells it; returns false when there is none. */
    boolean tell() {
        long start = System.currentTimeMillis();
        Map<String, String> groups = groups();
        if (groups.isEmpty()) {
            return false;
        }
        List<Line> past = new ArrayList<>();
        groups.forEach((group, component) -> past.addAll(past(group, component)));
        past.sort(Comparator.comparingLong(Line::time));
        past.forEach(this::tell);
        if (request.follow()) {
            past.stream().filter(line -> line.time() >= start).forEach(first::add);
            follow(groups, start);
        }
        return true;
    }

    /** Returns the component of each log group. */
    private Map<String, String> groups() {
        Map<String, String> groups = new TreeMap<>();
        for (Tagged tagged : tags.of(request.id(), LOGS)) {
            String component = tagged.component().orElse("");
            if (request.component().map(component::equals).orElse(true)) {
                groups.put(Arn.parse(tagged.arn()).rest().replaceFirst(":\\*$", ""), component);
            }
        }
        if (groups.isEmpty()) {
            agents.logGroups(request.id()).forEach((group, component) -> {
                if (request.component().map(component::equals).orElse(true)) {
                    groups.put(group, component);
                }
            });
        }
        return groups;
    }

    private List<Line> past(String group, String component) {
        List<LogStream> streams = AwsErrors.find(
                        () -> logs.describeLogStreams(ask -> ask.logGroupName(group)
                                        .orderBy(OrderBy.LAST_EVENT_TIME)
                                        .descending(true)
                                        .limit(STREAMS))
                                .logStreams(),
                        GONE)
                .orElse(List.of());
        List<Line> lines = new ArrayList<>();
        int most = Math.min(request.tail(), EVENTS);
        if (most == 0) {
            return lines;
        }
        for (LogStream stream : streams) {
            logs.getLogEvents(ask -> ask.logGroupName(group)
                            .logStreamName(stream.logStreamName())
                            .startFromHead(false)
                            .limit(most))
                    .events()
                    .forEach(event -> lines.add(
                            new Line(event.timestamp(), name(component, stream.logStreamName()), event.message())));
        }
        lines.sort(Comparator.comparingLong(Line::time));
        return lines.subList(Math.max(0, lines.size() - request.tail()), lines.size());
    }

    private void follow(Map<String, String> groups, long start) {
        long since = start;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
            long from = since;
            List<Line> lines = new ArrayList<>();
            groups.forEach((group, component) -> lines.addAll(written(group, component, from)));
            lines.sort(Comparator.comparingLong(Line::time));
            lines.forEach(this::tell);
            since = Math.max(start, System.currentTimeMillis() - OVERLAP.toMillis());
        }
    }

    private List<Line> written(String group, String component, long since) {
        List<Line> lines = new ArrayList<>();
        List<FilteredLogEvent> events = AwsErrors.find(
                        () ->
                                logs
                                        .filterLogEventsPaginator(
                                                ask -> ask.logGroupName(group).startTime(since))
                                        .events()
                                        .stream()
                                        .toList(),
                        GONE)
                .orElse(List.of());
        for (FilteredLogEvent event : events) {
            Line line = new Line(event.timestamp(), name(component, event.logStreamName()), event.message());
            if (told.add(event.eventId()) && !first.contains(line)) {
                lines.add(line);
            }
        }
        return lines;
    }

    private void tell(Line line) {
        line.text().lines().forEach(text -> request.lines().accept(line.name(), text));
    }

    /** The driver calls a stream {@code <prefix>/<container>/<task>}, AgentCore {@code <date>/[runtime-logs]<session>}. */
    static String name(String component, String stream) {
        String last = stream.substring(stream.lastIndexOf('/') + 1);
        return component + "-" + TaskStatus.shortened(last.substring(last.indexOf(']') + 1));
    }
}
