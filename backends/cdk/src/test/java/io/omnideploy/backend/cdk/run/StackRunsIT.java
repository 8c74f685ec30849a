package io.omnideploy.backend.cdk.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.platform.aws.AwsPlatform;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.Secrets;
import io.omnideploy.spi.stack.ChangeRequest;
import io.omnideploy.testkit.AwsAccount;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.AwsProcess;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack's life by change sets, against the mock's CloudFormation with what the tests add to it. */
class StackRunsIT {
    /** Each test has one for itself, where nothing is; and so has each that is run again. */
    private static final Iterator<String> REGIONS = List.of(
                    "eu-central-1",
                    "eu-west-1",
                    "eu-west-2",
                    "eu-west-3",
                    "eu-north-1",
                    "us-east-1",
                    "us-east-2",
                    "us-west-1",
                    "us-west-2",
                    "ap-south-1",
                    "ap-northeast-1",
                    "ap-southeast-1",
                    "ap-southeast-2",
                    "ca-central-1",
                    "sa-east-1")
            .iterator();

    @TempDir
    private static Path folder;

    private static AwsMock mock;
    private static AwsProcess process;

    private final List<Progress> told = new CopyOnWriteArrayList<>();
    private String token = "t0ken-one";
    private AwsAccount account;
    private Market market;

    @BeforeAll
    static void start() throws IOException {
        Tool.AWS_MOCK.require();
        mock = AwsMock.start();
        process = new AwsProcess(mock.endpoint());
    }

    @AfterAll
    static void stop() {
        if (mock != null) {
            process.close();
            mock.close();
        }
    }

    @BeforeEach
    void choose() throws IOException {
        String region = REGIONS.next();
        account = new AwsAccount(mock, region);
        market = Market.in(region, account.ids("DescribeSubnets", "subnetId").getFirst());
    }

    @Test
    void aStackLivesFromUpToDestroy() throws IOException {
        try (PreparedRun preview = up(market)) {
            assertThat(changed(preview.plan(), Operation.CREATE)).contains(Market.SERVICE, Market.SECRET);
            assertThat(preview.bindings()).containsEntry("state", "none").hasSize(1);
        }
        assertThat(mock.requests()).as("a first preview proposes nothing").doesNotContain("REVIEW");
        assertThat(account.clusters()).isEmpty();

        HandWritten source = new HandWritten(market);
        try (PreparedRun up = new Runs("cdk", source).up(request(market))) {
            assertThat(up.apply().values().get("service").text()).isEqualTo("market-dev-web");
        }
        assertThat(source.synthesised()).isOne();
        assertThat(told)
                .anyMatch(event -> event instanceof Progress.Done done
                        && done.resource().equals(Market.SERVICE)
                        && done.operation() == Operation.CREATE);
        assertThat(account.services(Market.CLUSTER)).containsExactly("market-dev-web");

        try (PreparedRun again = up(market)) {
            assertThat(again.plan().isEmpty()).isTrue();
            assertThat(again.plan().changes()).hasSize(5);
        }
        changesOneVariable();
        seesAnotherSecret();
        namesDriftAndMendsIt();
        removesWhatIsNotWantedAnyMore();
        protectsAndDestroys();
    }

    private void changesOneVariable() throws IOException {
        Market other = market.saying("bonjour");
        try (PreparedRun up = up(other)) {
            assertThat(changed(up.plan(), Operation.REPLACE)).containsExactly(Market.TASK);
            assertThat(changed(up.plan(), Operation.UPDATE)).containsExactly(Market.SERVICE);
            assertThat(change(up.plan(), Market.TASK).properties())
                    .containsExactly(new PropertyChange(
                            "container_definitions.web.environment.GREETING",
                            new Shown.Known(Value.text("hello")),
                            new Shown.Known(Value.text("bonjour")),
                            true));
            assertThat(change(up.plan(), Market.SERVICE).cause()).contains(Cause.DEPENDENCY);
            up.apply();
        }
        String running = account.service(Market.CLUSTER, "market-dev-web")
                .path("taskDefinition")
                .asText();
        assertThat(account.taskDefinition(running).toString()).contains("bonjour");
        market = other;
        try (PreparedRun again = up(market)) {
            assertThat(again.plan().isEmpty()).isTrue();
        }
    }

    private void seesAnotherSecret() throws IOException {
        token = "t0ken-two";
        try (PreparedRun up = up(market)) {
            Change change = change(up.plan(), Market.SECRET);
            assertThat(change.operation()).isEqualTo(Operation.UPDATE);
            assertThat(change.properties())
                    .containsExactly(
                            new PropertyChange("secret_string", new Shown.Masked(), new Shown.Masked(), false));
            up.apply();
        }
        assertThat(account.secret("market/dev/token")).isEqualTo("t0ken-two");
    }

    private void namesDriftAndMendsIt() throws IOException {
        account.updateService(Market.CLUSTER, "market-dev-web", 5);
        try (PreparedRun refresh = runs(market).refresh(request(market))) {
            Change drift = change(refresh.plan(), Market.SERVICE);
            assertThat(drift.cause()).contains(Cause.DRIFT);
            assertThat(drift.properties())
                    .containsExactly(new PropertyChange(
                            "desired_count",
                            new Shown.Known(Value.text("1")),
                            new Shown.Known(Value.text("5")),
                            false));
            refresh.apply();
        }
        try (PreparedRun up = up(market)) {
            assertThat(change(up.plan(), Market.SERVICE).cause()).contains(Cause.DRIFT);
            up.apply();
        }
        assertThat(account.service(Market.CLUSTER, "market-dev-web")
                        .path("desiredCount")
                        .asInt())
                .isOne();
    }

    private void removesWhatIsNotWantedAnyMore() {
        apply(market.withExtra(true));
        try (PreparedRun up = up(market)) {
            assertThat(changed(up.plan(), Operation.DELETE)).containsExactly(Market.LOGS);
            up.apply();
        }
        try (PreparedRun again = up(market)) {
            assertThat(again.plan().isEmpty()).isTrue();
        }
    }

    private void protectsAndDestroys() throws IOException {
        apply(market.saying("bye").guarded(true));
        assertThatThrownBy(() -> destroy(market.guarded(true), false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("termination protection");
        try (PreparedRun destroy = destroy(market.guarded(true), true)) {
            assertThat(changed(destroy.plan(), Operation.DELETE))
                    .contains(Market.SERVICE)
                    .doesNotContain(Market.BUCKET);
            destroy.apply();
        }
        assertThat(account.service(Market.CLUSTER, "market-dev-web").isMissingNode())
                .isTrue();
        assertThat(account.inventory().get("s3 buckets")).contains(market.bucket());
        try (PreparedRun destroy = destroy(market, false)) {
            assertThat(destroy.plan().isEmpty()).isTrue();
            destroy.apply();
        }
    }

    @Test
    void aFailureNamesItsFirstCauseAndIsRolledBack() throws IOException {
        try (PreparedRun up = up(market.running("ghcr.io/acme/web:never-up"))) {
            assertThatThrownBy(up::apply).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.resource()).contains(Market.SERVICE.toString());
                assertThat(failed.cause()).contains("Circuit Breaker");
                assertThat(failed.remedy().orElseThrow()).contains("removed first");
            });
        }
        // What never came up is removed, and made anew.
        try (PreparedRun up = up(market)) {
            assertThat(up.plan().notes()).anyMatch(note -> note.contains("never came up (ROLLBACK_COMPLETE)"));
            up.apply();
        }
        try (PreparedRun up = up(market.running("ghcr.io/acme/web:never-up"))) {
            assertThatThrownBy(up::apply).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.resource()).contains(Market.SERVICE.toString());
                assertThat(failed.details()).anyMatch(line -> line.contains("UPDATE_ROLLBACK_COMPLETE"));
                assertThat(failed.remedy().orElseThrow()).contains("What ran before still runs");
            });
        }
        try (PreparedRun again = up(market)) {
            assertThat(again.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void whatWasApprovedRunsAndNothingIsLeftOfWhatWasNot() throws IOException {
        apply(market);
        Market other = market.saying("bonjour");
        SortedMap<String, String> approved;
        try (PreparedRun preview = up(other)) {
            approved = preview.bindings();
        }
        assertThat(approved.get("change set")).contains("changeSet/omnideploy-");
        // Another preview, by somebody who writes down nothing, leaves what was approved.
        up(other).close();
        up(market.saying("salut")).close();
        try (PreparedRun up = up(other)) {
            assertThat(up.bindings()).isEqualTo(approved);
            up.apply();
        }
        try (PreparedRun late = up(other)) {
            assertThat(late.plan().isEmpty()).isTrue();
            assertThat(late.bindings()).isNotEqualTo(approved);
        }
    }

    @Test
    void aRunThatWasCutOffInReviewIsGoneOnWith() throws IOException {
        try (Stack stack = Stack.connect(request(market), market.template())) {
            stack.stacks()
                    .propose(new ChangeRequest(
                            "market-dev",
                            "omnideploy-cut-off",
                            new HandWritten(market).text(market.template()),
                            new TreeMap<>(Map.of("Token", token)),
                            new TreeSet<>(),
                            market.template().tags(),
                            ChangeRequest.Basis.NOTHING));
        }
        try (PreparedRun up = up(market)) {
            assertThat(changed(up.plan(), Operation.CREATE)).contains(Market.SERVICE);
            up.apply();
        }
        try (PreparedRun again = up(market)) {
            assertThat(again.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void aPartCanBeBroughtUpAheadOfTheRest() throws IOException {
        try (PreparedRun up = up(market)) {
            up.applyBut(Set.of(Market.SERVICE));
            assertThat(account.service(Market.CLUSTER, "market-dev-web").isMissingNode())
                    .isTrue();
            assertThat(account.clusters()).hasSize(1);
            assertThat(up.apply().values()).containsKey("service");
        }
        assertThat(account.services(Market.CLUSTER)).containsExactly("market-dev-web");
        try (PreparedRun up = up(market.saying("bonjour").withExtra(true))) {
            String before = running();
            up.applyBut(Set.of(Market.TASK));
            assertThat(running()).isEqualTo(before);
            up.apply();
            assertThat(running()).isNotEqualTo(before);
        }
    }

    @Test
    void aTemplateThatIsTooLongForACallGoesByTheBucketOfTheBootstrapStack() throws IOException {
        Market wordy = market.saying("x".repeat(60_000));
        assertThatThrownBy(() -> up(wordy))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("takes 51200 in a call")
                .hasMessageContaining("CDKToolkit");
        assertThat(account.clusters()).isEmpty();
        bootstrap("cdk-hnb659fds-assets-123456789012-" + account.region());
        apply(wordy);
        Market other = market.saying("y".repeat(60_000));
        try (PreparedRun up = up(other)) {
            assertThat(changed(up.plan(), Operation.REPLACE)).containsExactly(Market.TASK);
            up.apply();
        }
        try (PreparedRun again = up(other)) {
            assertThat(again.plan().isEmpty()).isTrue();
        }
        try (PreparedRun destroy = destroy(other, true)) {
            destroy.apply();
        }
        assertThat(account.inventory().get("s3 buckets")).contains(market.bucket());
        assertThat(account.clusters()).isEmpty();
        assertThatThrownBy(() -> up(market.saying("z".repeat(1_100_000))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("takes 1048576");
    }

    /** As 'cdk bootstrap' does, as far as templates need it. */
    private void bootstrap(String bucket) throws IOException {
        account.query(
                "cloudformation",
                "2010-05-15",
                "CreateStack",
                Map.of("StackName", "CDKToolkit", "TemplateBody", """
                        {"Resources": {"Staging": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "%1$s"}}},
                         "Outputs": {"BucketName": {"Value": {"Ref": "Staging"}},
                                     "BucketDomainName": {"Value": "%1$s.s3.%2$s.amazonaws.com"}}}
                        """.formatted(bucket, account.region())));
    }

    @Test
    void aStackOfSomebodyElseIsLeftAlone() {
        apply(market);
        try (Stack stack = Stack.connect(request(market), market.template())) {
            RunRequest other = request(market, new DeploymentId("other", "dev"));
            assertThatThrownBy(() -> new Runs("cdk", new HandWritten(market)).up(other))
                    .isInstanceOf(Failed.class)
                    .hasMessageContaining("was not made of this deployment");
            assertThat(stack.stacks().find("market-dev")).isPresent();
        }
    }

    private String running() throws IOException {
        return account.service(Market.CLUSTER, "market-dev-web")
                .path("taskDefinition")
                .asText();
    }

    private void apply(Market wanted) {
        try (PreparedRun up = up(wanted)) {
            up.apply();
        }
    }

    private PreparedRun up(Market wanted) {
        return runs(wanted).up(request(wanted));
    }

    private PreparedRun destroy(Market wanted, boolean keepData) {
        return runs(wanted).destroy(new DestroyRequest(request(wanted), keepData));
    }

    private static Runs runs(Market wanted) {
        return new Runs("cdk", new HandWritten(wanted));
    }

    private RunRequest request(Market wanted) {
        return request(wanted, new DeploymentId("market", "dev"));
    }

    private RunRequest request(Market wanted, DeploymentId id) {
        AwsPlatform aws = new AwsPlatform();
        EmitRequest emit = new EmitRequest(
                id,
                "ecs",
                wanted.graph(),
                new CompiledCatalog(StackRunsIT.class.getClassLoader()),
                provider -> provider.equals("aws") ? Optional.of(aws) : Optional.empty(),
                Optional.empty(),
                "../..");
        return new RunRequest(emit, folder, folder, folder.resolve("infra"), secrets(), told::add, false);
    }

    private Secrets secrets() {
        return new Secrets() {
            @Override
            public String value(String name) {
                return token;
            }

            @Override
            public String fingerprint(String name) {
                return Integer.toHexString(token.hashCode()) + "00000000";
            }
        };
    }

    private static List<ResourceId> changed(Plan plan, Operation operation) {
        List<ResourceId> found = new ArrayList<>();
        plan.changes().stream()
                .filter(change -> change.operation() == operation)
                .forEach(change -> found.add(change.resource()));
        return found;
    }

    private static Change change(Plan plan, ResourceId id) {
        return plan.changes().stream()
                .filter(change -> change.resource().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
