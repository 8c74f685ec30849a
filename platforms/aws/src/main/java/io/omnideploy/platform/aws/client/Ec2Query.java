package io.omnideploy.platform.aws.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.w3c.dom.Document;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Asks EC2 in its Query protocol, with the SDK's own signer and HTTP client: the SDK's module for EC2 alone has tens of megabytes,
 * and one question is asked. Source: the Amazon EC2 API Reference, "Query requests" and "Error codes".
 */
public final class Ec2Query {
    /** Where it answers. */
    static final ServiceEndpoint ENDPOINT = new ServiceEndpoint("EC2", "ec2");

    private static final XmlAnswers ANSWERS = new XmlAnswers("EC2");
    private static final String SERVICE = "ec2";
    private static final String VERSION = "2016-11-15";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final URI endpoint;
    private final SignedSender sender;

    Ec2Query(String region, URI endpoint, SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.endpoint = endpoint;
        this.sender = new SignedSender("EC2", SERVICE, region, http, credentials);
    }

    /**
     * Asks, again if EC2 is overloaded or the line breaks.
     *
     * @param action as {@code DescribeNatGateways}
     * @param parameters by their names in the Query protocol, as {@code NatGatewayId.1}
     * @return the answer
     * @throws software.amazon.awssdk.core.exception.SdkException when EC2 refuses or can't be asked
     */
    public Document ask(String action, Map<String, String> parameters) {
        byte[] form = form(action, parameters);
        for (int attempt = 1; ; attempt++) {
            try {
                SignedSender.Answer answer = sender.send(request(form), form);
                if (answer.status() == OK) {
                    return ANSWERS.parse(answer);
                }
                if (answer.status() < SERVER_ERROR || attempt == TRIES) {
                    throw ANSWERS.refusal(answer);
                }
            } catch (IOException broken) {
                if (attempt == TRIES) {
                    throw SdkClientException.create("EC2 can't be reached", broken);
                }
            }
            pause(attempt);
        }
    }

    private static byte[] form(String action, Map<String, String> parameters) {
        SortedMap<String, String> all = new TreeMap<>(parameters);
        all.put("Action", action);
        all.put("Version", VERSION);
        StringJoiner form = new StringJoiner("&");
        all.forEach((key, value) -> form.add(encoded(key) + "=" + encoded(value)));
        return form.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private SdkHttpRequest request(byte[] form) {
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", FORM)
                .putHeader("Content-Length", Integer.toString(form.length))
                .build();
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE.multipliedBy(attempt));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted", stop);
        }
    }
}
