package io.omnideploy.testkit;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A mock of the AWS API on the loopback, with nothing in it but what AWS gives every account: one per test class. Terraform's
 * provider reaches it by the file of {@link #override}, everything else by {@link #environment}.
 */
public final class AwsMock implements AutoCloseable {
    /** The account in which everything is made. */
    public static final String ACCOUNT = "123456789012";

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> ADDITIONS = List.of("sitecustomize.py", "mock_cloudformation.py");

    private final Process process;
    private final int port;
    private final Path log;

    private AwsMock(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts one and waits until it answers. */
    public static AwsMock start() throws IOException {
        int port = FreePorts.one();
        Path log = Files.createTempFile("aws-mock", ".log");
        log.toFile().deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder("moto_server", "-H", LOOPBACK, "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Roles are given AWS's own policies, which must then exist.
        builder.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
        builder.environment().put("PYTHONPATH", additions().toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        AwsMock mock = new AwsMock(builder.start(), port, log);
        try {
            mock.await();
            return mock;
        } catch (IOException silent) {
            mock.close();
            throw silent;
        }
    }

    /** Returns a folder with what the mock lacks and the tests need, as modules of which Python loads one by itself. */
    private static Path additions() throws IOException {
        Path folder = Files.createTempDirectory("aws-mock");
        folder.toFile().deleteOnExit();
        for (String name : ADDITIONS) {
            Path module = folder.resolve(name);
            try (InputStream text = AwsMock.class.getResourceAsStream(name)) {
                Files.copy(text, module);
            }
            module.toFile().deleteOnExit();
        }
        return folder;
    }

    /** Returns where it answers, as {@code http://127.0.0.1:<port>}. */
    public String endpoint() {
        return "http://" + LOOPBACK + ":" + port;
    }

    /** Returns the variables by which AWS's own tools and libraries reach it, and nothing else. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", endpoint(),
                "AWS_ACCESS_KEY_ID", "testing",
                "AWS_SECRET_ACCESS_KEY", "testing",
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                // The images of the tests' descriptions are in registries of the world.
                "OMNIDEPLOY_IMAGE_CHECK", "off",
                // That a CDK app gives the template that is written directly is tried for every example where it is
                // written.
                "OMNIDEPLOY_APP_CHECK", "off");
    }

    /** Returns the text of an override file that leads Terraform's provider to it. */
    public String override() {
        return AwsProfile.override(endpoint());
    }

    /** Forgets everything that was made. */
    public void reset() throws IOException {
        post("/moto-api/reset");
    }

    /** Returns what it was asked, one request a line. */
    public String requests() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void await() throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            if (!process.isAlive()) {
                throw new IOException("moto_server ended:\n" + requests());
            }
            try {
                post("/moto-api/reset");
                return;
            } catch (IOException notYet) {
                if (Instant.now().isAfter(end)) {
                    throw new IOException("moto_server does not answer:\n" + requests(), notYet);
                }
                pause();
            }
        }
    }

    private void post(String path) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(endpoint() + path))
                            .timeout(PATIENCE)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
