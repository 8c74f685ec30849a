package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.LogsRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The log of a stack: what its containers wrote, in the order of time; then, following, what they write. */
final class StackLog {
    private final DockerClient client;
    private final LogsRequest request;
    private final Map<String, String> told = new ConcurrentHashMap<>();

    /** @param time as the engine wrote it, which sorts as text once it is an instant */
    private record Entry(Instant time, String name, String line) {}

    StackLog(DockerClient client, LogsRequest request) {
        this.client = client;
        this.request = request;
    }

    void tell() {
        List<Container> containers = new ArrayList<>();
        Siblings.of(client, request.id()).forEach((id, siblings) -> {
            if (request.component().map(id.component()::equals).orElse(true)) {
                siblings.main().ifPresent(containers::add);
            }
        });
        List<Entry> past = new ArrayList<>();
        containers.forEach(container -> past.addAll(past(container)));
        past.sort(Comparator.comparing(Entry::time));
        past.forEach(entry -> request.lines().accept(entry.name(), entry.line()));
        if (request.follow()) {
            follow(containers);
        }
    }

    private List<Entry> past(Container container) {
        List<Entry> entries = Collections.synchronizedList(new ArrayList<>());
        String name = Siblings.name(container);
        try (ContainerLog.Lines lines = new ContainerLog.Lines(line -> {
            told.put(name, stamp(line));
            entries.add(new Entry(time(line), name, text(line)));
        })) {
            ContainerLog.command(client, container.getId())
                    .withTimestamps(true)
                    .withTail(request.tail())
                    .exec(lines)
                    .awaitCompletion();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException | DockerException unavailable) {
            throw Failed.because(
                            "The log of %s can't be read: %s.".formatted(name, EngineErrors.rootCause(unavailable)))
                    .reason(unavailable);
        }
        return List.copyOf(entries);
    }

    private void follow(List<Container> containers) {
        List<ContainerLog.Lines> open = new ArrayList<>();
        try {
            for (Container container : containers) {
                String name = Siblings.name(container);
                String last = told.getOrDefault(name, "");
                ContainerLog.Lines lines = new ContainerLog.Lines(line -> {
                    // The engine counts whole seconds, so what was told already comes again.
                    if (stamp(line).compareTo(last) > 0) {
                        request.lines().accept(name, text(line));
                    }
                });
                open.add(lines);
                var command = ContainerLog.command(client, container.getId())
                        .withTimestamps(true)
                        .withFollowStream(true);
                if (!last.isEmpty()) {
                    command.withSince((int) time(last + " ").getEpochSecond());
                }
                command.exec(lines);
            }
            for (ContainerLog.Lines lines : open) {
                lines.awaitCompletion();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            open.forEach(StackLog::close);
        }
    }

    private static void close(ContainerLog.Lines lines) {
        try {
            lines.close();
        } catch (IOException nothingToDo) {
            // The stream is over either way.
            return;
        }
    }

    private static String stamp(String line) {
        int blank = line.indexOf(' ');
        return blank < 0 ? line : line.substring(0, blank);
    }

    private static String text(String line) {
        int blank = line.indexOf(' ');
        return blank < 0 ? "" : line.substring(blank + 1);
    }

    private static Instant time(String line) {
        try {
            return Instant.parse(stamp(line));
        } catch (DateTimeParseException unreadable) {
            return Instant.EPOCH;
        }
    }
}
