package io.omnideploy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.Program;
import io.omnideploy.cli.Program.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Advice is told by every command that reads a description to write or change something, stops none, and can be silenced. */
class AdviceTest {
    private static final String APP = "name: app\ncontainer: {image: 'nginx:1.27', ports: [80]}\n";

    @TempDir
    private Path project;

    @Test
    void isToldAndStopsNothing() {
        Program program = Program.in(project).file("deploy.yaml", APP);
        for (String command : new String[] {"validate", "generate"}) {
            Result result = program.run(command);
            assertThat(result.code()).as(result.toString()).isZero();
            assertThat(result.toString()).contains("warning", "[no-tags]", "[no-health-check]");
        }
        Result preview = program.run("preview", "--offline", "--format", "json");
        assertThat(preview.out()).contains("\"no-tags\"", "\"no-health-check\"");
        Result strict = program.run("validate", "--strict");
        assertThat(strict.code()).as(strict.toString()).isZero();
    }

    @Test
    void isSilencedWithAReason() {
        Result result = Program.in(project)
                .file("deploy.yaml", APP + "lint: {silence: {no-tags: one of one, no-health-check: a page}}\n")
                .run("generate");
        assertThat(result.toString()).contains("exit 0").doesNotContain("warning");
    }

    @Test
    void standsNotAmongErrors() {
        Result result = Program.in(project)
                .file("deploy.yaml", APP + "overrides: {docker.Container/app: {memry: 1}}\n")
                .run("validate");
        assertThat(result.toString()).contains("exit 2", "[unknown-property]").doesNotContain("no-tags");
    }

    @Test
    void doesNotShowTheSecretOfWhichItWarns() {
        Result result = Program.in(project)
                .file("deploy.yaml", APP + "environment: {LOG: info, API_KEY: \"sk live 1\"}\n")
                .run("validate");
        assertThat(result.toString())
                .contains("[plain-text-secret]", "environment: {LOG: info, API_KEY: ***********}")
                .doesNotContain("sk live 1");
    }
}
