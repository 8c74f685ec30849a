package io.omnideploy.platform.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;

/** Asks Lightsail, with the SDK's own signer and HTTP client. Source: the Amazon Lightsail API Reference. */
public final class LightsailApi {
    private static final String SERVICE = "lightsail";
    private static final String VERSION = "Lightsail_20161128.";

    private static final ServiceEndpoint ENDPOINT = new ServiceEndpoint("Lightsail", SERVICE);

    private final Region region;
    private final SignedJson sender;

    LightsailApi(String region, SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.region = Region.of(region);
        this.sender = new SignedJson(new SignedSender("Lightsail", SERVICE, region, http, credentials));
    }

    /** Returns what a question begins with. */
    public static ObjectNode question() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Asks.
     *
     * @param action as {@code GetContainerServices}
     * @throws software.amazon.awssdk.core.exception.SdkException when the service refuses or can't be asked
     */
    public JsonNode ask(String action, ObjectNode question) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(ENDPOINT.in(region))
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", VERSION + action)
                .build();
        return sender.send(request, question.toString().getBytes(StandardCharsets.UTF_8));
    }
}
