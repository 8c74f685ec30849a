package io.omnideploy.platform.aws.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Sends requests with the SDK's own signer and HTTP client: for services of which a few questions are asked, and whose modules have
 * megabytes.
 *
 * @param service for people
 * @param signedAs what the service is called in signatures
 * @param region for which requests are signed
 */
record SignedSender(
        String service, String signedAs, String region, SdkHttpClient http, AwsCredentialsProvider credentials) {
    /** What the service answered. */
    record Answer(SdkHttpResponse head, SdkBytes body) {
        int status() {
            return head.statusCode();
        }
    }

    /**
     * Returns the answer, whatever it says.
     *
     * @throws IOException when the line breaks
     */
    Answer send(SdkHttpRequest request, byte[] body) throws IOException {
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.request(request)
                        .payload(() -> new ByteArrayInputStream(body))
                        .identity(credentials.resolveCredentials())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, signedAs)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        HttpExecuteRequest.Builder sent = HttpExecuteRequest.builder().request(signed.request());
        if (request.method() != SdkHttpMethod.GET) {
            // With a body, even an empty one, the JDK's client would send it as POST.
            sent.contentStreamProvider(() -> new ByteArrayInputStream(body));
        }
        HttpExecuteResponse response = http.prepareRequest(sent.build()).call();
        try (InputStream answer =
                response.responseBody().map(InputStream.class::cast).orElse(InputStream.nullInputStream())) {
            return new Answer(response.httpResponse(), SdkBytes.fromByteArrayUnsafe(answer.readAllBytes()));
        }
    }
}
