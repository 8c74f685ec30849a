package io.omnideploy.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose network a deployment uses, how its tasks reach the internet, and who reaches them. */
class EcsNetworkTest {
    private static final String WEB = """
            name: hello
            components:
              web:
                container: {image: 'a:1', ports: [{container_port: 80}]}
                service: {public: true}
            """;

    private static final String GIVEN = """
            ecs:
              vpc: vpc-0123456789abcdef0
              subnets:
                public: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]
                private: [subnet-0123456789abcdef2]
            """;

    @TempDir
    private Path folder;

    @Test
    void withoutNatTasksStandInPublicSubnetsWithAddressesOfTheirOwn() throws IOException {
        String text = text("dev", WEB);

        assertThat(text)
                .contains("subnets          = [aws_subnet.main_public_a.id, aws_subnet.main_public_b.id]")
                .contains("assign_public_ip = true")
                .doesNotContain("aws_nat_gateway");
    }

    @Test
    void inProductionTasksStandBehindOneNatGatewayUnlessSaidOtherwise() throws IOException {
        assertThat(text("prod", WEB))
                .contains("subnets          = [aws_subnet.main_private_a.id, aws_subnet.main_private_b.id]")
                .contains("assign_public_ip = false")
                .containsOnlyOnce("resource \"aws_nat_gateway\"");
        assertThat(text("prod", WEB + "ecs: {nat: none}\n")).doesNotContain("aws_nat_gateway");
    }

    @Test
    void aZoneHasANatGatewayAndATableOfItsOwnIfSo() throws IOException {
        Expanded expanded = expand("dev", WEB + "ecs: {nat: per_zone, zones: 3, cidr: 10.8.0.0/18}\n");

        assertThat(expanded.text()).contains("10.8.0.0/22").contains("10.8.40.0/22");
        assertThat(expanded.find("aws.ec2.NatGateway/main-nat-c")).isPresent();
        assertThat(expanded.find("aws.ec2.RouteTable/main-private-c")).isPresent();
    }

    @Test
    void aLoadBalancerWaitsForTheInternetAndTasksForTheirWayOut() throws IOException {
        Expanded expanded = expand("dev", WEB);

        assertThat(expanded.resource("aws.elbv2.LoadBalancer/main").needs().toString())
                .contains("aws.ec2.InternetGateway/main");
        assertThat(expanded.resource("aws.ecs.Service/web").needs().toString())
                .contains("aws.ec2.Route/main-public")
                .contains("aws.ec2.RouteTableAssociation/main-public-b")
                .contains("aws.ec2.SecurityGroupRule/web-egress")
                .contains("aws.elbv2.Listener/main-http")
                .contains("aws.iam.RolePolicyAttachment/web-execution");
    }

    @Test
    void theDefaultNetworkIsLookedUp() throws IOException {
        assertThat(text("dev", WEB + "ecs: {network: default}\n"))
                .contains("data \"aws_vpc\" \"default\"")
                .contains("data.aws_subnets.default_subnets.ids")
                .doesNotContain("resource \"aws_vpc\"");
    }

    @Test
    void aGivenNetworkIsUsedAsItIs() throws IOException {
        assertThat(text("dev", WEB + GIVEN))
                .contains("subnets          = [\"subnet-0123456789abcdef2\"]")
                .contains("assign_public_ip = false")
                .doesNotContain("aws_subnet.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{subnets: {public: [subnet-0123456789abcdef0]}} | ecs-subnets-without-vpc",
                "{vpc: vpc-0123456789abcdef0} | ecs-subnets-too-few",
                "{vpc: vpc-0123456789abcdef0, subnets: {public: [subnet-0123456789abcdef0]}} | ecs-subnets-too-few",
                "{network: default, nat: one} | ecs-network-not-own",
            })
    void whatContradictsItselfIsRefused(String settings, String code) throws IOException {
        assertThat(expand("dev", WEB + "ecs: " + settings + "\n").codes(Severity.ERROR))
                .contains(code);
    }

    @Test
    void onlyWhoDependsIsLetIn() throws IOException {
        Expanded expanded = expand("dev", """
                name: hello
                components:
                  api: {container: {image: 'a:1', ports: [{container_port: 9000}]}}
                  friend: {kind: worker, container: {image: 'a:1'}, depends_on: [api]}
                  reader: {kind: worker, container: {image: 'a:1'}, environment: {API: '${api.url}'}}
                  stranger: {kind: worker, container: {image: 'a:1'}}
                """);

        assertThat(expanded.find("aws.ec2.SecurityGroupRule/api-from-friend")).isPresent();
        assertThat(expanded.find("aws.ec2.SecurityGroupRule/api-from-reader")).isPresent();
        assertThat(expanded.find("aws.ec2.SecurityGroupRule/api-from-stranger")).isEmpty();
        assertThat(expanded.resource("aws.ecs.Service/stranger").properties())
                .doesNotContainKey("service_connect_configuration");
        assertThat(expanded.resource("aws.ecs.Service/reader").properties())
                .containsKey("service_connect_configuration");
    }

    @Test
    void whoeverReferToEachOtherDontWaitForEachOther() throws IOException {
        Expanded expanded = expand("dev", """
                name: hello
                components:
                  left:
                    container: {image: 'a:1', ports: [{container_port: 1000}]}
                    environment: {OTHER: '${right.url}'}
                  right:
                    container: {image: 'a:1', ports: [{container_port: 2000}]}
                    environment: {OTHER: '${left.host}:${left.port}'}
                """);

        assertThat(expanded.text()).contains("http://right:2000").contains("left:1000");
        assertThat(expanded.resource("aws.ecs.Service/left").needs().toString())
                .doesNotContain("aws.ecs.Service/right");
    }

    @Test
    void aJobFindsComponentsInAPrivateZone() throws IOException {
        Expanded expanded = expand("dev", """
                name: hello
                components:
                  api: {container: {image: 'a:1', ports: [{container_port: 9000}]}}
                  nightly: {kind: job, container: {image: 'a:1', args: ['${api.url}/all']}, depends_on: [api]}
                """);

        assertThat(expanded.text()).contains("http://api.hello-dev.internal:9000/all");
        assertThat(expanded.resource("aws.ecs.Service/api").properties()).containsKey("service_registries");
        assertThat(expanded.find("aws.servicediscovery.HttpNamespace/main")).isEmpty();
    }

    private String text(String stack, String description) throws IOException {
        return expand(stack, description).text();
    }

    private Expanded expand(String stack, String description) throws IOException {
        return Expanded.of(folder, stack, description);
    }
}
