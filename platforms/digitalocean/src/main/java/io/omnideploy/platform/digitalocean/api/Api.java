package io.omnideploy.platform.digitalocean.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Calls DigitalOcean's REST API. The token stands in a header alone. */
public final class Api implements AutoCloseable {
    private static final String USUAL_ENDPOINT = "https://api.digitalocean.com";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int LEAST_REFUSAL = 300;
    private static final int ATTEMPTS = 3;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI endpoint;
    private final String token;

    private Api(URI endpoint, String token) {
        this.endpoint = endpoint;
        this.token = token;
    }

    /**
     * Returns the API as the tools' provider finds it: by the settings, then by its variables of the environment.
     *
     * @throws Failed when there is no token
     */
    public static Api of(ConnectRequest request, Map<String, String> environment) {
        Optional<String> token = setting(request, "token")
                .or(() -> Stream.of("DIGITALOCEAN_TOKEN", "DIGITALOCEAN_ACCESS_TOKEN")
                        .map(environment::get)
                        .filter(text -> text != null && !text.isBlank())
                        .findFirst());
        String endpoint = setting(request, "api_endpoint")
                .or(() -> Optional.ofNullable(environment.get("DIGITALOCEAN_API_URL")))
                .filter(text -> !text.isBlank())
                .orElse(USUAL_ENDPOINT);
        return new Api(
                URI.create(endpoint),
                token.orElseThrow(() -> Failed.because("There is no token for DigitalOcean.")
                        .remedy("Make one in the control panel under API, and set DIGITALOCEAN_TOKEN.")));
    }

    private static Optional<String> setting(ConnectRequest request, String name) {
        return switch (request.settings().fields().get(name)) {
            case Value.Text text -> Optional.of(text.text());
            case Value.SecretInput secret -> Optional.of(request.secrets().value(secret.secret()));
            case null, default -> Optional.empty();
        };
    }

    /** Returns where it answers. */
    public String host() {
        return endpoint.getHost();
    }

    /**
     * Reads something.
     *
     * @return nothing when it is not there
     * @throws Failed when the API is absent or refuses
     */
    public Optional<JsonNode> get(String path) {
        return call(request(path).GET().build());
    }

    /**
     * Posts an object and returns the answer.
     *
     * @throws Failed when the API is absent or refuses
     */
    public JsonNode post(String path, JsonNode body) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return call(request).orElseThrow(() -> Failed.because("DigitalOcean knows nothing under " + path + "."));
    }

    /** Returns an empty object. */
    public ObjectNode object() {
        return json.createObjectNode();
    }

    /** Reads a text from an address that the API told, which carries its own permission. */
    public String text(String address) {
        return send(HttpRequest.newBuilder(URI.create(address))
                        .timeout(PATIENCE)
                        .GET()
                        .build())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(endpoint.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    private Optional<JsonNode> call(HttpRequest request) {
        HttpResponse<String> response = send(request);
        for (int attempt = 1; response.statusCode() == TOO_MANY && attempt < ATTEMPTS; attempt++) {
            pause(Duration.ofSeconds(attempt));
            response = send(request);
        }
        int status = response.statusCode();
        if (status == NOT_FOUND) {
            return Optional.empty();
        }
        if (status >= LEAST_REFUSAL) {
            throw refused(request, status, response.body());
        }
        return Optional.of(read(response.body()));
    }

    private Failed refused(HttpRequest request, int status, String body) {
        String message = read(body).path("message").asText("no reason");
        Failed failed = Failed.because("DigitalOcean refuses %s %s: %s (%d)."
                .formatted(request.method(), request.uri().getPath(), message, status));
        return switch (status) {
            case UNAUTHORIZED -> failed.remedy("Set DIGITALOCEAN_TOKEN to a token that is valid.");
            case FORBIDDEN ->
                failed.remedy("Give the token the scopes account:read, app:read, app:update and registry:read.");
            default -> failed;
        };
    }

    private JsonNode read(String body) {
        try {
            return body.isBlank() ? json.createObjectNode() : json.readTree(body);
        } catch (JsonProcessingException strange) {
            return json.createObjectNode();
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw Failed.because(
                            "DigitalOcean does not answer at " + request.uri().getHost() + ".")
                    .remedy("Look whether this machine reaches it.")
                    .reason(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Failed.because("The wait for DigitalOcean was interrupted.").reason(interrupted);
        }
    }

    /** Waits between two questions. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Failed.because("The wait for DigitalOcean was interrupted.").reason(interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
