package io.omnideploy.platform.aws.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;

/**
 * Finds hosted zones of Route 53 by name, with the SDK's own signer: one question is asked, for which its module of megabytes is
 * too much. Source: the Route 53 API Reference, "ListHostedZonesByName".
 */
public final class HostedZones {
    private static final String NAME = "Route 53";
    private static final ServiceEndpoint ENDPOINT = new ServiceEndpoint(NAME, "route53");
    private static final XmlAnswers ANSWERS = new XmlAnswers(NAME);
    private static final String REGION = "us-east-1";
    private static final String PATH = "/2013-04-01/hostedzonesbyname?maxitems=100&dnsname=";
    private static final int OK = 200;

    private final SignedSender sender;

    HostedZones(SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.sender = new SignedSender(NAME, "route53", REGION, http, credentials);
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
            if (XmlAnswers.text(zone.getElementsByTagName("Name")).equals(wanted)) {
                zones.add(new HostedZone(
                        XmlAnswers.text(zone.getElementsByTagName("Id")).replaceFirst("^/hostedzone/", ""),
                        wanted,
                        XmlAnswers.text(zone.getElementsByTagName("PrivateZone"))
                                .equals("true")));
            }
        }
        return zones;
    }

    private Document ask(String name) {
        URI uri = URI.create(ENDPOINT.in(Region.AWS_GLOBAL) + PATH + URLEncoder.encode(name, StandardCharsets.UTF_8));
        try {
            SignedSender.Answer answer = sender.send(
                    SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(uri).build(), new byte[0]);
            if (answer.status() != OK) {
                throw ANSWERS.refusal(answer);
            }
            return ANSWERS.parse(answer);
        } catch (IOException broken) {
            throw SdkClientException.create("Route 53 can't be reached", broken);
        }
    }
}
