package io.omnideploy.platform.aws.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.aws.AwsPlatform;
import io.omnideploy.platform.aws.EmptyAccount;
import io.omnideploy.platform.aws.NoSecrets;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.FailureRequest;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.JobRequest;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.AwsProcess;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.iam.IamClient;

/** A stack that a few calls make in a mock, asked for by a session. */
class AwsSessionIT {
    private static final DeploymentId ID = new DeploymentId("shop", "dev");
    private static final ResourceId WEB = ResourceId.of(ResourceType.parse("aws.ecs.Service"), "web");
    private static final ResourceId JOB = ResourceId.of(ResourceType.parse("aws.ecs.TaskDefinition"), "nightly");
    private static final ResourceId ROLE = new ResourceId(ResourceType.parse("aws.iam.Role"), "web", "task");

    private static AwsMock mock;
    private static AwsProcess process;
    private static PlatformSession session;

    @BeforeAll
    static void start() throws IOException {
        Tool.AWS_MOCK.require();
        mock = EmptyAccount.get();
        process = new AwsProcess(mock.endpoint());
        session = new AwsPlatform()
                .connect(new ConnectRequest(
                        Value.object(Map.of("region", Value.text("eu-central-1"))), Path.of("/"), NoSecrets.NONE));
        make();
    }

    @AfterAll
    static void stop() {
        if (mock != null) {
            session.close();
            process.close();
        }
    }

    @Test
    void tellsWhoseAccountItIs() {
        assertThat(session.identity()).isEqualTo("AWS account 123456789012 in eu-central-1");
        assertThat(session.facts()).containsOnlyKeys("account", "arn", "region");
        assertThat(session.facts().get("account").isMeantBy("123456789012")).isTrue();
        assertThat(session.facts().get("region").isMeantBy("us-east-1")).isFalse();
    }

    @Test
    void findsWhatCarriesTheTagsOfTheStackAndNothingElse() {
        List<LiveResource> live = session.read(new ReadRequest(ID, graph()));

        assertThat(live)
                .extracting(found -> found.id() + " " + found.physicalId())
                .containsExactlyInAnyOrder(
                        "aws.ecs.Cluster/main shop-dev",
                        "aws.ecs.Service/web shop-dev/shop-dev-web",
                        "aws.logs.LogGroup/web /ecs/shop-dev/web",
                        "aws.iam.Role/web-task shop-dev-web-task");
        assertThat(session.read(new ReadRequest(new DeploymentId("shop", "other"), graph())))
                .isEmpty();
    }

    @Test
    void tellsWhichTasksLack() {
        List<InstanceStatus> status = session.status(ID);
        assertThat(status).hasSize(1);
        assertThat(status.getFirst().component()).isEqualTo("web");
        assertThat(status.getFirst().image()).isEqualTo("ghcr.io/acme/web:1");
        assertThat(status.getFirst().state()).isEqualTo("2 of 2 wanted tasks lack");
        assertThat(session.status(new DeploymentId("shop", "other"))).isEmpty();
    }

    @Test
    void tellsLinesOfAllTasksInTheOrderOfTime() {
        assertThat(lines(100, Optional.empty()))
                .containsExactly("web-aaaaaaaa | one", "web-bbbbbbbb | two", "web-aaaaaaaa | three");
        assertThat(lines(1, Optional.of("web"))).containsExactly("web-aaaaaaaa | three");
        assertThat(lines(0, Optional.empty())).isEmpty();
        assertThat(lines(10, Optional.of("api"))).isEmpty();
    }

    @Test
    void aJobThatWasNotMadeIsNotStarted() {
        ResourceId absent = ResourceId.of(ResourceType.parse("aws.ecs.TaskDefinition"), "absent");
        assertThatThrownBy(() -> session.run(new JobRequest(ID, absent, line -> {})))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("no task definition");
    }

    @Test
    void startsAJobWhereItsTagsSay() {
        assertThat(session.run(new JobRequest(ID, JOB, line -> {}))).isZero();
        assertThat(session.run(new JobRequest(ID, JOB, line -> {}))).isZero();
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                EcsClient ecs = ecs(http)) {
            List<String> tasks = ecs.listTasks(ask -> ask.cluster("shop-dev").startedBy("omnideploy"))
                    .taskArns();
            assertThat(tasks).hasSize(2);
            assertThat(ecs.describeTasks(ask -> ask.cluster("shop-dev").tasks(tasks))
                            .tasks()
                            .getFirst()
                            .taskDefinitionArn())
                    .contains("shop-dev-nightly");
        }
    }

    @Test
    void reportsWhatIsKnownOfAServiceThatDidNotSettle() {
        assertThat(session.findings(new FailureRequest(ID, WEB)))
                .contains("web-aaaaaaaa | three")
                .last()
                .isEqualTo("web-aaaaaaaa | three");
        assertThat(session.findings(new FailureRequest(ID, ROLE))).isEmpty();
    }

    @Test
    void noticesThatAnOlderTaskDefinitionRuns() {
        ResourceGraph wanted =
                ResourceGraph.of(List.of(ResourceSpec.builder(WEB).build()), List.of(), List.of(), Map.of());
        assertThat(session.rolledBack(new ReadRequest(ID, wanted))).isEmpty();
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                EcsClient ecs = ecs(http)) {
            String next = ecs.registerTaskDefinition(ask -> ask.family("shop-dev-web")
                            .networkMode(NetworkMode.AWSVPC)
                            .cpu("256")
                            .memory("512")
                            .containerDefinitions(container("web", "ghcr.io/acme/web:2"))
                            .tags(tags("web", "aws.ecs.TaskDefinition/web")))
                    .taskDefinition()
                    .taskDefinitionArn();
            try {
                assertThat(session.rolledBack(new ReadRequest(ID, wanted)))
                        .singleElement()
                        .satisfies(failed -> assertThat(failed)
                                .hasMessageContaining("aws.ecs.Service/web")
                                .hasMessageContaining("ECS went back to 1"));
            } finally {
                ecs.deregisterTaskDefinition(ask -> ask.taskDefinition(next));
            }
        }
    }

    @Test
    void whatIsGoneNeedsNoRemovalAndWhatIsThereIsNamed() {
        LiveResource group = session.read(new ReadRequest(ID, graph())).stream()
                .filter(live -> live.id().type().kind().equals("LogGroup"))
                .findFirst()
                .orElseThrow();
        LiveResource gone = new LiveResource(
                group.id(),
                "/ecs/gone",
                true,
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(Map.of("arn", Value.text("arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/gone"))));
        session.delete(gone);
    }

    private static List<String> lines(int tail, Optional<String> component) {
        List<String> lines = new ArrayList<>();
        session.logs(new LogsRequest(ID, component, tail, false, (name, line) -> lines.add(name + " | " + line)));
        return lines;
    }

    private static ResourceGraph graph() {
        ResourceSpec role = ResourceSpec.builder(ROLE)
                .set("name", Value.text("shop-dev-web-task"))
                .build();
        return ResourceGraph.of(List.of(role), List.of(), List.of(), Map.of());
    }

    private static EcsClient ecs(SdkHttpClient http) {
        return EcsClient.builder().region(Region.EU_CENTRAL_1).httpClient(http).build();
    }

    private static void make() throws IOException {
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                EcsClient ecs = ecs(http);
                IamClient iam = IamClient.builder()
                        .region(Region.AWS_GLOBAL)
                        .httpClient(http)
                        .build();
                CloudWatchLogsClient logs = CloudWatchLogsClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .httpClient(http)
                        .build()) {
            ecs.createCluster(ask -> ask.clusterName("shop-dev").tags(tags("main", "aws.ecs.Cluster/main")));
            ecs.createCluster(ask -> ask.clusterName("foreign").tags(tag("omnideploy:stack", "dev")));
            ecs.registerTaskDefinition(ask -> ask.family("shop-dev-web")
                    .networkMode(NetworkMode.AWSVPC)
                    .cpu("256")
                    .memory("512")
                    .containerDefinitions(container("web", "ghcr.io/acme/web:1"))
                    .tags(tags("web", "aws.ecs.TaskDefinition/web")));
            List<Tag> job = new ArrayList<>(tags("nightly", JOB.toString()));
            job.add(tag("omnideploy:run-cluster", "shop-dev"));
            job.add(tag("omnideploy:run-subnets", first("DescribeSubnets", "subnetId")));
            job.add(tag("omnideploy:run-security-groups", first("DescribeSecurityGroups", "groupId")));
            job.add(tag("omnideploy:run-public-ip", "true"));
            ecs.registerTaskDefinition(ask -> ask.family("shop-dev-nightly")
                    .networkMode(NetworkMode.AWSVPC)
                    .cpu("256")
                    .memory("512")
                    .containerDefinitions(container("nightly", "ghcr.io/acme/report:1"))
                    .tags(job));
            ecs.createService(ask -> ask.cluster("shop-dev")
                    .serviceName("shop-dev-web")
                    .taskDefinition("shop-dev-web")
                    .launchType(LaunchType.FARGATE)
                    .desiredCount(2)
                    .tags(tags("web", WEB.toString())));
            Map<String, String> marks = Map.of(
                    "omnideploy:deployment", "shop",
                    "omnideploy:stack", "dev",
                    "omnideploy:component", "web",
                    "omnideploy:resource", "aws.logs.LogGroup/web");
            logs.createLogGroup(ask -> ask.logGroupName("/ecs/shop-dev/web").tags(marks));
            iam.createRole(ask -> ask.roleName("shop-dev-web-task")
                    .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[]}")
                    .tags(
                            software.amazon.awssdk.services.iam.model.Tag.builder()
                                    .key("omnideploy:deployment")
                                    .value("shop")
                                    .build(),
                            software.amazon.awssdk.services.iam.model.Tag.builder()
                                    .key("omnideploy:stack")
                                    .value("dev")
                                    .build()));
            long now = System.currentTimeMillis();
            write(logs, "web/web/aaaaaaaa1111", now - 3000, "one", now - 1000, "three");
            write(logs, "web/web/bbbbbbbb2222", now - 2000, "two", now - 2000, "");
        }
    }

    /** Asks EC2, for which there is no client here, for the first of what every account has. */
    private static String first(String action, String key) throws IOException {
        HttpRequest ask = HttpRequest.newBuilder(URI.create(mock.endpoint()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=testing/20260101/eu-central-1/ec2/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString("Version=2016-11-15&Action=" + action))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = http.send(ask, HttpResponse.BodyHandlers.ofString()).body();
            Matcher found = Pattern.compile("<" + key + ">([^<]+)<").matcher(answer);
            assertThat(found.find()).as(answer).isTrue();
            return found.group(1);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    private static ContainerDefinition container(String name, String image) {
        return ContainerDefinition.builder()
                .name(name)
                .image(image)
                .memory(512)
                .essential(true)
                .build();
    }

    private static void write(
            CloudWatchLogsClient logs, String stream, long first, String text, long second, String other) {
        logs.createLogStream(ask -> ask.logGroupName("/ecs/shop-dev/web").logStreamName(stream));
        List<InputLogEvent> events = new ArrayList<>();
        events.add(InputLogEvent.builder().timestamp(first).message(text).build());
        if (!other.isEmpty()) {
            events.add(InputLogEvent.builder().timestamp(second).message(other).build());
        }
        logs.putLogEvents(ask ->
                ask.logGroupName("/ecs/shop-dev/web").logStreamName(stream).logEvents(events));
    }

    private static List<Tag> tags(String component, String resource) {
        return List.of(
                tag("omnideploy:deployment", "shop"),
                tag("omnideploy:stack", "dev"),
                tag("omnideploy:component", component),
                tag("omnideploy:resource", resource));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
