package io.omnideploy.platform.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
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

/**
 * Sends requests to a service that speaks JSON, signed by the SDK's own signer: for services of which a few questions are asked,
 * and whose modules have megabytes.
 *
 * @param name for people
 * @param signedAs what the service is called in signatures
 */
record SignedJson(String name, String signedAs, String region, SdkHttpClient http, AwsCredentialsProvider credentials) {
    private static final int FIRST_REFUSAL = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Returns the answer.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when the service refuses or can't be asked
     */
    JsonNode send(SdkHttpRequest request, byte[] body) {
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.request(request)
                        .payload(() -> new ByteArrayInputStream(body))
                        .identity(credentials.resolveCredentials())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, signedAs)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        try {
            HttpExecuteRequest.Builder sent = HttpExecuteRequest.builder().request(signed.request());
            if (request.method() != SdkHttpMethod.GET) {
                // With a body, even an empty one, the JDK's client would send it as POST.
                sent.contentStreamProvider(() -> new ByteArrayInputStream(body));
            }
            HttpExecuteResponse response = http.prepareRequest(sent.build()).call();
            try (InputStream answer =
                    response.responseBody().map(InputStream.class::cast).orElse(InputStream.nullInputStream())) {
                return read(response, answer.readAllBytes());
            }
        } catch (IOException broken) {
            throw SdkClientException.create(name + " can't be reached", broken);
        }
    }

    private JsonNode read(HttpExecuteResponse response, byte[] body) throws IOException {
        int status = response.httpResponse().statusCode();
        if (status >= FIRST_REFUSAL) {
            throw refusal(response, status, body);
        }
        return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    }

    private AwsServiceException refusal(HttpExecuteResponse response, int status, byte[] body) {
        String code = response.httpResponse()
                .firstMatchingHeader("x-amzn-errortype")
                .orElse("")
                .replaceFirst(":.*$", "");
        String message = name + " answered " + status;
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
                        .serviceName(name)
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
