package io.omnideploy.platform.aws.client;

import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Makes clients of AWS's services for one region: with the credentials that AWS's own tools would find, and at the endpoints of
 * AWS_ENDPOINT_URL where somebody set it.
 */
public final class AwsClients implements AutoCloseable {
    /** The region of whoever names none. */
    public static final String DEFAULT_REGION = "us-east-1";

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);

    private final String region;
    private final SdkHttpClient http;
    private final DefaultCredentialsProvider credentials;
    private final List<SdkAutoCloseable> opened = new ArrayList<>();
    private Caller caller;

    private AwsClients(String region) {
        this.region = region;
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(TO_CONNECT)
                .socketTimeout(TO_ANSWER)
                .build();
        this.credentials = DefaultCredentialsProvider.builder().build();
    }

    /** Returns clients for the region of a provider's settings; asks nobody. */
    public static AwsClients of(ConnectRequest request) {
        return new AwsClients(region(request));
    }

    /** Returns the region that a provider's settings name. */
    public static String region(ConnectRequest request) {
        return request.settings().fields().get("region") instanceof Value.Text text ? text.text() : DEFAULT_REGION;
    }

    /** Returns the region. */
    public String region() {
        return region;
    }

    /**
     * Returns who calls; asks once.
     *
     * @throws io.omnideploy.diagnostic.Failed when there are no credentials, or AWS doesn't know them
     */
    public synchronized Caller caller() {
        if (caller == null) {
            StsClient sts = open(StsClient.builder());
            caller = AwsErrors.of(region, () -> Caller.of(sts.getCallerIdentity()));
        }
        return caller;
    }

    /** Returns a client of a service, which is closed with this. */
    public synchronized <C extends SdkAutoCloseable, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>>
            C open(B builder) {
        return opened(builder.region(Region.of(region))
                .httpClient(http)
                .credentialsProvider(credentials)
                .build());
    }

    /** Returns a client of a service that has one place for all regions of a partition. */
    public synchronized <C extends SdkAutoCloseable, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>>
            C openGlobal(B builder) {
        return opened(builder.region(global())
                .httpClient(http)
                .credentialsProvider(credentials)
                .build());
    }

    /** Returns the way to ask EC2, which has no client here. */
    public Ec2Query ec2() {
        return new Ec2Query(region, Ec2Query.ENDPOINT.in(Region.of(region)), http, credentials);
    }

    /** Returns the way to ask Bedrock AgentCore, which has no client here. */
    public AgentCoreApi agentCore() {
        return new AgentCoreApi(region, http, credentials);
    }

    /** Returns the way to ask Lightsail, which has no client here. */
    public LightsailApi lightsail() {
        return new LightsailApi(region, http, credentials);
    }

    /** Returns the way to S3, which has no client here. */
    public ObjectStore objects() {
        return new ObjectStore(region, http, credentials);
    }

    /** Returns the way to ask Route 53 for zones, which has no client here. */
    public HostedZones hostedZones() {
        return new HostedZones(http, credentials);
    }

    private <C extends SdkAutoCloseable> C opened(C client) {
        opened.add(client);
        return client;
    }

    private Region global() {
        return switch (partition()) {
            case "aws-cn" -> Region.AWS_CN_GLOBAL;
            case "aws-us-gov" -> Region.AWS_US_GOV_GLOBAL;
            default -> Region.AWS_GLOBAL;
        };
    }

    /** Returns the part of AWS to which the region belongs, as ARNs begin. */
    public String partition() {
        return Region.of(region).metadata() == null
                ? "aws"
                : Region.of(region).metadata().partition().id();
    }

    @Override
    public synchronized void close() {
        opened.forEach(SdkAutoCloseable::close);
        credentials.close();
        http.close();
    }
}
