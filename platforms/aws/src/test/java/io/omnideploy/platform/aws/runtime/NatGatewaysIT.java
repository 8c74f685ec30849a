package io.omnideploy.platform.aws.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.aws.EmptyAccount;
import io.omnideploy.platform.aws.NoSecrets;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.Ec2Query;
import io.omnideploy.platform.aws.runtime.StackTags.Tagged;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.spi.expand.aws.AwsTags;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.AwsProcess;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** NAT gateways of which the tagging API tells, living and deleted. */
class NatGatewaysIT {
    private static final DeploymentId ID = new DeploymentId("shop", "dev");
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
        session = AwsConnection.open(CONNECTION);
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
    void aDeletedOneIsNotToldThoughItsTagsAre() {
        String subnet = text(clients.ec2().ask("DescribeSubnets", Map.of()), "subnetId");
        String first = make(clients.ec2(), subnet);
        String second = make(clients.ec2(), subnet);
        assertThat(told()).containsExactlyInAnyOrder(first, second);
        LiveResource removed = session.read(new ReadRequest(ID, graph())).stream()
                .filter(live -> live.physicalId().equals(first))
                .findFirst()
                .orElseThrow();

        clients.ec2().ask("DeleteNatGateway", Map.of("NatGatewayId", first));

        assertThat(new StackTags(clients).of(ID)).extracting(Tagged::arn).anyMatch(arn -> arn.endsWith(first));
        assertThat(told()).containsExactly(second);
        // Nobody is asked to remove what is gone.
        session.delete(removed);
    }

    @Test
    void oneThatEc2HasForgottenIsGoneAndOfOtherThingsNobodyAsks() throws IOException {
        NatGateways gateways = new NatGateways(clients);
        long before = mock.requests().lines().count();
        assertThat(gateways.isGone(arn("vpc/vpc-1"))).isFalse();
        assertThat(mock.requests().lines().count()).isEqualTo(before);
        assertThat(gateways.isGone(arn("natgateway/nat-0123456789abcdef0"))).isTrue();
    }

    private static List<String> told() {
        return session.read(new ReadRequest(ID, graph())).stream()
                .map(LiveResource::physicalId)
                .toList();
    }

    private static String make(Ec2Query ec2, String subnet) {
        Map<String, String> wanted = new TreeMap<>(Map.of(
                "SubnetId", subnet,
                "ConnectivityType", "private",
                "TagSpecification.1.ResourceType", "natgateway"));
        Map<String, String> tags = new TreeMap<>(Map.of(
                AwsTags.DEPLOYMENT, "shop",
                AwsTags.STACK, "dev",
                AwsTags.COMPONENT, "main",
                AwsTags.RESOURCE, "aws.ec2.NatGateway/main"));
        int at = 0;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            at++;
            wanted.put("TagSpecification.1.Tag." + at + ".Key", tag.getKey());
            wanted.put("TagSpecification.1.Tag." + at + ".Value", tag.getValue());
        }
        return text(ec2.ask("CreateNatGateway", wanted), "natGatewayId");
    }

    private static String text(Document answer, String name) {
        return answer.getElementsByTagName(name).item(0).getTextContent();
    }

    private static Arn arn(String resource) {
        return Arn.parse("arn:aws:ec2:eu-central-1:123456789012:" + resource);
    }

    private static ResourceGraph graph() {
        return ResourceGraph.of(List.of(), List.of(), List.of(), Map.of());
    }
}
