package io.omnideploy.platform.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;

/**
 * Asks the control plane of Bedrock AgentCore, with the SDK's own signer and HTTP client: a few questions are asked, for which its
 * module of megabytes is too much. Source: the Amazon Bedrock AgentCore Control API Reference.
 */
public final class AgentCoreApi {
    private static final String NAME = "Bedrock AgentCore";
    private static final String SIGNED_AS = "bedrock-agentcore";

    private static final ServiceEndpoint ENDPOINT =
            new ServiceEndpoint("Bedrock AgentCore Control", "bedrock-agentcore-control");

    private final Region region;
    private final SignedJson sender;

    AgentCoreApi(String region, SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.region = Region.of(region);
        this.sender = new SignedJson(new SignedSender(NAME, SIGNED_AS, region, http, credentials));
    }

    /**
     * Reads something.
     *
     * @param path below the endpoint, its parts encoded, as {@code /runtimes/web-a1b2c3d4e5/}
     * @throws software.amazon.awssdk.core.exception.SdkException when the service refuses or can't be asked
     */
    public JsonNode get(String path) {
        return ask(SdkHttpMethod.GET, path, new byte[0]);
    }

    /** Makes or changes something; otherwise as {@link #get}. */
    public JsonNode put(String path, JsonNode body) {
        return ask(SdkHttpMethod.PUT, path, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns all items of a list that comes in pieces; otherwise as {@link #get}. */
    public List<JsonNode> list(String path, String items) {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode answer =
                    ask(SdkHttpMethod.POST, path + (next.isEmpty() ? "" : "?nextToken=" + encoded(next)), new byte[0]);
            answer.path(items).forEach(all::add);
            next = answer.path("nextToken").asText("");
        } while (!next.isEmpty());
        return all;
    }

    /** Returns a part of a path as it stands in one; colons stay, as AWS's own tools write ARNs. */
    public static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    private JsonNode ask(SdkHttpMethod method, String path, byte[] body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(method)
                .uri(URI.create(ENDPOINT.in(region) + path))
                .putHeader("Content-Type", "application/json")
                .build();
        return sender.send(request, body);
    }
}
