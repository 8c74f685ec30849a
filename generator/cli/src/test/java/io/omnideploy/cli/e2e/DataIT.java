package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.DockerHost;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data of people goes only when they say so. */
class DataIT {
    private static final String NAME = "t-data";

    @TempDir
    private Path root;

    private final DockerHost host = new DockerHost();

    @AfterEach
    void clean() throws IOException {
        if (Tool.DOCKER.missing().isEmpty()) {
            host.clean(NAME);
            host.docker("volume", "rm", "-f", NAME + "-dev-api-files");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "terraform", "pulumi"})
    void outlivesChangesOfTagsAndComponentsAndADestroyThatKeepsIt(String backend) throws IOException {
        Tool.DOCKER.require();
        Tool.requireFor(backend, "docker");
        BuiltProgram program = new BuiltProgram(root, root.resolve("work"));
        describe("tags: {team: one}", "volumes: {files: {path: /files}}");
        expect(0, program.run("up", "--yes", "-b", backend));
        inside("echo kept > /files/note");

        describe("tags: {team: two}", "volumes: {files: {path: /files}}");
        expect(0, program.run("up", "--yes", "-b", backend));
        assertThat(inside("cat /files/note")).isEqualTo("kept\n");
        expect(0, program.run("preview", "--exit-code", "-b", backend));

        describe("tags: {team: two}", "");
        Run.Result dropped = program.run("up", "--yes", "-b", backend);
        assertThat(dropped.exit()).as(dropped.all()).isIn(0, 2);
        assertThat(dropped.all()).contains("docker.Volume/api-files");
        assertThat(volume()).isZero();

        describe("tags: {team: two}", "volumes: {files: {path: /files}}");
        expect(0, program.run("up", "--yes", "-b", backend));
        assertThat(inside("cat /files/note")).isEqualTo("kept\n");

        expect(0, program.run("destroy", "--yes", "--keep-data", "-b", backend));
        assertThat(volume()).isZero();
    }

    private int volume() throws IOException {
        return host.docker("volume", "inspect", NAME + "-dev-api-files").exit();
    }

    private String inside(String script) throws IOException {
        return host.docker("exec", host.containers(NAME, "dev", "api").getFirst(), "sh", "-c", script)
                .out();
    }

    private void describe(String tags, String volumes) throws IOException {
        Files.writeString(
                root.resolve("deploy.yaml"),
                "name: %s\n%s\ncomponents:\n  api:\n    container: {image: omnideploy-test/sh:1}\n    %s\n"
                        .formatted(NAME, tags, volumes));
    }

    private static void expect(int exit, Run.Result result) {
        assertThat(result.exit()).as(result.all()).isEqualTo(exit);
    }
}
