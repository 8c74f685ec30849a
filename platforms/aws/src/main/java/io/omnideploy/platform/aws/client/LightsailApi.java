package io.omnideploy.platform.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;

/** Asks Lightsail, with the SDK's own signer and HTTP client. Source: the Amazon Lightsail API Reference. */
public final class LightsailApi {
    private static final String SERVICE = "lightsail";
    private static final String VERSION = "Lightsail_20161128.";

    private final String region;
    private final SignedJson sender;

    LightsailApi(String region, SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.region = region;
        this.sender = new SignedJson("Lightsail", SERVICE, region, http, credentials);
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
                .uri(endpoint())
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", VERSION + action)
                .build();
        return sender.send(request, question.toString().getBytes(StandardCharsets.UTF_8));
    }

    private URI endpoint() {
        return AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_LIGHTSAIL")
                .serviceEndpointOverrideSystemProperty("aws.endpointUrlLightsail")
                .serviceProfileProperty(SERVICE)
                .profileFile(ProfileFile::defaultProfileFile)
                .profileName(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
                .serviceEndpointPrefix(SERVICE)
                .defaultProtocol("https")
                .region(Region.of(region))
                .build()
                .clientEndpoint();
    }
}
