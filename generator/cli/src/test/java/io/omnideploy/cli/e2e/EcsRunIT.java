package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.AwsProfile;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs on ECS is asked for, and a job is started, as somebody does who has the description alone. */
class EcsRunIT {
    private static final String REGION = "eu-central-1";

    @TempDir
    private Path root;

    private BuiltProgram program;

    @Test
    void looksAtWhatRunsAndStartsAJob() throws IOException, InterruptedException {
        Tool.AWS.require();
        Path folder = Files.createDirectories(root.resolve("project"));
        AwsProfile.install(Files.createDirectories(root.resolve("work")));
        program = new BuiltProgram(folder, root.resolve("work"));
        try (AwsMock mock = AwsMock.start()) {
            mock.environment().forEach(program::with);
            List<String> subnets = ids(mock, "DescribeSubnets", "subnetId");
            describe(folder, "123456789012", ids(mock, "DescribeVpcs", "vpcId").getFirst(), subnets);
            run(0, "generate");
            Files.writeString(folder.resolve("infra/dev/mock_override.tf"), mock.override());
            Files.writeString(folder.resolve("infra/dev/tags_override.tf"), knownTags(subnets));

            assertThat(run(0, "up", "--yes").err()).contains("AWS account 123456789012 in eu-central-1");
            assertThat(run(0, "status", "--format", "json").out()).contains("\"instances\": []");
            run(0, "logs");
            assertThat(run(0, "run", "report").err()).contains("AWS account 123456789012");
            assertThat(run(2, "run", "worker").err()).contains("no job");

            describe(folder, "210987654321", ids(mock, "DescribeVpcs", "vpcId").getFirst(), subnets);
            assertThat(run(2, "up", "--yes").err()).contains("account 210987654321", "123456789012");

            describe(folder, "123456789012", ids(mock, "DescribeVpcs", "vpcId").getFirst(), subnets);
            run(0, "destroy", "--yes");
        }
    }

    private static void describe(Path folder, String account, String vpc, List<String> subnets) throws IOException {
        Files.writeString(
                folder.resolve("deploy.yaml"), """
                name: t-run
                region: %s
                target: ecs
                identity: {account: "%s", region: %s}
                ecs: {vpc: %s, subnets: {public: [%s]}}
                components:
                  worker: {kind: worker, container: {image: "ghcr.io/acme/worker:1"}, service: {replicas: 0}}
                  report: {kind: job, container: {image: "ghcr.io/acme/report:1"}}
                """.formatted(REGION, account, REGION, vpc, String.join(", ", subnets)));
    }

    /** The old provider can't plan a tag whose value is known only at apply, and the mock starts nothing without memory. */
    private static String knownTags(List<String> subnets) {
        return """
                resource "aws_ecs_task_definition" "report" {
                  container_definitions = jsonencode([
                    {name = "report", image = "ghcr.io/acme/report:1", essential = true, memory = 512},
                  ])
                  tags = {
                    "omnideploy:component"   = "report"
                    "omnideploy:resource"    = "aws.ecs.TaskDefinition/report"
                    "omnideploy:run-cluster" = "t-run-dev"
                    "omnideploy:run-subnets" = "%s"
                  }
                }
                """.formatted(String.join(" ", subnets));
    }

    /** Returns the ids of what every account has. */
    private static List<String> ids(AwsMock mock, String action, String key) throws IOException, InterruptedException {
        HttpRequest ask = HttpRequest.newBuilder(URI.create(mock.endpoint()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=testing/20260101/" + REGION
                                + "/ec2/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString("Version=2016-11-15&Action=" + action))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            Matcher found = Pattern.compile("<" + key + ">([^<]+)<")
                    .matcher(
                            http.send(ask, HttpResponse.BodyHandlers.ofString()).body());
            List<String> ids =
                    found.results().map(result -> result.group(1)).distinct().toList();
            assertThat(ids).isNotEmpty();
            return ids;
        }
    }

    private Run.Result run(int exit, String... arguments) throws IOException {
        Run.Result result = program.run(arguments);
        assertThat(result.exit())
                .as(String.join(" ", arguments) + "\n" + result.out() + result.err())
                .isEqualTo(exit);
        return result;
    }
}
