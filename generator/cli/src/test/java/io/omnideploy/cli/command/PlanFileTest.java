package io.omnideploy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.Program;
import io.omnideploy.cli.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no PLAN, or can't become one, is told before anything is looked at. */
class PlanFileTest {
    @TempDir
    private Path temporary;

    private Path project;
    private Program program;

    @BeforeEach
    void writeDescription() throws IOException {
        project = Files.createDirectory(temporary.resolve("project"));
        program = Program.in(project)
                .file("deploy.yaml", "name: app\ncontainer: {build: {context: .}}\nbackend: memory\n");
        program.file("Dockerfile", "FROM scratch\n");
    }

    @Test
    void planIsOfWhatIsThereAndNotOfTheLastRun() {
        refused("[usage]", "preview", "--out", "my.plan", "--offline");
    }

    @Test
    void planThatWouldChangeAnImageIsRefused() {
        refused("[plan-in-image]", "preview", "--out", "my.plan");
        assertThat(project.resolve("my.plan")).doesNotExist();
    }

    @Test
    void fileThatIsNoPlanIsTold() throws IOException {
        refused("[plan-missing]", "up", "--plan", "my.plan");
        refused("[plan-missing]", "up", "--plan", ".");
        program.file("my.plan", "");
        refused("[plan-damaged]", "up", "--plan", "my.plan");
        program.file("my.plan", "{\n  \"name\": \"shop\"\n}\n");
        refused("[plan-damaged]", "up", "--plan", "my.plan");
        Files.write(project.resolve("my.plan"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        refused("[plan-unreadable]", "up", "--plan", "my.plan");
        assertThat(temporary.resolve("work")).doesNotExist();
    }

    private void refused(String code, String... command) {
        Result result = program.run(command);
        assertThat(result.code()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains(code, "= help: ");
    }
}
