package io.omnideploy.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every limit of AWS has one value on each side of it: the last that is taken, and the first that is refused with the limit. */
class EcsLimitsTest {
    private static final String NONE = "";

    @TempDir
    private Path folder;

    static Stream<Arguments> limits() {
        return Stream.of(
                        healthChecks(),
                        tasks(),
                        sizes(),
                        scaling(),
                        names(),
                        tags(),
                        sites(),
                        front(),
                        schedules(),
                        securityGroups())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void isKeptBeforeAnyCall(String description, String code, String limit) throws IOException {
        Expanded expanded = Expanded.of(folder, "dev", description);
        List<Diagnostic> errors = expanded.said(Severity.ERROR);
        if (code.equals(NONE)) {
            assertThat(errors).as(description).isEmpty();
            return;
        }
        assertThat(errors).as(description).extracting(Diagnostic::code).contains(code);
        assertThat(errors).as(description).anySatisfy(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.message()).contains(limit);
            assertThat(error.remedy()).isPresent();
            assertThat(error.span()).isPresent();
        });
    }

    private static List<Arguments> healthChecks() {
        String code = "ecs-health-check";
        return List.of(
                open("path: /, interval: 5s, timeout: 4s", NONE, ""),
                open("path: /, interval: 4s, timeout: 3s", code, "5 to 300"),
                open("path: /, interval: 300s", NONE, ""),
                open("path: /, interval: 301s", code, "5 to 300"),
                open("path: /, interval: 30500ms", code, "whole seconds"),
                open("path: /, timeout: 2s", NONE, ""),
                open("path: /, timeout: 1s", code, "2 to 120"),
                open("path: /, interval: 200s, timeout: 120s", NONE, ""),
                open("path: /, interval: 200s, timeout: 121s", code, "2 to 120"),
                open("path: /, interval: 10s, timeout: 9s", NONE, ""),
                open("path: /, interval: 10s, timeout: 10s", code, "no longer than the timeout"),
                open("path: /, healthy_threshold: 2, unhealthy_threshold: 2", NONE, ""),
                open("path: /, healthy_threshold: 10, unhealthy_threshold: 10", NONE, ""),
                open("path: /, healthy_threshold: 1", code, "2 to 10"),
                open("path: /, healthy_threshold: 11", code, "2 to 10"),
                open("path: /, unhealthy_threshold: 1", code, "2 to 10"),
                open("path: /, unhealthy_threshold: 11", code, "2 to 10"),
                open("path: '/" + "x".repeat(1023) + "'", NONE, ""),
                inside("exec: [ok], timeout: 60s, interval: 60s", NONE, ""),
                inside("exec: [ok], timeout: 61s, interval: 70s", code, "2 to 60"),
                inside("exec: [ok], unhealthy_threshold: 1", NONE, ""),
                inside("exec: [ok], unhealthy_threshold: 11", code, "1 to 10"),
                inside("exec: [ok], start_period: 300s", NONE, ""),
                inside("exec: [ok], start_period: 301s", code, "0 to 300"));
    }

    private static Arguments open(String check, String code, String limit) {
        return arguments(web("health_check: {" + check + "}", "public: true"), code, limit);
    }

    private static Arguments inside(String check, String code, String limit) {
        return arguments(web("health_check: {" + check + "}", "public: false"), code, limit);
    }

    private static List<Arguments> tasks() {
        String code = "ecs-task-limit";
        return List.of(
                component("stop_timeout: 120s", NONE, ""),
                component("stop_timeout: 121s", code, "0 to 120"),
                component("resources: {disk: 200Gi}", NONE, ""),
                component("resources: {disk: 201Gi}", code, "20 to 200"),
                component("resources: {disk: 1Gi}", NONE, ""),
                component("container: {image: 'a:1', capabilities: {add: [SYS_PTRACE]}}", NONE, ""),
                component("container: {image: 'a:1', capabilities: {drop: [ALL]}}", NONE, ""),
                component("container: {image: 'a:1', capabilities: {add: [CAP_CHOWN, NET_BIND_SERVICE]}}", NONE, ""),
                component(
                        "container: {image: 'a:1', capabilities: {add: [NET_ADMIN]}}", "ecs-capability", "SYS_PTRACE"),
                component("container: {image: 'a:1', platform: linux/arm64}", NONE, ""),
                component("container: {image: 'a:1', platform: linux/s390x}", "ecs-platform", "linux/arm64"),
                component("environment: {A: '" + "x".repeat(60_000) + "'}", NONE, ""),
                component("environment: {A: '" + "x".repeat(66_000) + "'}", code, "at most 65536"));
    }

    private static List<Arguments> sizes() {
        return List.of(
                component("resources: {cpu: 16384, memory: 122880Mi}", NONE, ""),
                component("resources: {cpu: 32768, memory: 249856Mi}", NONE, ""),
                component("resources: {cpu: 32, memory: 249857Mi}", "ecs-task-too-large", "249856"),
                component("resources: {cpu: 33, memory: 1024Mi}", "ecs-task-too-large", "32 CPUs"));
    }

    private static List<Arguments> scaling() {
        return List.of(
                service("replicas: 2, autoscaling: {min: 2, max: 4, target_cpu: 60}", NONE, ""),
                service("replicas: 4, autoscaling: {min: 2, max: 4, target_cpu: 60}", NONE, ""),
                service("replicas: 1, autoscaling: {min: 2, max: 4, target_cpu: 60}", "ecs-replicas-outside", "2 to 4"),
                service("replicas: 5, autoscaling: {min: 2, max: 4, target_cpu: 60}", "ecs-replicas-outside", "2 to 4"),
                service("autoscaling: {min: 2, max: 4, target_cpu: 60}", NONE, ""),
                service("autoscaling: {min: 1, max: 4, target_cpu: 60}", NONE, ""),
                service("autoscaling: {min: 0, max: 4, target_cpu: 60}", "ecs-scaling-from-nothing", "fewest is 1"),
                arguments(
                        web("health_check: {path: /}", "public: false, autoscaling: {max: 2, target_requests: 10}"),
                        "ecs-requests-not-counted",
                        "not behind it"));
    }

    private static List<Arguments> names() {
        return List.of(
                arguments(web(NONE, "public: true").replace("name: app", "name: internals"), NONE, ""),
                arguments(web(NONE, "public: true").replace("name: app", "name: internal"), "ecs-name", "'internal-'"),
                arguments(web(NONE, "public: true").replace("name: app", "name: sgs"), NONE, ""),
                arguments(web(NONE, "public: true").replace("name: app", "name: sg"), "ecs-name", "'sg-'"),
                arguments("region: us-gov-west-1\n" + web(NONE, "public: true"), NONE, ""),
                arguments("region: eu-central\n" + web(NONE, "public: true"), "ecs-region", "eu-central"));
    }

    private static List<Arguments> tags() {
        return List.of(
                tag("team: 'A b_c.d:e/f=g+h-i@j ß'", NONE, ""),
                tag("team: 'a,b'", "aws-tag", "characters"),
                tag("'te(am': a", "aws-tag", "characters"),
                tag("'aws:team': a", "aws-tag", "begins"),
                tag("'omnideploy:team': a", "aws-tag", "begins"),
                tag("Team: a, team: b", "aws-tag", "one to IAM"),
                tag(many(45), NONE, ""),
                tag(many(46), "aws-tag", "at most 50"));
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(at -> "t" + at + ": a").collect(Collectors.joining(", "));
    }

    private static Arguments tag(String tags, String code, String limit) {
        return arguments("tags: {" + tags + "}\n" + web(NONE, "public: true"), code, limit);
    }

    private static List<Arguments> sites() {
        String arn = "arn:aws:acm:us-east-1:123456789012:certificate/abc-1";
        String label = "x".repeat(63);
        return List.of(
                service("domains: [a.example.com], tls: {zone: example.com}", NONE, ""),
                service("domains: [example.com], tls: {zone: example.com.}", NONE, ""),
                service("domains: ['*.example.com'], tls: {zone: example.com}", NONE, ""),
                service("domains: [a.example.com], tls: {zone: Z0123456789ABCDEFGHIJ}", NONE, ""),
                service("domains: [a.example.org], tls: {zone: example.com}", "ecs-domain-outside-zone", "example.com"),
                service("domains: [aexample.com], tls: {zone: example.com}", "ecs-domain-outside-zone", "example.com"),
                service("domains: [a.example.com], tls: {certificate: '" + arn + "'}", NONE, ""),
                service("tls: {certificate: '" + arn + "'}", NONE, ""),
                service(
                        "domains: [a.example.com], tls: {certificate: '" + arn.replace("us-east-1", "eu-west-1") + "'}",
                        "ecs-certificate-region",
                        "us-east-1"),
                service("domains: [a.example.com], tls: {certificate: shop.pem}", "ecs-certificate", "ARN"),
                service(
                        "domains: [a.example.com], tls: {}",
                        "ecs-tls-without-certificate",
                        "neither a certificate nor"),
                service(domains(10) + ", tls: {zone: example.com}", NONE, ""),
                service(domains(11) + ", tls: {zone: example.com}", "ecs-certificate-names", "ACM takes 10"),
                service("domains: [" + "x".repeat(52) + ".example.com], tls: {zone: example.com}", NONE, ""),
                service(
                        "domains: [" + "x".repeat(53) + ".example.com], tls: {zone: example.com}",
                        "ecs-certificate-names",
                        "at most 64"),
                service("domains: [" + label + "." + label + "]", NONE, ""),
                service("domains: [" + label + "." + label + ".xx]", "ecs-load-balancer", "at most 128"));
    }

    private static String domains(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> "d" + at + ".example.com")
                .collect(Collectors.joining(", ", "domains: [", "]"));
    }

    private static List<Arguments> front() {
        return List.of(
                service("paths: ['/" + "x".repeat(125) + "']", NONE, ""),
                service("paths: ['/" + "x".repeat(126) + "']", "ecs-load-balancer", "at most 126"),
                service(paths(200), NONE, ""),
                service(paths(202), "ecs-load-balancer", "at most 100"));
    }

    private static String paths(int count) {
        return IntStream.range(0, count).mapToObj(at -> "/p" + at).collect(Collectors.joining(", ", "paths: [", "]"));
    }

    private static List<Arguments> schedules() {
        String job = "name: app\ncomponents:\n  web: {kind: job, schedule: '%s', container: {image: 'a:1'}}\n";
        return List.of(
                arguments(job.formatted("0 3 * * 1-5"), NONE, ""),
                arguments(job.formatted("0 3 13 * *"), NONE, ""),
                arguments(job.formatted("0 3 13 * 5"), "ecs-schedule-days", "names both"));
    }

    private static List<Arguments> securityGroups() {
        return List.of(
                arguments(web(NONE, "public: true") + groups(4), NONE, ""),
                arguments(web(NONE, "public: true") + groups(5), "ecs-security-groups", "at most 5"),
                arguments(users(60), NONE, ""),
                arguments(users(61), "ecs-security-groups", "at most 60"));
    }

    private static String groups(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> "sg-0000000" + at)
                .collect(Collectors.joining(", ", "ecs: {security_groups: [", "]}\n"));
    }

    private static String users(int count) {
        return "name: app\ncomponents:\n  api: {container: {image: 'a:1', ports: [80]}}\n"
                + IntStream.range(0, count)
                        .mapToObj(at -> "  u" + at + ": {kind: worker, container: {image: 'a:1'}, depends_on: [api]}\n")
                        .collect(Collectors.joining());
    }

    private static Arguments component(String keys, String code, String limit) {
        String container = keys.startsWith("container") ? NONE : "    container: {image: 'a:1'}\n";
        return arguments(
                "name: app\ncomponents:\n  web:\n    kind: worker\n" + container + "    " + keys + "\n", code, limit);
    }

    private static Arguments service(String keys, String code, String limit) {
        return arguments(web("health_check: {path: /}", "public: true, " + keys), code, limit);
    }

    private static String web(String container, String service) {
        return """
                name: app
                components:
                  web:
                    container: {image: 'a:1', ports: [8080], %s}
                    service: {%s}
                """.formatted(container, service);
    }
}
