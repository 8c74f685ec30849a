package io.omnideploy.platform.aws.registry;

import io.omnideploy.testkit.ImageRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A real registry on this machine, open to everybody, into which images are put by its own protocol. */
public final class LocalRegistry implements AutoCloseable {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ImageRegistry registry;

    private LocalRegistry(ImageRegistry registry) {
        this.registry = registry;
    }

    public static LocalRegistry start(Path folder) throws IOException {
        return new LocalRegistry(ImageRegistry.open(folder));
    }

    public String address() {
        return registry.address();
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

    @Override
    public void close() {
        registry.close();
        http.close();
    }
}
