package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.LightsailMock;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Container services, a database and a bucket on Lightsail: the real AWS provider against a stand-in for the API of Lightsail, and the
 * mock of AWS for everything else. The provider waits for each operation, so one stack lives through everything.
 */
@Order(1)
class LightsailIT {
    private static final String REGION = "us-east-1";

    @TempDir
    private Path root;

    private AwsMock mock;
    private LightsailMock lightsail;
    private Path folder;
    private BuiltProgram program;

    @BeforeEach
    void start() throws IOException {
        String version = Tool.skipWithoutAwsProvider(5);
        mock = AwsMock.start();
        lightsail = LightsailMock.start();
        folder = Files.createDirectories(root.resolve("project"));
        program = new BuiltProgram(folder, root.resolve("work"));
        mock.environment().forEach(program::with);
        program.with("AWS_ENDPOINT_URL_LIGHTSAIL", lightsail.endpoint());
        describe("hello", false);
        run(0, "generate");
        Path generated = folder.resolve("infra/dev");
        Files.writeString(generated.resolve("version_override.tf"), """
                terraform {
                  required_providers {
                    aws = {
                      source  = "hashicorp/aws"
                      version = "%s"
                    }
                  }
                }
                """.formatted(version));
    }

    @AfterEach
    void stop() {
        if (lightsail != null) {
            lightsail.close();
        }
        if (mock != null) {
            mock.close();
        }
    }

    @Test
    void anApplicationLivesFromUpToDestroy() throws IOException {
        assertThat(run(0, "up", "--yes").out())
                .contains("web_url", "https://parlour-dev-web.", "web_certificate_records", "parlour.example.com")
                .doesNotContain("failed");
        run(0, "preview", "--exit-code");
        assertThat(run(0, "status").out()).contains("web", "version 1 active");

        describe("bonjour", false);
        assertThat(run(10, "preview", "--exit-code").out())
                .contains("GREETING", "0 to create, 0 to change, 1 to replace, 0 to delete");
        run(0, "up", "--yes");
        assertThat(run(0, "status").out()).contains("version 2 active");
        run(0, "preview", "--exit-code");

        // The stand-in issues a certificate as soon as somebody looks at it.
        describe("bonjour", true);
        assertThat(run(10, "preview", "--exit-code").all())
                .contains("step 2 of 2", "0 to create, 1 to change, 0 to replace, 0 to delete");
        run(0, "up", "--yes");
        run(0, "preview", "--exit-code");

        run(0, "destroy", "--yes");
        assertThat(lightsail.left()).isEmpty();
    }

    private void describe(String greeting, boolean attach) throws IOException {
        Files.writeString(folder.resolve("deploy.yaml"), """
                name: parlour
                region: %s
                target: lightsail
                components:
                  web:
                    container:
                      image: ghcr.io/acme/web:1.4.0
                      ports: [{container_port: 8080, protocol: HTTP}]
                      health_check: {path: /healthz, interval: 10s}
                    service: {public: true, domains: [parlour.example.com]}
                    environment: {GREETING: %s, DATABASE_URL: "${db.url}", S3_BUCKET: "${media.bucket}"}
                    depends_on: [api, db]
                  api: {container: {image: "ghcr.io/acme/api:1", ports: [{container_port: 3000, protocol: HTTP}]}}
                backing_services:
                  db: {preset: postgres, version: "16", databases: [main]}
                  media: {preset: s3}
                lightsail:
                  allow_plaintext: true
                  attach_domains: %s
                """.formatted(REGION, greeting, attach));
    }

    private Run.Result run(int exit, String... arguments) throws IOException {
        Run.Result result = program.run(arguments);
        assertThat(result.exit())
                .as(String.join(" ", List.of(arguments)) + "\n" + result.all())
                .isEqualTo(exit);
        assertThat(result.all()).doesNotContain("\tat ", "Exception", "internal error");
        return result;
    }
}
