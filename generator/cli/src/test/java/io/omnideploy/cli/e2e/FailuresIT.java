package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.DockerHost;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a platform fails: exit code 3, what happened, what to do, and nothing half-made is left running. */
class FailuresIT {
    private static final String NAME = "t-failures";

    @TempDir
    private Path root;

    private final DockerHost host = new DockerHost();

    @AfterEach
    void clean() throws IOException {
        if (Tool.DOCKER.missing().isEmpty()) {
            host.clean(NAME);
        }
    }

    @Test
    void engineIsAbsent() throws IOException {
        describe("container: {image: omnideploy-test/sh:1}\n");
        Run.Result result = program()
                .with("DOCKER_HOST", "unix://" + root.resolve("no.sock"))
                .run("preview");
        assertThat(result.exit()).as(result.all()).isEqualTo(3);
        assertThat(result.err()).contains("no.sock", "--offline").doesNotContain("Exception");
        assertThat(program()
                        .with("DOCKER_HOST", "unix://" + root.resolve("no.sock"))
                        .run("preview", "--offline")
                        .exit())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "terraform", "pulumi"})
    void portIsTaken(String backend) throws IOException {
        require(backend);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            describe("container: {image: omnideploy-test/sh:1, ports: [{container_port: 80, host_port: "
                    + taken.getLocalPort() + "}]}\n");
            failsWith(backend, Integer.toString(taken.getLocalPort()), "port");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "terraform", "pulumi"})
    void imageIsMissing(String backend) throws IOException {
        require(backend);
        describe("container: {image: omnideploy-test/absent:1}\n");
        failsWith(backend, "omnideploy-test/absent:1", NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "terraform", "pulumi"})
    void containerIsNeverHealthy(String backend) throws IOException {
        require(backend);
        describe("""
                container:
                  image: omnideploy-test/sh:1
                  health_check: {exec: ["false"], interval: 1s, timeout: 1s, unhealthy_threshold: 1}
                """);
        failsWith(backend, "Container/" + NAME, "health");
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "terraform", "pulumi"})
    void jobThatOthersWaitForFails(String backend) throws IOException {
        require(backend);
        describe("""
                components:
                  migrate: {kind: job, run: before, container: {image: omnideploy-test/fails:1}}
                  api:
                    container: {image: omnideploy-test/sh:1}
                    depends_on: [{name: migrate, until: completed}]
                """);
        failsWith(backend, "Container/migrate", "exit");
        assertThat(host.containers(NAME, "dev", "api")).isEmpty();
    }

    private void failsWith(String backend, String... words) throws IOException {
        Run.Result result = program().run("up", "--yes", "-b", backend);
        assertThat(result.exit()).as(result.all()).isEqualTo(3);
        assertThat(result.err()).contains(words).doesNotContain("\tat ", "Exception");
    }

    private static void require(String backend) {
        Tool.DOCKER.require();
        Tool.requireFor(backend, "docker");
    }

    private void describe(String text) throws IOException {
        Files.writeString(root.resolve("deploy.yaml"), "name: " + NAME + "\n" + text);
    }

    private BuiltProgram program() {
        return new BuiltProgram(root, root.resolve("work"));
    }
}
