package io.omnideploy.platform.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.kubernetes.vocabulary.Ownership;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The calls to one API server. Objects go and come as JSON, so that no field is lost that this program doesn't know. */
public final class ApiServer implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final int PAGE = 500;
    // Longer than the longest time that the server gives a webhook.
    private static final long TIMEOUT_SECONDS = 60;
    private static final int RETRIES = 3;

    private final ObjectMapper mapper = new ObjectMapper();
    private final ClusterWay way;
    private final HttpClient client;

    /** Makes the client; calls nobody but a plug-in that gives credentials. */
    public ApiServer(ClusterWay way) {
        this.way = way;
        Config config = way.config();
        config.setRequestRetryBackoffLimit(RETRIES);
        config.setUserAgent("omnideploy");
        if (way.credentials() instanceof CredentialPlugin plugin) {
            plugin.answer().certificate().ifPresent(config::setClientCertData);
            plugin.answer().key().ifPresent(config::setClientKeyData);
        }
        try {
            // The library's own would look for another kubeconfig when a token is refused.
            this.client = new JdkHttpClientFactory()
                    .newBuilder(config)
                    .addOrReplaceInterceptor(TokenRefreshInterceptor.NAME, new Authorization(way.credentials()))
                    .build();
        } catch (RuntimeException malformed) {
            throw Failed.because("No connection to %s can be made with what the kubeconfig says: %s."
                            .formatted(way, ApiErrors.rootCause(malformed)))
                    .remedy("Correct the address, certificates and proxy of its cluster and user.")
                    .reason(malformed);
        }
    }

    /** What is done to an object beyond sending it. */
    public enum Mode {
        /** It is stored. */
        REAL(""),
        /** It is stored, and fields that others own become ours. */
        FORCED("&force=true"),
        /** Everything is done but storing it. */
        DRY("&dryRun=All"),
        /** As {@link #DRY}, for {@link #FORCED}. */
        DRY_FORCED("&dryRun=All&force=true");

        private final String query;

        Mode(String query) {
            this.query = query;
        }

        /** Returns the mode that stores nothing. */
        public Mode dry() {
            return this == FORCED || this == DRY_FORCED ? DRY_FORCED : DRY;
        }
    }

    /** Returns how the server is reached. */
    public ClusterWay way() {
        return way;
    }

    /**
     * Returns an object.
     *
     * @throws ApiRefusal when the server doesn't give it
     */
    public JsonNode get(String path) {
        return json(send(request(path)));
    }

    /** Returns an object, if it is there. */
    public Optional<JsonNode> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (ApiRefusal refusal) {
            if (refusal.isAbsent()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** Returns all objects of a kind that a selector, and fields, select; none when the server doesn't know the kind. */
    public List<JsonNode> list(String path, String query) {
        List<JsonNode> items = new ArrayList<>();
        String more = "";
        do {
            Optional<JsonNode> page = find(path + "?limit=" + PAGE + (query.isEmpty() ? "" : "&" + query)
                    + (more.isEmpty() ? "" : "&continue=" + encoded(more)));
            page.ifPresent(list -> list.path("items").forEach(items::add));
            more = page.map(list -> list.path("metadata").path("continue").asText(""))
                    .orElse("");
        } while (!more.isEmpty());
        return items;
    }

    /**
     * Applies an object: server-side, under our name, unknown fields refused.
     *
     * @throws ApiRefusal when it is wrong, forbidden, or somebody else owns one of its fields
     */
    public JsonNode apply(String path, JsonNode object, Mode mode) {
        String query = "?fieldManager=" + Ownership.FIELD_MANAGER + "&fieldValidation=Strict" + mode.query;
        return json(send(request(path + query).method("PATCH", "application/apply-patch+yaml", object.toString())));
    }

    /** Makes an object. */
    public JsonNode create(String path, JsonNode object, Mode mode) {
        String query = "?fieldManager=" + Ownership.FIELD_MANAGER + "&fieldValidation=Strict" + mode.query;
        return json(send(request(path + query).method("POST", JSON, object.toString())));
    }

    /**
     * Removes an object, if it is there.
     *
     * @param propagation what becomes of what it made: Foreground, Background or Orphan
     */
    public void delete(String path, String propagation) {
        JsonNode options = mapper.createObjectNode()
                .put("apiVersion", "v1")
                .put("kind", "DeleteOptions")
                .put("propagationPolicy", propagation);
        try {
            send(request(path).method("DELETE", JSON, options.toString()));
        } catch (ApiRefusal refusal) {
            if (!refusal.isAbsent()) {
                throw refusal;
            }
        }
    }

    /** Returns a text, such as a log. */
    public String text(String path) {
        return new String(send(request(path)), StandardCharsets.UTF_8);
    }

    /** Returns a text that grows; the caller closes it. */
    public InputStream stream(String path) {
        HttpRequest request = client.newHttpRequestBuilder()
                .uri(way.server() + path)
                .timeout(0, TimeUnit.SECONDS)
                .forStreaming()
                .build();
        HttpResponse<InputStream> response = await(client.sendAsync(request, InputStream.class));
        if (!response.isSuccessful()) {
            try (InputStream body = response.body()) {
                throw refusal(response.code(), body.readAllBytes());
            } catch (IOException broken) {
                throw new Unreachable("the answer broke off", broken);
            }
        }
        return response.body();
    }

    /** Returns a text as a part of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return client.newHttpRequestBuilder()
                .uri(way.server() + path)
                .header("Accept", JSON + ", */*")
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private byte[] send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = await(client.sendAsync(request.build(), byte[].class));
        if (!response.isSuccessful()) {
            throw refusal(response.code(), response.body());
        }
        return response.body();
    }

    private <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException stop) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw Failed.because("The run was interrupted.").reason(stop);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Failed failed) {
                throw failed;
            }
            throw new Unreachable(ApiErrors.rootCause(failure), failure);
        }
    }

    private ApiRefusal refusal(int code, byte[] body) {
        try {
            JsonNode status = mapper.readTree(body);
            return new ApiRefusal(code, status == null || !status.isObject() ? mapper.createObjectNode() : status);
        } catch (IOException text) {
            return new ApiRefusal(
                    code, mapper.createObjectNode().put("message", new String(body, StandardCharsets.UTF_8).strip()));
        }
    }

    private JsonNode json(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (IOException malformed) {
            throw new Unreachable("it answers something that is not JSON", malformed);
        }
    }
}
