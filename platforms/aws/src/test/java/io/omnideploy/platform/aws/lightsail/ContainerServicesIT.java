package io.omnideploy.platform.aws.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.aws.AwsPlatform;
import io.omnideploy.platform.aws.EmptyAccount;
import io.omnideploy.platform.aws.NoSecrets;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.LightsailApi;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.FailureRequest;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.AwsProcess;
import io.omnideploy.testkit.LightsailMock;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Container services that a few calls make in a stand-in for Lightsail, asked for by a session. */
class ContainerServicesIT {
    private static final DeploymentId ID = new DeploymentId("shop", "dev");
    private static final ResourceId DEPLOYMENT =
            ResourceId.of(ResourceType.parse("aws.lightsail.ContainerServiceDeploymentVersion"), "web");
    private static final String ENDPOINT = "aws.endpointUrlLightsail";
    private static final ConnectRequest CONNECT =
            new ConnectRequest(Value.object(Map.of("region", Value.text("us-east-1"))), Path.of("/"), NoSecrets.NONE);

    private static AwsMock mock;
    private static LightsailMock lightsail;
    private static AwsProcess process;
    private static AwsClients clients;
    private static PlatformSession session;

    @BeforeAll
    static void start() throws IOException {
        Tool.AWS_MOCK.require();
        mock = EmptyAccount.get();
        lightsail = LightsailMock.start();
        process = new AwsProcess(mock.endpoint());
        System.setProperty(ENDPOINT, lightsail.endpoint());
        clients = AwsClients.of(CONNECT);
        session = new AwsPlatform().connect(CONNECT);
        ObjectNode service = LightsailApi.question()
                .put("serviceName", "shop-dev-web")
                .put("power", "micro")
                .put("scale", 2);
        tag(service, "omnideploy:deployment", "shop");
        tag(service, "omnideploy:stack", "dev");
        tag(service, "omnideploy:component", "web");
        clients.lightsail().ask("CreateContainerService", service);
    }

    @AfterAll
    static void stop() {
        System.clearProperty(ENDPOINT);
        if (mock != null) {
            session.close();
            clients.close();
            process.close();
            lightsail.close();
        }
    }

    /** One life, since each step stands on the one before. */
    @Test
    void tellsHowContainersFareAndWhyADeploymentFailed() {
        assertThat(session.status(ID))
                .extracting(InstanceStatus::state)
                .containsExactly("ready, 2 machines of power micro");
        assertThat(session.status(new DeploymentId("shop", "other"))).isEmpty();

        deploy("ghcr.io/acme/web:1");
        InstanceStatus active = session.status(ID).getFirst();
        assertThat(active.component()).isEqualTo("web");
        assertThat(active.image()).isEqualTo("ghcr.io/acme/web:1");
        assertThat(active.health()).contains("version 1 active");
        assertThat(active.addresses()).containsExactly("https://shop-dev-web.abc.us-east-1.cs.amazonlightsail.com/");
        assertThat(session.findings(new FailureRequest(ID, DEPLOYMENT))).isEmpty();
        assertThat(logs()).containsExactly("web version 1 of web: ACTIVE");

        deploy("ghcr.io/acme/broken:2");
        assertThat(session.status(ID).getFirst().health()).contains("version 2 failed");
        assertThat(session.findings(new FailureRequest(ID, DEPLOYMENT)))
                .startsWith("version 2 of 'shop-dev-web' is failed")
                .contains("web: version 2 of web: FAILED");
    }

    /** Lightsail tells of its own; what is of another stack, or of none, is nobody's here. */
    @Test
    void findsWhatCarriesTheTagsOfAStack() {
        DeploymentId id = new DeploymentId("attic", "dev");
        ResourceId database = ResourceId.of(ResourceType.parse("aws.lightsail.Database"), "db");
        ResourceId service = ResourceId.of(ResourceType.parse("aws.lightsail.ContainerService"), "web");
        ObjectNode wanted = LightsailApi.question()
                .put("relationalDatabaseName", "attic-dev-db")
                .put("relationalDatabaseBlueprintId", "postgres_16")
                .put("relationalDatabaseBundleId", "micro_2_0")
                .put("masterDatabaseName", "main")
                .put("masterUsername", "app");
        tags(wanted, database);
        clients.lightsail().ask("CreateRelationalDatabase", wanted);
        ObjectNode left = LightsailApi.question()
                .put("serviceName", "attic-dev-web")
                .put("power", "nano")
                .put("scale", 1);
        tags(left, service);
        clients.lightsail().ask("CreateContainerService", left);

        List<LiveResource> live = session.read(new ReadRequest(id, graph(service)));
        assertThat(live)
                .extracting(LiveResource::physicalId)
                .containsExactlyInAnyOrder("attic-dev-db", "attic-dev-web");
        assertThat(live).extracting(LiveResource::id).containsExactlyInAnyOrder(database, service);
        LiveResource container = live.stream()
                .filter(one -> one.id().equals(service))
                .findFirst()
                .orElseThrow();
        clients.lightsail()
                .ask("DeleteContainerService", LightsailApi.question().put("serviceName", "attic-dev-web"));
        // What somebody removed is gone, and nobody is told to remove it.
        session.delete(container);
        assertThat(session.read(new ReadRequest(id, graph(service))))
                .extracting(LiveResource::id)
                .containsExactly(database);
    }

    private static ResourceGraph graph(ResourceId service) {
        ResourceSpec spec = ResourceSpec.builder(service)
                .set("name", Value.text("attic-dev-web"))
                .build();
        return ResourceGraph.of(List.of(spec), List.of(), List.of(), Map.of());
    }

    private static void tags(ObjectNode wanted, ResourceId id) {
        tag(wanted, "omnideploy:deployment", "attic");
        tag(wanted, "omnideploy:stack", "dev");
        tag(wanted, "omnideploy:component", id.component());
        tag(wanted, "omnideploy:resource", id.toString());
    }

    @Test
    void theStandInRefusesWhatTheModelRefuses() {
        assertThatThrownBy(() -> clients.lightsail()
                        .ask(
                                "CreateContainerService",
                                LightsailApi.question()
                                        .put("serviceName", "other")
                                        .put("scale", "two")))
                .isInstanceOf(AwsServiceException.class)
                .hasMessageContaining("power");
    }

    private static List<String> logs() {
        List<String> lines = new ArrayList<>();
        session.logs(new LogsRequest(ID, Optional.empty(), 10, false, (name, line) -> lines.add(name + " " + line)));
        return lines;
    }

    private static void deploy(String image) {
        ObjectNode deployment = LightsailApi.question().put("serviceName", "shop-dev-web");
        ObjectNode container =
                deployment.putObject("containers").putObject("web").put("image", image);
        container.putObject("ports").put("8080", "HTTP");
        deployment.putObject("publicEndpoint").put("containerName", "web").put("containerPort", 8080);
        clients.lightsail().ask("CreateContainerServiceDeployment", deployment);
    }

    private static void tag(ObjectNode service, String key, String value) {
        service.withArray("tags").addObject().put("key", key).put("value", value);
    }
}
