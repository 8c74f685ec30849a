package io.omnideploy.platform.aws.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.core.SdkBytes;
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
 * Puts objects into buckets of S3, with the SDK's own signer: its module for S3 has megabytes, and nothing else is done there. Source:
 * the Amazon S3 API Reference, "PutObject".
 */
public final class ObjectStore {
    private static final String SERVICE = "s3";
    private static final String NAME = "S3";
    private static final int OK = 200;

    private final String region;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;

    ObjectStore(String region, SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.region = region;
        this.http = http;
        this.credentials = credentials;
    }

    /**
     * Puts an object, in the place of one of that key.
     *
     * @param host under which the bucket answers for itself, as {@code name.s3.eu-central-1.amazonaws.com}
     * @param key letters, digits, dashes, dots and slashes
     * @throws software.amazon.awssdk.core.exception.SdkException when S3 refuses or can't be asked
     */
    public void put(String bucket, String host, String key, byte[] object, String type) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.PUT)
                .uri(uri(bucket, host, key))
                .putHeader("Content-Type", type)
                .putHeader("Content-Length", Integer.toString(object.length))
                .build();
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.request(request)
                        .payload(() -> new ByteArrayInputStream(object))
                        .identity(credentials.resolveCredentials())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        // S3 takes keys as they are (Signature Version 4, "Create a canonical request").
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false));
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(() -> new ByteArrayInputStream(object))
                            .build())
                    .call();
            try (InputStream body =
                    response.responseBody().map(InputStream.class::cast).orElse(InputStream.nullInputStream())) {
                Ec2Query.Answer answer = new Ec2Query.Answer(
                        response.httpResponse().statusCode(), SdkBytes.fromByteArrayUnsafe(body.readAllBytes()));
                if (answer.status() != OK) {
                    throw Ec2Query.refusal(NAME, answer);
                }
            }
        } catch (IOException broken) {
            throw SdkClientException.create(NAME + " can't be reached", broken);
        }
    }

    /** A place that is named instead of S3 answers for all buckets under one name. */
    private URI uri(String bucket, String host, String key) {
        AwsClientEndpointProvider place = AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_S3")
                .serviceEndpointOverrideSystemProperty("aws.endpointUrlS3")
                .serviceProfileProperty(SERVICE)
                .profileFile(ProfileFile::defaultProfileFile)
                .profileName(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
                .serviceEndpointPrefix(SERVICE)
                .defaultProtocol("https")
                .region(Region.of(region))
                .build();
        return place.isEndpointOverridden()
                ? URI.create(place.clientEndpoint().toString().replaceFirst("/$", "") + "/" + bucket + "/" + key)
                : URI.create("https://" + host + "/" + key);
    }
}
