package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.AwsAccount;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.AwsProfile;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs on ECS is asked for, and a job is started, as somebody does who has the description alone. */
@Order(2)
class EcsRunIT {
    private static final String REGION = "eu-central-1";
    private static final String LOG = "/ecs/t-run-dev/worker";
    private static final String STREAM = "worker/worker/0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path root;

    private BuiltProgram program;

    @Test
    void looksAtWhatRunsAndStartsAJob() throws IOException, InterruptedException {
        Tool.AWS.require();
        Path folder = Files.createDirectories(root.resolve("project"));
        AwsProfile.install(Files.createDirectories(root.resolve("work")));
        program = new BuiltProgram(folder, root.resolve("work")).with("TF_CLI_ARGS_apply", AwsProfile.APPLY);
        try (AwsMock mock = AwsMock.start()) {
            mock.environment().forEach(program::with);
            AwsAccount account = new AwsAccount(mock, REGION);
            List<String> subnets = account.ids("DescribeSubnets", "subnetId");
            String vpc = account.ids("DescribeVpcs", "vpcId").getFirst();
            describe(folder, "123456789012", vpc, subnets, "1");
            run(0, "generate");
            Files.writeString(folder.resolve("infra/dev/mock_override.tf"), mock.override());

            assertThat(run(0, "up", "--yes").err()).contains("AWS account 123456789012 in eu-central-1");
            assertThat(run(0, "status", "--format", "json").out()).contains("\"instances\": []");
            run(0, "logs");
            assertThat(run(0, "run", "report").err()).contains("AWS account 123456789012");
            assertThat(run(2, "run", "worker").err()).contains("no job");
            migratesAheadOfWhatNeedsIt(() -> describe(folder, "123456789012", vpc, subnets, "2"));

            followsTheLog(account);
            tellsWhyAServiceDidNotComeUp(account, () -> describe(folder, "123456789012", vpc, subnets, "never-up"));

            describe(folder, "210987654321", vpc, subnets, "1");
            assertThat(run(2, "up", "--yes").err()).contains("account 210987654321", "123456789012");

            describe(folder, "123456789012", vpc, subnets, "1");
            run(0, "up", "--yes");
            run(0, "destroy", "--yes");
        }
    }

    /** The job has the new version too: its definition comes first, then it runs, then what runs is changed. */
    private void migratesAheadOfWhatNeedsIt(Change change) throws IOException {
        change.make();
        assertThat(run(0, "preview").out()).contains("run job migrate");
        String all = run(0, "up", "--yes").err();
        String progress = all.substring(all.indexOf("terraform apply"));
        assertThat(progress.substring(0, progress.indexOf("running job migrate")))
                .contains("TaskDefinition/migrate")
                .doesNotContain("TaskDefinition/worker", "Service/worker");
        assertThat(progress.substring(progress.indexOf("running job migrate"))).contains("Service/worker");
        assertThat(run(0, "preview").out()).contains("Nothing to do");
    }

    private void followsTheLog(AwsAccount account) throws IOException, InterruptedException {
        account.log(LOG, STREAM, "one");
        Run.Started logs = program.start("logs", "-f", "worker");
        try {
            await(logs, "one");
            account.log(LOG, STREAM, "two");
            await(logs, "two");
        } finally {
            logs.process().destroy();
        }
        assertThat(logs.await().out().lines()).hasSize(2).allMatch(line -> line.startsWith("worker-01234567"));
    }

    private static void await(Run.Started run, String line) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!run.soFar().contains(line) && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(run.soFar()).contains(line);
    }

    /** ECS gives a task up that ends at once, and goes back; Terraform finds rest, and sees nothing of it. */
    private void tellsWhyAServiceDidNotComeUp(AwsAccount account, Change change) throws IOException {
        account.log(LOG, STREAM, "boom: no database");
        change.make();
        assertThat(run(3, "up", "--yes").err())
                .contains("aws.ecs.Service/worker", "It did not come up as ", "ECS went back to ")
                .contains("stopped: Essential container in task exited; container worker ended with exit code 7")
                .contains("ECS deployment circuit breaker: rolling back", "tasks failed to start")
                .contains("worker-01234567 | boom: no database")
                .contains("What ran before still runs.");
        assertThat(account.service("t-run-dev", "t-run-dev-worker")
                        .path("taskDefinition")
                        .asText())
                .endsWith(":2");
    }

    private interface Change {
        void make() throws IOException;
    }

    private static void describe(Path folder, String account, String vpc, List<String> subnets, String version)
            throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("infra/dev")).resolve("tags_override.tf"),
                knownTags(subnets, "report", "ghcr.io/acme/report:1")
                        + knownTags(subnets, "migrate", "ghcr.io/acme/worker:" + version));
        Files.writeString(folder.resolve("deploy.yaml"), """
                name: t-run
                region: %s
                target: ecs
                identity: {account: "%s", region: %s}
                ecs: {vpc: %s, subnets: {public: [%s]}}
                components:
                  worker: {kind: worker, container: {image: "ghcr.io/acme/worker:%s"}, service: {replicas: 0}}
                  report: {kind: job, container: {image: "ghcr.io/acme/report:1"}}
                  migrate: {kind: job, run: before, container: {image: "ghcr.io/acme/worker:%s"}}
                """.formatted(
                        REGION, account, REGION, vpc, String.join(", ", subnets), version, version));
    }

    /** The old provider can't plan a tag whose value is known only at apply, and the mock starts nothing without memory. */
    private static String knownTags(List<String> subnets, String job, String image) {
        return """
                resource "aws_ecs_task_definition" "%1$s" {
                  container_definitions = jsonencode([
                    {name = "%1$s", image = "%2$s", essential = true, memory = 512},
                  ])
                  tags = {
                    "omnideploy:component"   = "%1$s"
                    "omnideploy:resource"    = "aws.ecs.TaskDefinition/%1$s"
                    "omnideploy:run-cluster" = "t-run-dev"
                    "omnideploy:run-subnets" = "%3$s"
                  }
                }
                """.formatted(job, image, String.join(" ", subnets));
    }

    private Run.Result run(int exit, String... arguments) throws IOException {
        Run.Result result = program.run(arguments);
        assertThat(result.exit())
                .as(String.join(" ", arguments) + "\n" + result.out() + result.err())
                .isEqualTo(exit);
        return result;
    }
}
