package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.cli.aws.EcsFields;
import io.omnideploy.testkit.AwsAccount;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.AwsProfile;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every field of a description, one at a time on something small, is brought up on AWS, mocked; a second plan is then empty. */
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class EcsFieldsIT {
    private static final String CLUSTER = EcsFields.NAME + "-dev";

    @TempDir
    private Path root;

    @Test
    void ofComponentsAndBackingServices() throws IOException {
        Tool.AWS.require();
        try (AwsMock mock = AwsMock.start()) {
            AwsAccount account = new AwsAccount(mock, EcsFields.REGION);
            EcsFields table = new EcsFields(account.makeCertificate("*.example.com"));
            BuiltProgram program = program(mock);
            describe(table.description(table.fields()));
            run(program, 0, "generate");
            lay(mock, knownTags("kind", "run", "schedule"));

            run(program, 0, "up", "--yes");
            run(program, 0, "preview", "--exit-code");

            SoftAssertions asked = new SoftAssertions();
            for (EcsFields.Field field : table.fields()) {
                holds(asked, field, table.expected(field, "task"), account, "task");
                holds(asked, field, table.expected(field, "service"), account, "service");
            }
            asked.assertAll();
        }
    }

    private static void holds(
            SoftAssertions asked, EcsFields.Field field, Map<String, Object> expected, AwsAccount account, String kind)
            throws IOException {
        if (expected.isEmpty()) {
            return;
        }
        String name = EcsFields.NAME + "-dev-" + field.name();
        JsonNode told = kind.equals("task") ? account.taskDefinition(name) : account.service(CLUSTER, name);
        expected.forEach((pointer, value) -> asked.assertThat(told.at(pointer).asText())
                .as(field + " " + pointer)
                .isEqualTo(value.toString()));
    }

    @Test
    void ofTheDeployment() throws IOException {
        Tool.AWS.require();
        try (AwsMock mock = AwsMock.start()) {
            AwsAccount account = new AwsAccount(mock, EcsFields.REGION);
            account.makeCluster("shared");
            BuiltProgram program = program(mock);
            // Insights can't be switched later in the mock.
            List<String> steps = List.of(
                    settings(
                            "version: \"2.0\"\nidentity: {account: \"" + AwsMock.ACCOUNT + "\", region: "
                                    + EcsFields.REGION + "}\n",
                            "container_insights: true, log_retention: 7, exec: true, capacity: spot, wait: 5m,"
                                    + " architecture: arm64, kms_keys: [\"arn:aws:kms:eu-central-1:123456789012:key/one\"]"),
                    settings("", "container_insights: true, nat: one"),
                    settings("", "container_insights: true, nat: per_zone, zones: 3, cidr: 10.8.0.0/16"),
                    settings(
                            "",
                            "vpc: %s, subnets: {public: [%s]}, security_groups: [%s], cluster: shared"
                                    .formatted(
                                            account.ids("DescribeVpcs", "vpcId").getFirst(),
                                            String.join(", ", account.ids("DescribeSubnets", "subnetId")),
                                            account.ids("DescribeSecurityGroups", "groupId")
                                                    .getFirst())));
            describe(steps.getFirst());
            run(program, 0, "generate");
            lay(mock, "");
            for (String step : steps) {
                describe(step);
                run(program, 0, "up", "--yes");
                run(program, 0, "preview", "--exit-code");
            }
            assertThat(account.services("shared")).containsExactly("fields-dev-app");
        }
    }

    private static String settings(String top, String ecs) {
        return """
                name: fields
                target: ecs
                region: %s
                tags: {team: tests}
                components:
                  app: {kind: worker, container: {image: "acme/app:1"}, secrets: {IN_AWS: "ssm:/app/key"}}
                ecs: {%s}
                %s""".formatted(EcsFields.REGION, ecs, top);
    }

    /** The old provider can't plan a tag whose value is known only at apply, such as in which subnets a job runs. */
    private static String knownTags(String... jobs) {
        StringBuilder text = new StringBuilder();
        for (String job : jobs) {
            text.append("""
                    resource "aws_ecs_task_definition" "%1$s" {
                      tags = {
                        "omnideploy:component" = "%1$s"
                      }
                    }
                    """.formatted(job));
        }
        return text.toString();
    }

    private BuiltProgram program(AwsMock mock) throws IOException {
        AwsProfile.install(Files.createDirectories(root.resolve("work")));
        BuiltProgram program = new BuiltProgram(Files.createDirectories(root.resolve("project")), root.resolve("work"))
                .with("API_TOKEN", Canary.random())
                .with("REGISTRY_PASSWORD", Canary.random())
                .with("TF_CLI_ARGS_apply", AwsProfile.APPLY);
        mock.environment().forEach(program::with);
        return program;
    }

    private void describe(String description) throws IOException {
        Files.writeString(root.resolve("project/deploy.yaml"), description);
    }

    private void lay(AwsMock mock, String more) throws IOException {
        Path generated = root.resolve("project/infra/dev");
        Files.writeString(generated.resolve("mock_override.tf"), mock.override());
        Files.writeString(generated.resolve("tags_override.tf"), more);
    }

    private static Run.Result run(BuiltProgram program, int exit, String... arguments) throws IOException {
        Run.Result result = program.run(arguments);
        assertThat(result.exit())
                .as(String.join(" ", arguments) + "\n" + result.all())
                .isEqualTo(exit);
        return result;
    }
}
