package io.omnideploy.platform.aws.agentcore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.aws.AwsPlatform;
import io.omnideploy.platform.aws.EmptyAccount;
import io.omnideploy.platform.aws.NoSecrets;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.AwsProcess;
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
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Agents that a few calls make in a mock, asked for by a session. */
class AgentRuntimesIT {
    private static final DeploymentId ID = new DeploymentId("helpdesk", "dev");
    private static final String IMAGE = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/front:1";
    private static final ConnectRequest CONNECTION = new ConnectRequest(
            Value.object(Map.of("region", Value.text("eu-central-1"))), Path.of("/"), NoSecrets.NONE);

    private static AwsMock mock;
    private static AwsProcess process;
    private static AwsClients clients;
    private static PlatformSession session;

    @BeforeAll
    static void start() throws IOException {
        Tool.AWS_MOCK.require();
        mock = EmptyAccount.get();
        process = new AwsProcess(mock.endpoint());
        clients = AwsClients.of(CONNECTION);
        session = new AwsPlatform().connect(CONNECTION);
    }

    @AfterAll
    static void stop() {
        if (mock != null) {
            session.close();
            clients.close();
            process.close();
        }
    }

    @Test
    void tellsHowTheEndpointsFareAndWhatTheyWrite() throws IOException {
        String id = make("helpdesk_dev_front", "dev");
        make("helpdesk_dev_prod_front", "dev-prod");
        make("other_dev_front", "dev");

        List<InstanceStatus> status = session.status(ID);
        assertThat(status)
                .extracting(InstanceStatus::component, InstanceStatus::image)
                .containsOnly(tuple("front", IMAGE));
        assertThat(status).extracting(InstanceStatus::name).contains("helpdesk_dev_front/DEFAULT");
        assertThat(status).extracting(InstanceStatus::state).allMatch(state -> state.startsWith("ready"));
        assertThat(session.status(new DeploymentId("helpdesk", "test"))).isEmpty();

        write("/aws/bedrock-agentcore/runtimes/" + id + "-DEFAULT");
        List<String> lines = new ArrayList<>();
        session.logs(new LogsRequest(ID, Optional.empty(), 10, false, (name, line) -> lines.add(name + " | " + line)));
        assertThat(lines).containsExactly("front-0f8fad5b | hello");
    }

    private static String make(String name, String stack) throws IOException {
        JsonNode wanted =
                new ObjectMapper().readTree("""
                {"agentRuntimeName": "%s", "roleArn": "arn:aws:iam::123456789012:role/agent",
                 "agentRuntimeArtifact": {"containerConfiguration": {"containerUri": "%s"}},
                 "networkConfiguration": {"networkMode": "PUBLIC"},
                 "tags": {"omnideploy:deployment": "%s", "omnideploy:stack": "%s", "omnideploy:component": "front"}}
                """.formatted(name, IMAGE, name.substring(0, name.indexOf('_')), stack));
        return clients.agentCore()
                .put("/runtimes/", wanted)
                .path("agentRuntimeId")
                .asText();
    }

    private static void write(String group) {
        CloudWatchLogsClient logs = clients.open(CloudWatchLogsClient.builder());
        String stream = "2026/01/01/[runtime-logs]0f8fad5b-d9cb-469f-a165-70867728950e";
        logs.createLogGroup(ask -> ask.logGroupName(group));
        logs.createLogStream(ask -> ask.logGroupName(group).logStreamName(stream));
        logs.putLogEvents(ask -> ask.logGroupName(group)
                .logStreamName(stream)
                .logEvents(InputLogEvent.builder()
                        .timestamp(System.currentTimeMillis())
                        .message("hello")
                        .build()));
    }
}
