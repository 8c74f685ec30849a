package io.omnideploy.platform.aws.client;

import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;

/**
 * Puts objects into buckets of S3, with the SDK's own signer: its module for S3 has megabytes, and nothing else is done there. Source:
 * the Amazon S3 API Reference, "PutObject".
 */
public final class ObjectStore {
    private static final String NAME = "S3";
    private static final ServiceEndpoint ENDPOINT = new ServiceEndpoint(NAME, "s3");
    private static final XmlAnswers ANSWERS = new XmlAnswers(NAME);
    private static final int OK = 200;

    private final String region;
    private final SignedSender sender;

    ObjectStore(String region, SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.region = region;
        this.sender = new SignedSender(NAME, "s3", region, http, credentials);
    }

    /**
     * Puts an object, in the place of one of that key.
     *
     * @param host under which the bucket answers for itself, as {@code name.s3.eu-central-1.amazonaws.com}
     * @param key letters, digits, dashes, dots and slashes, which stand in an address as they are
     * @throws software.amazon.awssdk.core.exception.SdkException when S3 refuses or can't be asked
     */
    public void put(String bucket, String host, String key, byte[] object, String type) {
        // A place that is named instead of S3 answers for all buckets under one name.
        URI uri = ENDPOINT.given(Region.of(region))
                .map(place -> URI.create(place + "/" + bucket + "/" + key))
                .orElseGet(() -> URI.create("https://" + host + "/" + key));
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.PUT)
                .uri(uri)
                .putHeader("Content-Type", type)
                .putHeader("Content-Length", Integer.toString(object.length))
                .build();
        try {
            SignedSender.Answer answer = sender.send(request, object);
            if (answer.status() != OK) {
                throw ANSWERS.refusal(answer);
            }
        } catch (IOException broken) {
            throw SdkClientException.create("S3 can't be reached", broken);
        }
    }
}
