package io.omnideploy.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Severity;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS, scaling, schedules and advice of the target ecs. */
class EcsEdgeTest {
    @TempDir
    private Path folder;

    private Expanded expanded(String stack, String description) throws IOException {
        return Expanded.of(folder, stack, description);
    }

    private static String web(String service) {
        return """
                name: app
                tags: {team: shop}
                components:
                  web:
                    container: {image: 'a:1', ports: [8080], health_check: {path: /}}
                    service: {public: true, %s}
                """.formatted(service);
    }

    @Test
    void provesOneCertificateForAllNamesOfAZone() throws IOException {
        Expanded shop = expanded(
                "dev",
                web("domains: [www.example.com, example.com], tls: {zone: example.com}")
                        + "  api: {container: {image: 'a:1', ports: [80], health_check: {path: /}},"
                        + " service: {public: true, domains: [api.example.com]}}\n");

        ResourceSpec certificate = shop.resource("aws.acm.Certificate/main-example-com");
        assertThat(certificate.properties().get("domain_name")).isEqualTo(Value.text("www.example.com"));
        assertThat(certificate.properties().get("subject_alternative_names").children())
                .containsExactly(Value.text("api.example.com"), Value.text("example.com"));
        assertThat(certificate.lifecycle().createBeforeDestroy()).isTrue();
        assertThat(shop.resource("aws.elbv2.Listener/main-https")
                        .properties()
                        .get("certificate_arn")
                        .references())
                .extracting(Object::toString)
                .containsExactly("aws.acm.CertificateValidation/main-example-com");
        assertThat(shop.resource("aws.elbv2.Listener/main-http").toString()).contains("HTTP_301");
        for (String name : new String[] {"www-example-com", "example-com", "api-example-com"}) {
            assertThat(shop.resource("aws.route53.Record/main-" + name)
                            .properties()
                            .get("type"))
                    .isEqualTo(Value.text("A"));
        }
        assertThat(shop.text())
                .contains("data \"aws_route53_zone\" \"zone_example_com\"", "for_each", "domain_validation_options");
        assertThat(shop.codes(Severity.WARNING)).isEmpty();
        assertThat(shop.codes(Severity.NOTE)).isEmpty();
    }

    @Test
    void showsAGivenCertificateAndFurtherOnes() throws IOException {
        String arn = "arn:aws:acm:us-east-1:123456789012:certificate/1";
        Expanded shop = expanded(
                "dev",
                web("domains: [a.example.org], tls: {certificate: '" + arn + "'}")
                        + "  api: {container: {image: 'a:1', ports: [80], health_check: {path: /}},"
                        + " service: {public: true, domains: [api.example.com], tls: {zone: Z0123456789ABCDEFGHIJ}}}\n");

        assertThat(shop.resource("aws.elbv2.Listener/main-https").properties().get("certificate_arn"))
                .isEqualTo(Value.text(arn));
        assertThat(shop.find("aws.elbv2.ListenerCertificate/main-z0123456789abcdefghij"))
                .isPresent();
        assertThat(shop.find("aws.route53.Record/main-a-example-org")).isEmpty();
        assertThat(shop.codes(Severity.NOTE)).containsExactly("domain-without-zone");
        assertThat(shop.outcome().orRefuse().graph().outputs()).containsKey("dns_records_to_make");
        assertThat(shop.text()).doesNotContain("data \"aws_route53_zone\"");
    }

    @Test
    void refusesANameThatNoCertificateIsFor() throws IOException {
        Expanded shop = expanded(
                "dev",
                web("domains: [a.example.com], tls: {zone: example.com}")
                        + "  api: {container: {image: 'a:1', ports: [80]},"
                        + " service: {public: true, domains: [b.example.org]}}\n");
        assertThat(shop.codes(Severity.ERROR)).containsExactly("ecs-domain-without-certificate");
    }

    @Test
    void tellsHowADomainWithoutZoneIsReached() throws IOException {
        Expanded shop = expanded("dev", web("domains: [a.example.com]"));
        assertThat(shop.codes(Severity.WARNING)).containsExactly("public-without-tls");
        assertThat(shop.codes(Severity.NOTE)).containsExactly("domain-without-zone");
        assertThat(shop.text()).contains("a.example.com CNAME ${aws_lb.main.dns_name}");
    }

    @Test
    void scalesByEachMeasureAndLeavesTheNumberToAws() throws IOException {
        Expanded shop = expanded(
                "dev", web("autoscaling: {min: 2, max: 5, target_cpu: 60, target_memory: 70, target_requests: 10}"));

        ResourceSpec service = shop.resource("aws.ecs.Service/web");
        assertThat(service.properties().get("desired_count")).isEqualTo(Value.number(2));
        assertThat(service.lifecycle().ignore()).containsExactly("desired_count");
        ResourceSpec target = shop.resource("aws.appautoscaling.Target/web");
        assertThat(target.properties().get("min_capacity")).isEqualTo(Value.number(2));
        assertThat(target.properties().get("max_capacity")).isEqualTo(Value.number(5));
        assertThat(shop.resource("aws.appautoscaling.Policy/web-cpu").toString())
                .contains("ECSServiceAverageCPUUtilization", "plain=60");
        assertThat(shop.resource("aws.appautoscaling.Policy/web-memory").toString())
                .contains("ECSServiceAverageMemoryUtilization", "plain=70");
        assertThat(shop.resource("aws.appautoscaling.Policy/web-requests").toString())
                .contains("ALBRequestCountPerTarget", "plain=600");
        assertThat(shop.text())
                .contains(
                        "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.web.name}",
                        "${aws_lb.main.arn_suffix}/${aws_lb_target_group.web.arn_suffix}",
                        "ignore_changes = [desired_count]");
    }

    @Test
    void startsAJobByTheClockWithARoleForItAlone() throws IOException {
        Expanded shop = expanded("dev", """
                name: app
                tags: {team: shop}
                components:
                  nightly: {kind: job, schedule: "0 3 * * 1-5", container: {image: 'a:1'}}
                  migrate: {kind: job, run: before, container: {image: 'a:1'}}
                  once: {kind: job, container: {image: 'a:1'}}
                """);

        ResourceSpec schedule = shop.resource("aws.scheduler.Schedule/nightly");
        assertThat(schedule.properties().get("schedule_expression")).isEqualTo(Value.text("cron(0 3 ? * MON-FRI *)"));
        assertThat(schedule.properties().get("schedule_expression_timezone")).isEqualTo(Value.text("UTC"));
        String policy = shop.resource("aws.iam.RolePolicy/nightly-schedule").toString();
        assertThat(policy).contains("ecs:RunTask", "iam:PassRole").doesNotContain("text=*]");
        assertThat(shop.outcome().orRefuse().jobs()).containsOnlyKeys("nightly", "migrate", "once");
        assertThat(shop.outcome().orRefuse().ledger())
                .extracting(entry -> entry.path() + " " + entry.rule())
                .containsExactly("components.migrate.run ecs-job-around-up");
        assertThat(shop.find("aws.ecs.Service/nightly")).isEmpty();
        for (String job : new String[] {"nightly", "migrate", "once"}) {
            assertThat(shop.find("aws.ecs.TaskDefinition/" + job)).isPresent();
        }
    }

    @Test
    void startsAJobInAGivenClusterOnSpareCapacity() throws IOException {
        Expanded shop = expanded("dev", """
                name: app
                components: {nightly: {kind: job, schedule: "0 3 * * *", container: {image: 'a:1'}}}
                ecs: {cluster: shared, capacity: spot}
                """);
        assertThat(shop.text())
                .contains(
                        "arn:aws:ecs:us-east-1:${data.aws_caller_identity.current.account_id}:cluster/shared",
                        "capacity_provider = \"FARGATE_SPOT\"")
                .doesNotContain("launch_type");
    }

    @Test
    void advisesWhatIsPublicAloneOrWideOpen() throws IOException {
        String description = web("replicas: 1") + """
                  worker: {kind: worker, container: {image: 'a:1'}, depends_on: [web]}
                overrides:
                  aws.ec2.SecurityGroupRule/web-from-worker: {cidr_blocks: [0.0.0.0/0]}
                """;
        assertThat(expanded("dev", description).codes(Severity.WARNING))
                .containsExactlyInAnyOrder("public-without-tls", "wide-open-cidr");
        assertThat(expanded("production", description).codes(Severity.WARNING))
                .containsExactlyInAnyOrder("public-without-tls", "one-replica-in-production", "wide-open-cidr");
        assertThat(expanded("prod", web("replicas: 2")).codes(Severity.WARNING)).containsExactly("public-without-tls");
        assertThat(expanded("prod", web("autoscaling: {min: 1, max: 3, target_cpu: 50}"))
                        .codes(Severity.WARNING))
                .containsExactlyInAnyOrder("public-without-tls", "one-replica-in-production");
        assertThat(expanded(
                                "prod",
                                web("replicas: 2") + "lint: {silence: {public-without-tls: behind another proxy}}\n")
                        .codes(Severity.WARNING))
                .isEmpty();
    }

    @Test
    void everyAdviceHasItsSection() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/lint.md")))
                .contains("### public-without-tls\n", "### one-replica-in-production\n", "### wide-open-cidr\n");
    }
}
