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
    private static final String SHARED = NAME + "-dev-common";
    private static final String EXISTING = NAME + "-there-already";

    @TempDir
    private Path root;

    private final DockerHost host = new DockerHost();

    @AfterEach
    void clean() throws IOException {
        if (Tool.DOCKER.missing().isEmpty()) {
            host.clean(NAME);
            host.docker("volume", "rm", "-f", NAME + "-dev-api-files", SHARED, EXISTING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "terraform", "pulumi"})
    void outlivesChangesOfTagsAndComponentsAndADestroyThatKeepsIt(String backend) throws IOException {
        Tool.DOCKER.require();
        Tool.requireFor(backend, "docker");
        BuiltProgram program = new BuiltProgram(root, root.resolve("work"));
        describe("tags: {team: one}", "files: {path: /files}");
        Run.Result absent = program.run("up", "--yes", "-b", backend);
        expect(3, absent);
        assertThat(absent.all()).contains("no volume " + EXISTING, "docker volume create " + EXISTING);
        assertThat(volume(SHARED)).isOne();
        expect(0, host.docker("volume", "create", EXISTING));
        expect(0, program.run("up", "--yes", "-b", backend));
        inside("echo kept > /files/note; echo both > /common/note; echo before > /there/note");
        assertThat(in("other", "cat /read/note")).isEqualTo("both\n");
        assertThat(host.docker(
                                "exec",
                                host.containers(NAME, "dev", "other").getFirst(),
                                "sh",
                                "-c",
                                "echo no > /read/note")
                        .exit())
                .isNotZero();

        describe("tags: {team: two}", "files: {path: /files}");
        expect(0, program.run("up", "--yes", "-b", backend));
        assertThat(inside("cat /files/note")).isEqualTo("kept\n");
        expect(0, program.run("preview", "--exit-code", "-b", backend));

        describe("tags: {team: two}", "");
        Run.Result dropped = program.run("up", "--yes", "-b", backend);
        assertThat(dropped.exit()).as(dropped.all()).isIn(0, 2);
        assertThat(dropped.all()).contains("docker.Volume/api-files");
        assertThat(volume()).isZero();

        describe("tags: {team: two}", "files: {path: /files}");
        expect(0, program.run("up", "--yes", "-b", backend));
        assertThat(inside("cat /files/note /common/note /there/note")).isEqualTo("kept\nboth\nbefore\n");

        expect(0, program.run("destroy", "--yes", "--keep-data", "-b", backend));
        assertThat(volume()).isZero();
        assertThat(volume(SHARED)).isZero();
        assertThat(volume(EXISTING)).isZero();
    }

    private int volume() throws IOException {
        return volume(NAME + "-dev-api-files");
    }

    private int volume(String name) throws IOException {
        return host.docker("volume", "inspect", name).exit();
    }

    private String inside(String script) throws IOException {
        return in("api", script);
    }

    private String in(String component, String script) throws IOException {
        return host.docker("exec", host.containers(NAME, "dev", component).getFirst(), "sh", "-c", script)
                .out();
    }

    private void describe(String tags, String files) throws IOException {
        Files.writeString(root.resolve("deploy.yaml"), """
                name: %s
                %s
                components:
                  api:
                    container: {image: omnideploy-test/sh:1}
                    stop_timeout: 1s
                    volumes:
                      common: {path: /common, shared: common}
                      there: {path: /there, shared: there}
                      %s
                  other:
                    container: {image: omnideploy-test/sh:1}
                    stop_timeout: 1s
                    volumes: {common: {path: /read, shared: common, read_only: true}}
                shared_volumes:
                  common: {}
                  there: {existing: %s}
                """.formatted(NAME, tags, files, EXISTING));
    }

    private static void expect(int exit, Run.Result result) {
        assertThat(result.exit()).as(result.all()).isEqualTo(exit);
    }
}
