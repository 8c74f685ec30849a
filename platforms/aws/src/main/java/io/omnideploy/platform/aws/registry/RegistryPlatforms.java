package io.omnideploy.platform.aws.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks registries for which platforms an image is, by the protocol that all of them speak (OCI distribution). One that does not
 * answer, or lets nobody look, is not asked again.
 */
public final class RegistryPlatforms implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final String AUTHORIZATION = "Authorization";
    private static final String MANIFESTS = "application/vnd.oci.image.index.v1+json,"
            + "application/vnd.docker.distribution.manifest.list.v2+json,"
            + "application/vnd.oci.image.manifest.v1+json,"
            + "application/vnd.docker.distribution.manifest.v2+json";
    private static final Pattern PARAMETER = Pattern.compile("(realm|service|scope)=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final Function<String, Optional<String>> logins;
    private final Set<String> silent = new HashSet<>();

    /** @param logins gives user and password of a registry as basic authentication has them, if there are any */
    public RegistryPlatforms(Function<String, Optional<String>> logins) {
        this.logins = logins;
    }

    /** Returns the platforms of an image, as {@code linux/arm64}; empty when its registry can't be asked or doesn't say. */
    public Set<String> of(String image) {
        Optional<HostedImage> found = HostedImage.of(image);
        if (found.isEmpty() || silent.contains(found.get().host())) {
            return Set.of();
        }
        try {
            return of(found.get());
        } catch (IOException unreachable) {
            silent.add(found.get().host());
            return Set.of();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Set.of();
        }
    }

    private Set<String> of(HostedImage image) throws IOException, InterruptedException {
        Optional<String> authorization = logins.apply(image.host()).map(pair -> "Basic " + pair);
        HttpResponse<String> answer = get(image.manifest(), authorization);
        if (answer.statusCode() == UNAUTHORIZED && authorization.isEmpty()) {
            authorization = token(answer);
            answer = authorization.isEmpty() ? answer : get(image.manifest(), authorization);
        }
        if (answer.statusCode() != OK) {
            return Set.of();
        }
        JsonNode manifest = json.readTree(answer.body());
        Set<String> platforms = new TreeSet<>();
        if (manifest.has("manifests")) {
            manifest.get("manifests").forEach(entry -> add(platforms, entry.path("platform")));
        } else if (manifest.path("config").has("digest")) {
            URI config = image.blob(manifest.path("config").path("digest").asText());
            HttpResponse<String> blob = get(config, authorization);
            if (blob.statusCode() == OK) {
                add(platforms, json.readTree(blob.body()));
            }
        }
        return platforms;
    }

    /** Beside images an index may hold statements about them, whose platform is unknown. */
    private static void add(Set<String> platforms, JsonNode platform) {
        String system = platform.path("os").asText("");
        String architecture = platform.path("architecture").asText("");
        if (!system.isEmpty() && !architecture.isEmpty() && !system.equals("unknown")) {
            platforms.add(system + "/" + architecture);
        }
    }

    private HttpResponse<String> get(URI uri, Optional<String> authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(TO_ANSWER).header("Accept", MANIFESTS);
        authorization.ifPresent(value -> request.header(AUTHORIZATION, value));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Gets what everybody gets: a token to look at what is public. */
    private Optional<String> token(HttpResponse<String> refused) throws IOException, InterruptedException {
        String challenge = refused.headers().firstValue("WWW-Authenticate").orElse("");
        if (!challenge.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())) {
            return Optional.empty();
        }
        String realm = "";
        StringBuilder query = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(challenge);
        while (parameter.find()) {
            if (parameter.group(1).equals("realm")) {
                realm = parameter.group(2);
            } else {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(parameter.group(1))
                        .append('=')
                        .append(URLEncoder.encode(parameter.group(2), StandardCharsets.UTF_8));
            }
        }
        if (!realm.startsWith("https://")) {
            return Optional.empty();
        }
        HttpResponse<String> answer = get(URI.create(realm + query), Optional.empty());
        if (answer.statusCode() != OK) {
            return Optional.empty();
        }
        JsonNode token = json.readTree(answer.body());
        String text = token.path("token").asText(token.path("access_token").asText(""));
        return text.isEmpty() ? Optional.empty() : Optional.of("Bearer " + text);
    }

    @Override
    public void close() {
        http.close();
    }
}
