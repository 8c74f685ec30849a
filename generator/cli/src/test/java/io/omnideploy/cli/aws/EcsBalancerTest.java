package io.omnideploy.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What protects load balancers of the target ecs, and what they write down. */
class EcsBalancerTest {
    private static final String WEB = """
            name: app
            tags: {team: shop}
            components:
              web:
                container:
                  image: a:1
                  ports: [8080, {container_port: 1883, protocol: TCP}]
                  health_check: {path: /}
                service: {public: true}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dev       | ''                                                          | false | false",
                "prod      | ''                                                          | true  | true",
                "prod-eu   | 'ecs: {load_balancer: {deletion_protection: false}}'        | false | true",
                "dev       | 'ecs: {load_balancer: {access_logs: true}}'                 | false | true",
                "prod      | 'ecs: {load_balancer: {access_logs: false}}'                | true  | false",
            })
    void productionIsProtectedAndWrittenDown(String stack, String settings, boolean isProtected, boolean logs)
            throws IOException {
        Expanded app = Expanded.of(folder, stack, WEB + settings + "\n");

        for (String balancer : new String[] {"main", "main-network"}) {
            var spec = app.resource("aws.elbv2.LoadBalancer/" + balancer);
            assertThat(spec.properties().get("enable_deletion_protection")).isEqualTo(Value.bool(isProtected));
            assertThat(spec.lifecycle().protect()).isEqualTo(isProtected);
        }
        assertThat(app.resource("aws.elbv2.LoadBalancer/main").properties().containsKey("access_logs"))
                .isEqualTo(logs);
        assertThat(app.find("aws.s3.Bucket/main-access-logs").isPresent()).isEqualTo(logs);
        assertThat(app.outcome().orRefuse().ledger()).isEmpty();
    }

    @Test
    void theBucketOfLogsIsForTheLoadBalancersOfThisAccountAlone() throws IOException {
        String text = Expanded.of(folder, "prod", WEB).text();

        assertThat(text)
                .contains("logdelivery.elasticloadbalancing.amazonaws.com", "/AWSLogs/${data.aws_caller_identity")
                .contains("DenyWithoutTls", "days = 30");
    }

    @Test
    void aSettingThatNothingUsesIsDropped() throws IOException {
        String worker = """
                name: app
                components: {jobs: {kind: worker, container: {image: 'a:1'}}}
                ecs: {load_balancer: {deletion_protection: true, access_logs: true}}
                """;

        assertThat(Expanded.of(folder, "dev", worker).outcome().orRefuse().ledger())
                .extracting(LedgerEntry::rule)
                .contains("ecs-setting-unused");
    }
}
