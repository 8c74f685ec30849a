package io.omnideploy.platform.aws.registry;

import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A real registry on this machine, open to everybody, into which images are put by its own protocol. */
public final class LocalRegistry implements AutoCloseable {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Run.Started process;

    private LocalRegistry(int port, Run.Started process) {
        this.port = port;
        this.process = process;
    }

    public static LocalRegistry start(Path folder) throws IOException, InterruptedException {
        int port = FreePorts.one();
        Files.writeString(folder.resolve("config.yml"), """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: "%s"}}
                http: {addr: "127.0.0.1:%d"}
                """.formatted(folder.resolve("data"), port));
        LocalRegistry registry = new LocalRegistry(
                port,
                Run.of("docker-registry", "serve", folder.resolve("config.yml").toString())
                        .start());
        registry.await();
        return registry;
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Puts an image for one platform and returns its digest. */
    public String image(String repository, String tag, String architecture) throws IOException, InterruptedException {
        String config = blob(repository, "{\"os\":\"linux\",\"architecture\":\"" + architecture + "\"}");
        return put(
                repository,
                tag,
                MANIFEST,
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":{\"mediaType\":\"%s\",\"size\":1,\"digest\":\"%s\"},\"layers\":[]}"
                        .formatted(MANIFEST, CONFIG, config));
    }

    /** Puts an image for several platforms, with a statement about it. */
    public void index(String repository, String tag, String... architectures) throws IOException, InterruptedException {
        List<String> entries = new ArrayList<>();
        for (String architecture : architectures) {
            entries.add(entry(image(repository, architecture, architecture), "linux", architecture));
        }
        entries.add(entry(image(repository, "statement", "unknown"), "unknown", "unknown"));
        put(
                repository,
                tag,
                INDEX,
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
                        .formatted(INDEX, String.join(",", entries)));
    }

    private static String entry(String digest, String system, String architecture) {
        return "{\"mediaType\":\"%s\",\"size\":1,\"digest\":\"%s\",\"platform\":{\"os\":\"%s\",\"architecture\":\"%s\"}}"
                .formatted(MANIFEST, digest, system, architecture);
    }

    private String blob(String repository, String content) throws IOException, InterruptedException {
        HttpResponse<String> begun = send(HttpRequest.newBuilder(uri("/v2/" + repository + "/blobs/uploads/"))
                .POST(BodyPublishers.noBody()));
        String place = begun.headers().firstValue("Location").orElseThrow();
        String digest = digest(content);
        send(HttpRequest.newBuilder(URI.create(place + (place.contains("?") ? "&" : "?") + "digest=" + digest))
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofString(content)));
        return digest;
    }

    private String put(String repository, String tag, String type, String manifest)
            throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(uri("/v2/" + repository + "/manifests/" + tag))
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString(manifest)));
        return digest(manifest);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private URI uri(String path) {
        return URI.create("http://" + address() + path);
    }

    private static String digest(String content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void await() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (Instant.now().isAfter(end) || !process.process().isAlive()) {
                    throw new IOException("the registry does not start: " + process.soFar(), notYet);
                }
                Thread.sleep(50);
            }
        }
    }

    @Override
    public void close() {
        process.process().destroy();
        http.close();
    }
}
