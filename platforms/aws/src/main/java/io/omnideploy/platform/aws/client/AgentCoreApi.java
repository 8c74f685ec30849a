package io.omnideploy.platform.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;

/**
 * Asks the control plane of Bedrock AgentCore, with the SDK's own signer and HTTP client: a few questions are asked, for which its
 * module of megabytes is too much. Source: the Amazon Bedrock AgentCore Control API Reference.
 */
public final class AgentCoreApi {
    private static final String NAME = "Bedrock AgentCore";
    private static final String PREFIX = "bedrock-agentcore-control";
    private static final String SIGNED_AS = "bedrock-agentcore";
    private static final int FIRST_REFUSAL = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String region;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;

    AgentCoreApi(String region, SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.region = region;
        this.http = http;
        this.credentials = credentials;
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
                .uri(URI.create(endpoint().toString().replaceFirst("/$", "") + path))
                .putHeader("Content-Type", "application/json")
                .build();
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.request(request)
                        .payload(() -> new ByteArrayInputStream(body))
                        .identity(credentials.resolveCredentials())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SIGNED_AS)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        try {
            HttpExecuteRequest.Builder sent = HttpExecuteRequest.builder().request(signed.request());
            if (method != SdkHttpMethod.GET) {
                // With a body, even an empty one, the JDK's client would send it as POST.
                sent.contentStreamProvider(() -> new ByteArrayInputStream(body));
            }
            HttpExecuteResponse response = http.prepareRequest(sent.build()).call();
            try (InputStream answer =
                    response.responseBody().map(InputStream.class::cast).orElse(InputStream.nullInputStream())) {
                return read(response, answer.readAllBytes());
            }
        } catch (IOException broken) {
            throw SdkClientException.create(NAME + " can't be reached", broken);
        }
    }

    private static JsonNode read(HttpExecuteResponse response, byte[] body) throws IOException {
        int status = response.httpResponse().statusCode();
        if (status >= FIRST_REFUSAL) {
            throw refusal(response, status, body);
        }
        return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    }

    private static AwsServiceException refusal(HttpExecuteResponse response, int status, byte[] body) {
        String code = response.httpResponse()
                .firstMatchingHeader("x-amzn-errortype")
                .orElse("")
                .replaceFirst(":.*$", "");
        String message = NAME + " answered " + status;
        try {
            JsonNode told = JSON.readTree(body);
            message = told.path("message").asText(told.path("Message").asText(message));
            code = code.isEmpty() ? told.path("__type").asText("").replaceFirst("^.*#", "") : code;
        } catch (IOException notJson) {
            // A proxy refused in words of its own.
        }
        return AwsServiceException.builder()
                .statusCode(status)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName(NAME)
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    private URI endpoint() {
        return AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_BEDROCK_AGENTCORE_CONTROL")
                .serviceEndpointOverrideSystemProperty("aws.endpointUrlBedrockAgentCoreControl")
                .serviceProfileProperty("bedrock_agentcore_control")
                .profileFile(ProfileFile::defaultProfileFile)
                .profileName(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
                .serviceEndpointPrefix(PREFIX)
                .defaultProtocol("https")
                .region(Region.of(region))
                .build()
                .clientEndpoint();
    }
}
