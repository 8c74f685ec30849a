package io.omnideploy.platform.docker.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import io.omnideploy.diagnostic.Causes;
import io.omnideploy.diagnostic.Failed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks a registry for an image, through the engine: it knows the way there, proxies and certificates as for a pull. The client
 * library has no such call.
 */
final class RegistryCheck {
    private static final int OK = 200;
    private static final Set<Integer> ABSENT = Set.of(401, 403, 404);

    private final DockerHttpClient http;
    private final RemoteApiVersion version;
    private final RegistryLogins logins;

    RegistryCheck(DockerHttpClient http, RemoteApiVersion version, RegistryLogins logins) {
        this.http = http;
        this.version = version;
        this.logins = logins;
    }

    /**
     * Tells whether an image is there; one that may not be looked at counts as absent, since many registries answer so for
     * what they don't have.
     *
     * @throws Failed when the registry doesn't answer
     */
    boolean has(String image) {
        try (DockerHttpClient.Response response = ask(image)) {
            String body = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
            if (response.getStatusCode() == OK) {
                return true;
            }
            // Older engines tell of an unknown name or tag as an error of their own.
            if (ABSENT.contains(response.getStatusCode()) || body.contains("unknown")) {
                return false;
            }
            throw Failed.because("The registry can't be asked for %s: %s".formatted(image, Causes.sentence(told(body))))
                    .remedy("See that it runs and is reachable from the engine.");
        } catch (IOException failure) {
            throw EngineErrors.failure(new UncheckedIOException(failure));
        }
    }

    /** Returns the platforms of an image, as {@code linux/arm64}; empty when it can't be looked at. */
    Set<String> platforms(String image) {
        Set<String> platforms = new TreeSet<>();
        try (DockerHttpClient.Response response = ask(image)) {
            if (response.getStatusCode() == OK) {
                for (JsonNode platform :
                        new ObjectMapper().readTree(response.getBody()).path("Platforms")) {
                    String system = platform.path("os").asText("");
                    String architecture = platform.path("architecture").asText("");
                    // Beside images an index may hold statements about them, whose platform is unknown.
                    if (!system.isEmpty() && !architecture.isEmpty() && !system.equals("unknown")) {
                        platforms.add(system + "/" + architecture);
                    }
                }
            }
            return platforms;
        } catch (IOException | RuntimeException unreachable) {
            return Set.of();
        }
    }

    private DockerHttpClient.Response ask(String image) {
        return http.execute(DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path("/%s/distribution/%s/json".formatted(version.asWebPathPart(), image))
                .putHeader("X-Registry-Auth", header(image))
                .build());
    }

    private static String told(String body) {
        try {
            return new ObjectMapper().readTree(body).path("message").asText(body);
        } catch (JsonProcessingException notJson) {
            return body;
        }
    }

    private String header(String image) {
        AuthConfig login = logins.of(ImageReference.parse(image).registry()).orElseGet(AuthConfig::new);
        try {
            return Base64.getUrlEncoder().encodeToString(new ObjectMapper().writeValueAsBytes(login));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a login can be written", impossible);
        }
    }
}
