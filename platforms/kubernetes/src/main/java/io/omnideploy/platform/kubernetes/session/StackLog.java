package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.platform.kubernetes.api.ApiRefusal;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.api.Unreachable;
import io.omnideploy.spi.LogsRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The log of a stack: of all its pods, those of jobs too, and following also of those that come. */
final class StackLog {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final ApiServer server;
    private final StackPods pods;
    private final LogsRequest request;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Set<InputStream> open = ConcurrentHashMap.newKeySet();

    StackLog(ApiServer server, StackPods pods, LogsRequest request) {
        this.server = server;
        this.pods = pods;
        this.request = request;
    }

    /** One container. */
    private record Source(String name, String path) {}

    /** A line with the moment at which it was said, as the server writes it. */
    private record Line(String moment, String name, String text) {
        static Line of(String name, String line) {
            int blank = line.indexOf(' ');
            return blank < 0
                    ? new Line(line, name, "")
                    : new Line(line.substring(0, blank), name, line.substring(blank + 1));
        }
    }

    /** Tells it. */
    void tell() {
        if (!request.follow()) {
            List<Line> lines = new ArrayList<>();
            sources().forEach(source -> lines.addAll(last(source)));
            lines.stream()
                    .sorted(Comparator.comparing(Line::moment))
                    .forEach(line -> request.lines().accept(line.name(), line.text()));
            return;
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                int tail = request.tail();
                while (true) {
                    for (Source source : sources()) {
                        if (told.add(source.path())) {
                            int lines = tail;
                            threads.execute(() -> follow(source, lines));
                        }
                    }
                    // What comes later is told from its first line.
                    tail = Integer.MAX_VALUE;
                    Thread.sleep(LOOK_AGAIN);
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            } finally {
                open.forEach(StackLog::close);
                threads.shutdownNow();
            }
        }
    }

    private List<Line> last(Source source) {
        try {
            return server.text(source.path() + "&timestamps=true&tailLines=" + request.tail())
                    .lines()
                    .map(line -> Line.of(source.name(), line))
                    .toList();
        } catch (ApiRefusal nothingYet) {
            return List.of();
        }
    }

    private void follow(Source source, int tail) {
        String lines = tail == Integer.MAX_VALUE ? "" : "&tailLines=" + tail;
        try (InputStream stream = server.stream(source.path() + "&follow=true" + lines)) {
            open.add(stream);
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(line -> tellLine(source.name(), line));
        } catch (ApiRefusal | Unreachable | IOException | UncheckedIOException end) {
            // It has not begun to say anything, or its pod is gone: looked for again if it is there.
            told.remove(source.path());
        }
    }

    private synchronized void tellLine(String name, String line) {
        request.lines().accept(name, line);
    }

    private List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        for (StackPods.Entry entry : pods.of(request.id())) {
            if (request.component().isPresent() && !request.component().get().equals(entry.component())) {
                continue;
            }
            JsonNode containers = entry.pod().path("spec").path("containers");
            for (JsonNode container : containers) {
                String name = container.path("name").asText();
                sources.add(new Source(
                        containers.size() == 1 ? entry.name() : entry.name() + "/" + name,
                        entry.path() + "/log?container=" + ApiServer.encoded(name)));
            }
        }
        return sources;
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException gone) {
            // It is closed as far as it can be.
        }
    }
}
