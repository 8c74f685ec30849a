package io.omnideploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a test sees of, and does by hand to, an account of the mock: AWS's own API without a library that would belong to what
 * is tested.
 */
public final class AwsAccount {
    private static final String ECS = "AmazonEC2ContainerServiceV20141113.";
    private static final String ZONES = "/2013-04-01/hostedzone";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What AWS says anew at each answer. */
    private static final String VOLATILE = "<RequestId>[^<]*</RequestId>|<requestId>[^<]*</requestId>";

    private final String endpoint;
    private final String region;
    private final HttpClient client = HttpClient.newHttpClient();

    public AwsAccount(AwsMock mock, String region) {
        this.endpoint = mock.endpoint();
        this.region = region;
    }

    /** Returns the region in which it is looked at. */
    public String region() {
        return region;
    }

    /** Returns everything that stacks may leave behind, by kind, as AWS lists it. */
    public SortedMap<String, String> inventory() throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        for (String action : List.of(
                "DescribeVpcs",
                "DescribeSubnets",
                "DescribeSecurityGroups",
                "DescribeInternetGateways",
                "DescribeAddresses",
                "DescribeRouteTables")) {
            found.put("ec2 " + action, query("ec2", "2016-11-15", action, Map.of()));
        }
        // What is deleted goes on to be told for a while.
        for (String action : List.of("DescribeNatGateways", "DescribeVpcEndpoints")) {
            int available =
                    query("ec2", "2016-11-15", action, Map.of()).split("<state>available</state>", -1).length - 1;
            found.put("ec2 " + action, available + " available");
        }
        for (String action : List.of("DescribeLoadBalancers", "DescribeTargetGroups")) {
            found.put("elbv2 " + action, query("elasticloadbalancing", "2015-12-01", action, Map.of()));
        }
        found.put("iam ListRoles", query("iam", "2010-05-08", "ListRoles", Map.of()));
        for (String action : List.of("DescribeDBInstances", "DescribeDBSubnetGroups", "DescribeDBParameterGroups")) {
            found.put("rds " + action, query("rds", "2014-10-31", action, Map.of()));
        }
        for (String action : List.of("DescribeReplicationGroups", "DescribeCacheSubnetGroups")) {
            found.put("elasticache " + action, query("elasticache", "2015-02-02", action, Map.of()));
        }
        found.put("s3 buckets", send("s3", "/", Map.of(), ""));
        found.put("efs file systems", send("elasticfilesystem", "/2015-02-01/file-systems", Map.of(), ""));
        found.put(
                "logs",
                json("logs", "Logs_20140328.DescribeLogGroups", Map.of()).toString());
        found.put(
                "secrets",
                json("secretsmanager", "secretsmanager.ListSecrets", Map.of()).toString());
        found.put(
                "namespaces",
                json("servicediscovery", "Route53AutoNaming_v20170314.ListNamespaces", Map.of())
                        .toString());
        found.put(
                "scaling",
                json(
                                "application-autoscaling",
                                "AnyScaleFrontendService.DescribeScalableTargets",
                                Map.of("ServiceNamespace", "ecs"))
                        .toString());
        found.put(
                "certificates",
                json("acm", "CertificateManager.ListCertificates", Map.of()).toString());
        found.put("ecs clusters", clusters().toString());
        found.put(
                "ecs task definitions",
                json("ecs", ECS + "ListTaskDefinitions", Map.of("status", "ACTIVE"))
                        .toString());
        found.replaceAll((kind, text) -> text.replaceAll(VOLATILE, ""));
        return found;
    }

    /** Makes a bucket; the account must be in us-east-1. */
    public void makeBucket(String name) throws IOException {
        ask(HttpRequest.newBuilder(URI.create(endpoint + "/" + name)).PUT(HttpRequest.BodyPublishers.noBody()), "s3");
    }

    /** Returns what lies in a bucket under a key. */
    public String object(String bucket, String key) throws IOException {
        return send("s3", "/" + bucket + "/" + key, Map.of(), "");
    }

    /** Returns the ARNs of the clusters that are in use. */
    public List<String> clusters() throws IOException {
        List<String> active = new ArrayList<>();
        for (JsonNode arn : json("ecs", ECS + "ListClusters", Map.of()).path("clusterArns")) {
            JsonNode known = json("ecs", ECS + "DescribeClusters", Map.of("clusters", List.of(arn.asText())));
            if (known.at("/clusters/0/status").asText().equals("ACTIVE")) {
                active.add(arn.asText());
            }
        }
        return active;
    }

    /** Returns what ECS tells of a service that is in use; nothing where there is none. */
    public JsonNode service(String cluster, String name) throws IOException {
        JsonNode answer = json("ecs", ECS + "DescribeServices", Map.of("cluster", cluster, "services", List.of(name)));
        for (JsonNode service : answer.path("services")) {
            if (service.path("status").asText().equals("ACTIVE")) {
                return service;
            }
        }
        return MissingNode.getInstance();
    }

    /** Returns the names of the services of a cluster. */
    public List<String> services(String cluster) throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode arn :
                json("ecs", ECS + "ListServices", Map.of("cluster", cluster)).path("serviceArns")) {
            names.add(arn.asText().replaceFirst(".*/", ""));
        }
        names.sort(null);
        return names;
    }

    /** Returns a task definition with its containers. */
    public JsonNode taskDefinition(String arn) throws IOException {
        return json("ecs", ECS + "DescribeTaskDefinition", Map.of("taskDefinition", arn))
                .path("taskDefinition");
    }

    /** Changes a service by hand, behind everybody's back. */
    public void updateService(String cluster, String name, int desired) throws IOException {
        json("ecs", ECS + "UpdateService", Map.of("cluster", cluster, "service", name, "desiredCount", desired));
    }

    /** Deletes a service by hand, behind everybody's back. */
    public void deleteService(String cluster, String name) throws IOException {
        json("ecs", ECS + "DeleteService", Map.of("cluster", cluster, "service", name, "force", true));
    }

    /** Returns the tags of something of ECS. */
    public SortedMap<String, String> tags(String arn) throws IOException {
        SortedMap<String, String> tags = new TreeMap<>();
        for (JsonNode tag : json("ecs", ECS + "ListTagsForResource", Map.of("resourceArn", arn))
                .path("tags")) {
            tags.put(tag.path("key").asText(), tag.path("value").asText());
        }
        return tags;
    }

    /** Writes a line into a log, as a task does whose driver has this stream. */
    public void log(String group, String stream, String line) throws IOException {
        String logs = "Logs_20140328.";
        Map<String, Object> place = Map.of("logGroupName", group, "logStreamName", stream);
        JsonNode streams =
                json("logs", logs + "DescribeLogStreams", Map.of("logGroupName", group, "logStreamNamePrefix", stream));
        if (streams.path("logStreams").isEmpty()) {
            json("logs", logs + "CreateLogStream", place);
        }
        Map<String, Object> event = new TreeMap<>(place);
        event.put("logEvents", List.of(Map.of("timestamp", System.currentTimeMillis(), "message", line)));
        json("logs", logs + "PutLogEvents", event);
    }

    /** Makes a cluster, as somebody has one before anything is deployed. */
    public void makeCluster(String name) throws IOException {
        // With a tag: of a cluster without any the mock's tagging API can't tell.
        List<Map<String, String>> tags = List.of(Map.of("key", "team", "value", "others"));
        json("ecs", ECS + "CreateCluster", Map.of("clusterName", name, "tags", tags));
    }

    /** Asks for a certificate, as somebody has one before anything is deployed; returns its ARN. */
    public String makeCertificate(String domain) throws IOException {
        return json("acm", "CertificateManager.RequestCertificate", Map.of("DomainName", domain))
                .path("CertificateArn")
                .asText();
    }

    /** Returns the ids of what an account has of a kind, by a question to EC2 and the name that ids have in the answer. */
    public List<String> ids(String action, String element) throws IOException {
        return Pattern.compile("<" + element + ">([^<]+)<")
                .matcher(query("ec2", "2016-11-15", action, Map.of()))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** Makes a public hosted zone of Route 53, as somebody has one before anything is deployed. */
    public void makeZone(String domain) throws IOException {
        send(
                "route53",
                ZONES,
                Map.of("Content-Type", "text/xml"),
                "<CreateHostedZoneRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Name>" + domain
                        + "</Name><CallerReference>" + domain + "</CallerReference></CreateHostedZoneRequest>");
    }

    /** Returns the records of the one hosted zone that there is, as Route 53 lists them. */
    public String records() throws IOException {
        String zones = send("route53", ZONES, Map.of(), "");
        String id = zones.replaceFirst("(?s).*<Id>/hostedzone/([^<]*)</Id>.*", "$1");
        return send("route53", ZONES + "/" + id + "/rrset", Map.of(), "");
    }

    /** Returns the ARN of the secret alone: behind it may stand which version of it is meant, or which part. */
    public static String secretOf(String from) {
        return String.join(":", List.of(from.split(":")).subList(0, 7));
    }

    /** Returns the value of a secret of Secrets Manager. */
    public String secret(String arn) throws IOException {
        return json("secretsmanager", "secretsmanager.GetSecretValue", Map.of("SecretId", arn))
                .path("SecretString")
                .asText();
    }

    /** Asks a service that speaks JSON. */
    public JsonNode json(String service, String target, Map<String, ?> parameters) throws IOException {
        return JSON.readTree(send(
                service,
                "/",
                Map.of("X-Amz-Target", target, "Content-Type", "application/x-amz-json-1.1"),
                JSON.writeValueAsString(parameters)));
    }

    /** Asks a service that takes forms and answers XML. */
    public String query(String service, String version, String action, Map<String, String> parameters)
            throws IOException {
        StringBuilder form = new StringBuilder("Action=" + action + "&Version=" + version);
        new TreeMap<>(parameters)
                .forEach((name, value) -> form.append('&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send(service, "/", Map.of("Content-Type", "application/x-www-form-urlencoded"), form.toString());
    }

    private String send(String service, String path, Map<String, String> headers, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + path));
        headers.forEach(request::header);
        if (!body.isEmpty()) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return ask(request, service);
    }

    private String ask(HttpRequest.Builder request, String service) throws IOException {
        // The mock reads from the credentials which service is meant, and checks no signature.
        request.header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=testing/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
                        .formatted(region, service));
        HttpRequest asked = request.build();
        try {
            HttpResponse<String> answer = client.send(asked, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException(
                        service + asked.uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
