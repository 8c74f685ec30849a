package io.omnideploy.platform.aws.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
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
 * Finds hosted zones of Route 53 by name, with the SDK's own signer: one question is asked, for which its module of megabytes is
 * too much. Source: the Route 53 API Reference, "ListHostedZonesByName".
 */
public final class HostedZones {
    private static final String SERVICE = "route53";
    private static final String REGION = "us-east-1";
    private static final String PATH = "/2013-04-01/hostedzonesbyname?maxitems=100&dnsname=";
    private static final int OK = 200;

    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;

    HostedZones(SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.http = http;
        this.credentials = credentials;
    }

    /**
     * A zone.
     *
     * @param id without the path in front, as {@code Z0123456789}
     */
    public record HostedZone(String id, String name, boolean isPrivate) {}

    /**
     * Returns the zones of exactly a name, public and private.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when Route 53 refuses or can't be asked
     */
    public List<HostedZone> named(String name) {
        String wanted = name.endsWith(".") ? name : name + ".";
        Document answer = ask(wanted);
        List<HostedZone> zones = new ArrayList<>();
        NodeList found = answer.getElementsByTagName("HostedZone");
        for (int at = 0; at < found.getLength(); at++) {
            Element zone = (Element) found.item(at);
            if (text(zone, "Name").equals(wanted)) {
                zones.add(new HostedZone(
                        text(zone, "Id").replaceFirst("^/hostedzone/", ""),
                        wanted,
                        text(zone, "PrivateZone").equals("true")));
            }
        }
        return zones;
    }

    private Document ask(String name) {
        URI uri = URI.create(endpoint() + PATH + URLEncoder.encode(name, StandardCharsets.UTF_8));
        SdkHttpRequest request =
                SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(uri).build();
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.request(request)
                        .identity(credentials.resolveCredentials())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, REGION));
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .build())
                    .call();
            try (InputStream body =
                    response.responseBody().map(InputStream.class::cast).orElse(InputStream.nullInputStream())) {
                Ec2Query.Answer answer = new Ec2Query.Answer(
                        response.httpResponse().statusCode(), SdkBytes.fromByteArrayUnsafe(body.readAllBytes()));
                if (answer.status() != OK) {
                    throw Ec2Query.refusal("Route 53", answer);
                }
                return Ec2Query.parse("Route 53", answer.body());
            }
        } catch (IOException broken) {
            throw SdkClientException.create("Route 53 can't be reached", broken);
        }
    }

    private static String endpoint() {
        return AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_ROUTE_53")
                .serviceEndpointOverrideSystemProperty("aws.endpointUrlRoute53")
                .serviceProfileProperty("route_53")
                .profileFile(ProfileFile::defaultProfileFile)
                .profileName(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
                .serviceEndpointPrefix(SERVICE)
                .defaultProtocol("https")
                .region(Region.AWS_GLOBAL)
                .build()
                .clientEndpoint()
                .toString()
                .replaceFirst("/$", "");
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
