package io.omnideploy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.Program;
import io.omnideploy.cli.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Back to what a stack was, on a backend that keeps everything in a file. */
class RollbackTest {
    @TempDir
    private Path temporary;

    private Program program;

    @BeforeEach
    void bringUpTwice() throws IOException {
        program = Program.in(Files.createDirectory(temporary.resolve("project")));
        assertThat(up("one").code()).isZero();
        assertThat(up("two").code()).isZero();
    }

    @Test
    void leadsToTheSnapshotBeforeTheLiveOneAsANormalPreview() {
        Result declined = program.answering("n\n").run("rollback");
        assertThat(declined.code()).isEqualTo(1);
        assertThat(declined.err())
                .contains("Back to snapshot 1 of ", ": up by ", ", version one.\n")
                .contains("Secrets and data stay as they are")
                .contains("env.GREETING  two → one  forces replacement", "Roll back? [y/N]");

        Result back = program.run("rollback", "--yes");
        assertThat(back.code()).as(back.toString()).isZero();
        assertThat(back.out()).contains("url");
        assertThat(program.run("preview").out()).contains("env.GREETING  one → two");
        assertThat(program.run("rollback", "--yes").err()).contains("[no-snapshot]", "no earlier snapshot");
    }

    @Test
    void goesFurtherBackEachTimeAndForwardByNumber() {
        up("three");
        assertThat(program.run("rollback", "--yes").err()).contains("three → two");
        assertThat(program.run("rollback", "--yes").err()).contains("two → one");
        assertThat(program.run("rollback", "--to", "3", "--yes").err()).contains("one → three");
        assertThat(program.run("rollback", "--yes").err()).contains("three → two");
        assertThat(program.run("rollback", "--to", "77", "--yes").err()).contains("has no snapshot 77 on this machine");
    }

    @Test
    void leadsAfterAFailedUpToWhatWasBeforeIt() {
        program.file("fail", "docker.Container/app");
        assertThat(up("bad").code()).isEqualTo(3);
        program.file("fail", "");

        Result back = program.run("rollback", "--yes");

        assertThat(back.code()).as(back.toString()).isZero();
        assertThat(back.err()).contains("Back to snapshot 2 of ", "The last run (omnideploy up", "failed:");
        assertThat(program.run("preview").out()).contains("env.GREETING  two → bad");
    }

    @Test
    void aRollbackThatFailedIsFinishedByTheNext() {
        program.file("fail", "docker.Container/app");
        assertThat(program.run("rollback", "--yes").code()).isEqualTo(3);
        program.file("fail", "");

        assertThat(program.run("rollback", "--yes").err()).contains("Back to snapshot 1 of ");
    }

    @Test
    void runsWithoutAChangeLeaveNoSnapshotAndOnlyTheLastTenAreKept() throws IOException {
        up("two");
        up("two");
        assertThat(snapshots()).hasSize(2);
        for (int number = 3; number <= 13; number++) {
            up("v" + number);
        }
        assertThat(snapshots()).hasSize(10).startsWith("000000004.yaml").endsWith("000000013.yaml");
        assertThat(program.run("rollback", "--list").out().lines())
                .hasSize(11)
                .element(1)
                .asString()
                .startsWith("13      ");
        assertThat(program.run("rollback", "--list", "--format", "json").out()).contains("\"version\": \"v13\"");
    }

    @Test
    void aDamagedSnapshotIsNoneToGoBackTo() throws IOException {
        up("three");
        Path second = history().resolve("000000002.yaml");
        Files.writeString(second, Files.readString(second).substring(0, 900));

        assertThat(program.run("rollback", "--list").out().lines()).hasSize(3);
        assertThat(program.run("rollback", "--yes").err()).contains("Back to snapshot 1 of ");
    }

    @Test
    void whatWasDestroyedComesBackAsItWas() {
        program.run("destroy", "--yes");

        Result back = program.run("rollback", "--yes");

        assertThat(back.code()).as(back.toString()).isZero();
        assertThat(back.err()).contains("Back to snapshot 2 of ", "to create");
        assertThat(program.run("preview", "--exit-code").code()).isZero();
    }

    private Result up(String greeting) {
        return program.file("deploy.yaml", """
                        name: app
                        version: %1$s
                        container: {image: "nginx:1.27", ports: [{container_port: 80}]}
                        environment: {GREETING: %1$s}
                        backing_services: {db: {preset: postgres, databases: [main]}}
                        backend: memory
                        """.formatted(greeting)).run("up", "--yes");
    }

    private Path history() {
        return temporary.resolve("work/stacks/app/dev/history");
    }

    private List<String> snapshots() throws IOException {
        try (Stream<Path> files = Files.list(history())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
