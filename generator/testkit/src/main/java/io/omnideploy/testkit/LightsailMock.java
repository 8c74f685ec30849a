package io.omnideploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stand-in for the API of Lightsail on the loopback, which the mock of AWS does not have: it validates each request against
 * Amazon's published model of the service and keeps what is made. See {@code mock_lightsail.py}.
 */
public final class LightsailMock implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What tells of everything of a kind, where in its answer, and under which name. */
    private static final String[][] KINDS = {
        {"GetContainerServices", "containerServices", "containerServiceName"},
        {"GetCertificates", "certificates", "certificateName"},
        {"GetRelationalDatabases", "relationalDatabases", "name"},
        {"GetBuckets", "buckets", "name"}
    };

    private final Process process;
    private final int port;

    private LightsailMock(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one and waits until it answers. */
    public static LightsailMock start() throws IOException {
        Path folder = Files.createTempDirectory("lightsail-mock");
        folder.toFile().deleteOnExit();
        Path module = folder.resolve("sitecustomize.py");
        try (InputStream text = LightsailMock.class.getResourceAsStream("mock_lightsail.py")) {
            Files.copy(text, module);
        }
        module.toFile().deleteOnExit();
        int port = FreePorts.one();
        // Whatever Python the mock of AWS has, has the model too; it never gets further than to load this module.
        ProcessBuilder builder = new ProcessBuilder("moto_server", "--help")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PYTHONPATH", folder.toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().put("LIGHTSAIL_PORT", Integer.toString(port));
        LightsailMock mock = new LightsailMock(builder.start(), port);
        try {
            mock.await();
            return mock;
        } catch (IOException silent) {
            mock.close();
            throw silent;
        }
    }

    /** Returns where it answers, as {@code http://127.0.0.1:<port>}. */
    public String endpoint() {
        return "http://" + LOOPBACK + ":" + port;
    }

    /** Returns the names of all that there is. */
    public List<String> left() throws IOException {
        List<String> left = new ArrayList<>();
        for (String[] kind : KINDS) {
            for (JsonNode one : ask(kind[0]).path(kind[1])) {
                left.add(one.path(kind[2]).asText());
            }
        }
        return left;
    }

    private JsonNode ask(String operation) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint()))
                .header("X-Amz-Target", "Lightsail_20161128." + operation)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new ObjectMapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private void await() throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                client.send(
                        HttpRequest.newBuilder(URI.create(endpoint()))
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new IOException("the stand-in for Lightsail does not answer", notYet);
                }
                pause();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", interrupted);
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
