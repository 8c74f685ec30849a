package io.omnideploy.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public ports of the target ecs that speak something else than HTTP. */
class EcsPortsTest {
    private static final String BROKER = """
            name: app
            tags: {team: shop}
            components:
              broker:
                container:
                  image: a:1
                  ports:
                    - {container_port: 1883, protocol: TCP}
                    - {container_port: 5683, protocol: UDP, host_port: 15683}
                    - {container_port: 9090, protocol: HTTP, host_port: 80}
                  health_check: {path: /ready, port: 9090}
                service: {public: true}
            """;

    @TempDir
    private Path folder;

    private Expanded expanded(String description) throws IOException {
        return Expanded.of(folder, "dev", description);
    }

    private static String game(String ports, String service) {
        return """
                name: app
                tags: {team: shop}
                components:
                  game:
                    container: {image: 'a:1', ports: [%s], health_check: {exec: [check]}}
                    service: {public: true%s}
                """.formatted(ports, service);
    }

    @Test
    void whatSpeaksTcpAndUdpStandsBehindALoadBalancerOfItsOwn() throws IOException {
        Expanded app = expanded(BROKER);

        assertThat(property(app, "aws.elbv2.LoadBalancer/main-network", "load_balancer_type"))
                .isEqualTo(Value.text("network"));
        assertThat(app.find("aws.elbv2.LoadBalancer/main")).isPresent();
        assertThat(property(app, "aws.elbv2.Listener/main-tcp-1883", "port")).isEqualTo(Value.number(1883));
        assertThat(property(app, "aws.elbv2.Listener/main-udp-15683", "port")).isEqualTo(Value.number(15683));
        assertThat(property(app, "aws.elbv2.Listener/main-udp-15683", "protocol"))
                .isEqualTo(Value.text("UDP"));
        assertThat(property(app, "aws.elbv2.TargetGroup/broker-udp-15683", "port"))
                .isEqualTo(Value.number(5683));
        assertThat(property(app, "aws.elbv2.TargetGroup/broker-udp-15683", "health_check")
                        .toString())
                .contains("9090", "/ready", "HTTP");
        assertThat(property(app, "aws.ecs.Service/broker", "load_balancer").children())
                .hasSize(3);
        assertThat(app.text()).contains("broker_tcp_1883_address", "broker_udp_15683_address", ":15683", "broker_url");
    }

    @Test
    void tasksLetInTheLoadBalancerOnTheirPortsAndOnTheOneThatTellsHowTheyAre() throws IOException {
        Expanded app = expanded(BROKER);

        for (String end : new String[] {"tcp-1883", "udp-5683", "tcp-9090"}) {
            assertThat(app.find("aws.ec2.SecurityGroupRule/broker-from-nlb-" + end))
                    .as(end)
                    .isPresent();
            assertThat(app.find("aws.ec2.SecurityGroupRule/main-nlb-to-broker-" + end))
                    .as(end)
                    .isPresent();
        }
        assertThat(property(app, "aws.ec2.SecurityGroupRule/main-nlb-udp-15683", "protocol"))
                .isEqualTo(Value.text("udp"));
        assertThat(app.codes(Severity.WARNING)).containsExactly("public-without-tls");
    }

    @Test
    void aNumberOutsideIsDroppedWhereNothingAnswersOnIt() throws IOException {
        assertThat(expanded(BROKER).outcome().orRefuse().ledger())
                .filteredOn(entry -> entry.rule().equals("ecs-host-port"))
                .extracting(LedgerEntry::path)
                .extracting(Object::toString)
                .containsExactly("components.broker.container.ports[2].host_port");
    }

    @Test
    void aNameLeadsToTheLoadBalancerBehindWhichItsComponentIs() throws IOException {
        Expanded app = expanded(
                game("{container_port: 7777, protocol: TCP}", ", domains: [g.example.com], tls: {zone: example.com}"));

        assertThat(app.resource("aws.route53.Record/main-g-example-com").toString())
                .contains("main-network")
                .doesNotContain("Certificate");
        assertThat(app.find("aws.acm.Certificate/main-example-com")).isEmpty();
        assertThat(app.find("aws.elbv2.LoadBalancer/main")).isEmpty();
        assertThat(app.text()).contains("game_address");
    }

    @Test
    void withoutAZoneTheRecordIsTold() throws IOException {
        Expanded app =
                expanded(game("{container_port: 7777, protocol: TCP}", ", domains: [g.example.com], paths: [/x]"));

        assertThat(app.text()).contains("g.example.com CNAME ${aws_lb.main_network.dns_name}");
        assertThat(app.codes(Severity.NOTE)).contains("domain-without-zone");
        assertThat(app.outcome().orRefuse().ledger())
                .extracting(LedgerEntry::rule)
                .containsExactly("ecs-passes-tcp-on");
    }

    @Test
    void whatCanNotBeIsRefusedBeforeAnyCall() throws IOException {
        assertThat(refused(game("{container_port: 53, protocol: UDP}", ""))).contains("can't ask by UDP");
        assertThat(refused(game("{container_port: 53, protocol: UDP}, {container_port: 53, protocol: TCP}", "")))
                .contains("Port 53 is that of 'game' already");
        assertThat(refused(game(
                        "{container_port: 1, protocol: TCP}, {container_port: 2, protocol: TCP},"
                                + " {container_port: 3, protocol: TCP}, {container_port: 4, protocol: TCP},"
                                + " {container_port: 5, protocol: TCP}, {container_port: 6, protocol: TCP}",
                        "")))
                .contains("at most 5");
        assertThat(refused(game("{container_port: 7777, protocol: TCP}", ", domains: [a.example.com]")
                        + "  web: {container: {image: 'a:1', ports: [80], health_check: {path: /}},"
                        + " service: {public: true, domains: [a.example.com]}}\n"))
                .contains("'a.example.com' leads to the load balancer for HTTP already");
        assertThat(refused(game(
                        "{container_port: 7777, protocol: TCP}",
                        ", autoscaling: {min: 1, max: 2, target_requests: 5}")))
                .contains("counts requests of HTTP");
    }

    @Test
    void aDatabaseThatAnswersEverybodyIsWarnedOf() throws IOException {
        Expanded app = expanded(game("{container_port: 5432, protocol: TCP}", ""));

        assertThat(app.said(Severity.WARNING))
                .extracting(Diagnostic::message)
                .containsExactly(
                        "'game' answers everybody on port 5432, where attackers look for databases and remote shells.");
    }

    private String refused(String description) throws IOException {
        return expanded(description).said(Severity.ERROR).stream()
                .map(Diagnostic::message)
                .reduce("", (all, message) -> all + message + "\n");
    }

    private static Value property(Expanded app, String resource, String property) {
        return app.resource(resource).properties().get(property);
    }
}
