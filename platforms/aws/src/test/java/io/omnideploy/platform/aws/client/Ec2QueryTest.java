package io.omnideploy.platform.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.omnideploy.diagnostic.Failed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class Ec2QueryTest {
    private static final String REGION = "eu-central-1";

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> signatures = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    private record Answer(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst("Authorization")
                    + exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"));
            Answer answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksWithASignatureForTheRegionAndTheTokenOfTheSession() {
        answers.add(new Answer(200, "<Answer><state>available</state></Answer>"));
        Document answer = ask();
        assertThat(answer.getElementsByTagName("state").item(0).getTextContent())
                .isEqualTo("available");
        assertThat(asked).containsExactly("Action=DescribeNatGateways&NatGatewayId.1=nat-1+%26&Version=2016-11-15");
        assertThat(signatures)
                .singleElement()
                .satisfies(signature -> assertThat(signature)
                        .startsWith("AWS4-HMAC-SHA256 Credential=key/")
                        .contains("/eu-central-1/ec2/aws4_request")
                        .contains("x-amz-security-token")
                        .endsWith("token"));
    }

    @Test
    void asksAgainWhenEc2IsOverloadedAndNotForEver() {
        answers.add(new Answer(503, error("RequestLimitExceeded", "Request limit exceeded.")));
        answers.add(new Answer(200, "<Answer/>"));
        ask();
        assertThat(asked).hasSize(2);

        answers.clear();
        answers.add(new Answer(503, error("RequestLimitExceeded", "Request limit exceeded.")));
        assertThatThrownBy(this::ask)
                .isInstanceOf(Failed.class)
                .hasMessage("AWS refused (RequestLimitExceeded): Request limit exceeded.");
        assertThat(asked).hasSize(5);
    }

    @Test
    void aRefusalIsToldAsThatOfAnyOtherService() {
        answers.add(new Answer(403, error("UnauthorizedOperation", "You are not authorized.")));
        assertThatThrownBy(this::ask).isInstanceOf(Failed.class).hasMessage("AWS denies this: You are not authorized.");
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatIsNotFromEc2IsAFailure() {
        answers.add(new Answer(407, "Who are you?"));
        assertThatThrownBy(this::ask).isInstanceOf(Failed.class).hasMessage("AWS failed: EC2 answered 407.");
        answers.clear();
        answers.add(new Answer(200, "<html><br></html>"));
        assertThatThrownBy(this::ask).isInstanceOf(Failed.class).hasMessageContaining("no XML");
    }

    @Test
    void aDocumentTypeIsNotRead() {
        answers.add(new Answer(200, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:/etc/hostname\">]><a>&b;</a>"));
        assertThatThrownBy(this::ask).isInstanceOf(Failed.class).hasMessageContaining("no XML");
    }

    private Document ask() {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsSessionCredentials.create("key", "secret", "token"));
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            Ec2Query ec2 = new Ec2Query(REGION, endpoint, http, credentials);
            return AwsErrors.of(REGION, () -> ec2.ask("DescribeNatGateways", Map.of("NatGatewayId.1", "nat-1 &")));
        }
    }

    private static String error(String code, String message) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error>"
                        .formatted(code, message)
                + "</Errors><RequestID>1</RequestID></Response>";
    }
}
