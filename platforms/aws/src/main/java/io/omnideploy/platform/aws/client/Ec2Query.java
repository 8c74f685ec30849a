package io.omnideploy.platform.aws.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
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
 * Asks EC2 in its Query protocol, with the SDK's own signer and HTTP client: the SDK's module for EC2 alone has tens of megabytes,
 * and one question is asked. Source: the Amazon EC2 API Reference, "Query requests" and "Error codes".
 */
public final class Ec2Query {
    private static final String NAME = "EC2";
    private static final String SERVICE = "ec2";
    private static final String VERSION = "2016-11-15";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final String region;
    private final URI endpoint;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;

    Ec2Query(String region, URI endpoint, SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.region = region;
        this.endpoint = endpoint;
        this.http = http;
        this.credentials = credentials;
    }

    /** Returns where EC2 answers: where AWS_ENDPOINT_URL_EC2, AWS_ENDPOINT_URL or the profile says, or in the region. */
    static URI endpoint(String region) {
        return AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_EC2")
                .serviceEndpointOverrideSystemProperty("aws.endpointUrlEc2")
                .serviceProfileProperty(SERVICE)
                .profileFile(ProfileFile::defaultProfileFile)
                .profileName(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
                .serviceEndpointPrefix(SERVICE)
                .defaultProtocol("https")
                .region(Region.of(region))
                .build()
                .clientEndpoint();
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
                Answer answer = send(form);
                if (answer.status() == OK) {
                    return parse(NAME, answer.body());
                }
                if (answer.status() < SERVER_ERROR || attempt == TRIES) {
                    throw refusal(NAME, answer);
                }
            } catch (IOException broken) {
                if (attempt == TRIES) {
                    throw SdkClientException.create("EC2 can't be reached", broken);
                }
            }
            pause(attempt);
        }
    }

    record Answer(int status, SdkBytes body) {}

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

    private Answer send(byte[] form) throws IOException {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", FORM)
                .putHeader("Content-Length", Integer.toString(form.length))
                .build();
        ContentStreamProvider body = ContentStreamProvider.fromByteArray(form);
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.request(request)
                        .payload(body)
                        .identity(credentials.resolveCredentials())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElse(body))
                        .build())
                .call();
        try (InputStream answer =
                response.responseBody().map(InputStream.class::cast).orElse(InputStream.nullInputStream())) {
            return new Answer(
                    response.httpResponse().statusCode(), SdkBytes.fromByteArrayUnsafe(answer.readAllBytes()));
        }
    }

    static Document parse(String service, SdkBytes xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // What has no document type has no entities, neither such that grow nor such that read files.
            factory.setFeature(NO_DOCTYPE, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // By default the parser itself prints what it finds wrong.
            builder.setErrorHandler(null);
            return builder.parse(xml.asInputStream());
        } catch (SAXException | ParserConfigurationException | IOException unreadable) {
            // Without the cause: where in the text the parser stopped helps nobody.
            throw SdkClientException.create(
                    "what answered in %s's place sent no XML that can be read".formatted(service));
        }
    }

    static AwsServiceException refusal(String service, Answer answer) {
        AwsErrorDetails.Builder details = AwsErrorDetails.builder().serviceName(service);
        String message = service + " answered " + answer.status();
        try {
            Document told = parse(service, answer.body());
            details.errorCode(text(told, "Code"));
            details.errorMessage(text(told, "Message"));
        } catch (SdkClientException notEc2) {
            // A proxy or a balancer refused in words of its own.
            details.errorCode("").errorMessage(message);
        }
        return AwsServiceException.builder()
                .statusCode(answer.status())
                .message(message)
                .awsErrorDetails(details.build())
                .build();
    }

    private static String text(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
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
