package io.omnideploy.platform.aws.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.aws.AwsPlatform;
import io.omnideploy.platform.aws.EmptyAccount;
import io.omnideploy.platform.aws.NoSecrets;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.AccountPreparation;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.PreparationRequest;
import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.PreparedPart.State;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.AwsProcess;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

class AccountIT {
    private static final ResourceType CLUSTER = ResourceType.parse("aws.ecs.Cluster");
    private static final ResourceType ROLE = ResourceType.parse("aws.iam.Role");

    private static AwsMock mock;
    private static AwsProcess process;
    private static IamClient iam;

    @BeforeAll
    static void start() throws IOException {
        Tool.AWS_MOCK.require();
        mock = EmptyAccount.get();
        process = new AwsProcess(mock.endpoint());
        iam = IamClient.builder()
                .region(Region.AWS_GLOBAL)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterAll
    static void stop() {
        if (mock != null) {
            iam.close();
            process.close();
        }
    }

    @BeforeEach
    void forget() throws IOException {
        mock.reset();
    }

    @Test
    void makesThreeThingsAndTheirLinksOnce() throws IOException {
        assertThat(states(status(CLUSTER))).containsOnly(State.MISSING);

        assertThat(states(run(CLUSTER))).containsOnly(State.CREATED);

        assertThat(iam.listUsers().users()).extracting(user -> user.userName()).containsExactly("omnideploy-deployer");
        assertThat(iam.listGroups().groups())
                .extracting(group -> group.groupName())
                .containsExactly("omnideploy-deployers");
        assertThat(iam.listPolicies(request -> request.scope("Local")).policies())
                .extracting(policy -> policy.policyName())
                .containsExactly("omnideploy-deployer");
        assertThat(iam.listAttachedGroupPolicies(request -> request.groupName("omnideploy-deployers"))
                        .attachedPolicies())
                .extracting(policy -> policy.policyName())
                .containsExactly("omnideploy-deployer");
        assertThat(iam.getGroup(request -> request.groupName("omnideploy-deployers"))
                        .users())
                .extracting(user -> user.userName())
                .containsExactly("omnideploy-deployer");

        int asked = mock.requests().length();
        assertThat(states(run(CLUSTER))).containsOnly(State.PRESENT);
        assertThat(iam.listPolicyVersions(
                                request -> request.policyArn("arn:aws:iam::123456789012:policy/omnideploy-deployer"))
                        .versions())
                .hasSize(1);
        assertThat(mock.requests().length()).isGreaterThan(asked);
    }

    @Test
    void completesWhatWasLeftHalfDone() {
        iam.createGroup(request -> request.groupName("omnideploy-deployers"));
        iam.createUser(request -> request.userName("omnideploy-deployer"));

        assertThat(states(run(CLUSTER)))
                .containsExactly(State.CREATED, State.PRESENT, State.CREATED, State.PRESENT, State.CREATED);
        assertThat(states(status(CLUSTER))).containsOnly(State.PRESENT);
    }

    @Test
    void bringsThePolicyUpToDateHoweverOften() {
        run(CLUSTER);
        for (int time = 0; time < 6; time++) {
            ResourceType next = time % 2 == 0 ? ROLE : CLUSTER;
            assertThat(status(next).getFirst().state()).isEqualTo(State.OUTDATED);
            assertThat(run(next).getFirst().state()).isEqualTo(State.UPDATED);
            assertThat(status(next).getFirst().state()).isEqualTo(State.PRESENT);
        }
    }

    @Test
    void leavesAForeignPolicyAsItIs() {
        iam.createPolicy(request -> request.policyName("omnideploy-deployer")
                .policyDocument(PolicyDocument.of(Set.of(ROLE), "aws").compact()));

        assertThatThrownBy(() -> run(CLUSTER))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("OmniDeploy did not make it");
    }

    @Test
    void takesOtherNames() {
        try (AccountPreparation account = open(new PreparationRequest(
                new TreeSet<>(Set.of(CLUSTER)),
                Optional.of("acme-deploy"),
                Optional.of("acme-deployers"),
                Optional.of("ci"),
                Optional.empty()))) {
            account.run();
        }
        assertThat(iam.listGroupsForUser(request -> request.userName("ci")).groups())
                .extracting(group -> group.groupName())
                .containsExactly("acme-deployers");
    }

    private static List<PreparedPart> run(ResourceType... types) {
        try (AccountPreparation account = open(PreparationRequest.of(Set.of(types)))) {
            return account.run();
        }
    }

    private static List<PreparedPart> status(ResourceType... types) {
        try (AccountPreparation account = open(PreparationRequest.of(Set.of(types)))) {
            assertThat(account.identity()).contains("123456789012");
            return account.status();
        }
    }

    private static AccountPreparation open(PreparationRequest wanted) {
        ConnectRequest connection = new ConnectRequest(Value.object(Map.of()), Path.of("/"), NoSecrets.NONE);
        return new AwsPlatform().preparation(connection, wanted).orElseThrow();
    }

    private static List<State> states(List<PreparedPart> parts) {
        return parts.stream().map(PreparedPart::state).toList();
    }
}
