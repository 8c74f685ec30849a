package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.platform.kubernetes.api.ApiRefusal;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.api.Unreachable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** What a pod says while it runs, told while somebody else looks at how it fares. */
final class JobLog implements AutoCloseable {
    /** A log that is complete ends by itself; one that has been silent for this long after its pod's end is, too. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final Consumer<String> lines;
    private final Thread thread;
    private volatile long lastLine = System.nanoTime();
    private volatile InputStream stream;

    JobLog(ApiServer server, JsonNode pod, Consumer<String> lines) {
        this.lines = lines;
        String path = "/api/v1/namespaces/%s/pods/%s/log?follow=true&container=%s"
                .formatted(
                        pod.path("metadata").path("namespace").asText(),
                        pod.path("metadata").path("name").asText(),
                        ApiServer.encoded(pod.path("spec")
                                .path("containers")
                                .path(0)
                                .path("name")
                                .asText()));
        this.thread = Thread.ofVirtual().start(() -> tell(server, path));
    }

    private void tell(ApiServer server, String path) {
        try (InputStream open = server.stream(path)) {
            stream = open;
            new BufferedReader(new InputStreamReader(open, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(line -> {
                        lastLine = System.nanoTime();
                        lines.accept(line);
                    });
        } catch (ApiRefusal | Unreachable | IOException | UncheckedIOException noLog) {
            // How it ended is told all the same.
        }
    }

    /** Waits for the last lines of a pod that has ended. */
    @Override
    public void close() {
        lastLine = System.nanoTime();
        try {
            while (!thread.join(Duration.ofMillis(50)) && System.nanoTime() - lastLine < SILENCE.toNanos()) {
                // It has more to say.
            }
            InputStream open = stream;
            if (open != null && thread.isAlive()) {
                open.close();
                thread.interrupt();
            }
        } catch (InterruptedException stop) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        } catch (IOException closed) {
            thread.interrupt();
        }
    }
}
