package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.AwsProfile;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data of a production stack on AWS, mocked: it is protected twice, and can be kept when all else goes. */
@Order(2)
class EcsDataIT {
    private static final String CONFIG = """
            name: ecsdata
            target: ecs
            backend: terraform
            region: eu-central-1
            tags: {team: tests}
            components:
              migrate:
                kind: worker
                service: {replicas: 0}
                container: {image: acme/migrate:1}
                secrets: {API_TOKEN: "env:API_TOKEN"}
                volumes: {work: {path: /work}}
                depends_on: [files]
            backing_services:
              files: {preset: s3}
            ecs: {nat: none}
            stacks:
              prod: {}
            """;

    @TempDir
    private Path root;

    @Test
    void dataIsProtectedAndKept() throws IOException {
        Tool.AWS.require();
        Path project = Files.createDirectories(root.resolve("project"));
        Path work = Files.createDirectories(root.resolve("work"));
        AwsProfile.install(work);
        try (AwsMock mock = AwsMock.start()) {
            Path infra = Files.createDirectories(project.resolve("infra/prod"));
            Files.writeString(infra.resolve("mock_override.tf"), mock.override());
            BuiltProgram program = new BuiltProgram(project, work)
                    .with("API_TOKEN", "canary-of-the-api-token")
                    .with("TF_CLI_ARGS_apply", AwsProfile.APPLY);
            mock.environment().forEach(program::with);
            describe(project, "");
            run(program, 0, "up", "-s", "prod", "--yes");

            assertThat(run(program, 2, "destroy", "-s", "prod", "--yes").all())
                    .contains("aws.s3.Bucket/files-app is protected");
            describe(project, ", protect: false");
            assertThat(run(program, 2, "destroy", "-s", "prod", "--yes").all())
                    .contains("aws.s3.Bucket/files-app is still protected", "Run 'omnideploy up'");

            run(program, 0, "destroy", "-s", "prod", "--yes", "--keep-data");
            run(program, 0, "up", "-s", "prod", "--yes");
            run(program, 0, "destroy", "-s", "prod", "--yes");
        }
    }

    private static Run.Result run(BuiltProgram program, int exit, String... arguments) throws IOException {
        Run.Result result = program.run(arguments);
        assertThat(result.exit())
                .as(String.join(" ", arguments) + "\n" + result.all())
                .isEqualTo(exit);
        return result;
    }

    private static void describe(Path project, String protection) throws IOException {
        Files.writeString(project.resolve("deploy.yaml"), CONFIG.replace("preset: s3", "preset: s3" + protection));
    }
}
