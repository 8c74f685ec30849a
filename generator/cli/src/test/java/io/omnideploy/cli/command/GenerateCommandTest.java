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

class GenerateCommandTest {
    private static final String APP = "name: app\nbackend: memory\ncontainer: {image: 'nginx:1.27'}\nkind: worker\n";

    @TempDir
    private Path temporary;

    private Program program;

    @BeforeEach
    void writeDescription() throws IOException {
        program =
                Program.in(Files.createDirectory(temporary.resolve("project"))).file("deploy.yaml", APP);
    }

    @Test
    void tellsWhatItWroteAndWhere() {
        Result generated = program.run("generate");

        assertThat(generated.code()).as(generated.toString()).isZero();
        assertThat(generated.out())
                .isEqualTo("  + notes/target.txt\n  + resources.txt\ninfra/dev: 2 added, 0 changed, 0 removed\n");
        assertThat(program.run("generate").out()).isEqualTo("infra/dev: unchanged, 2 files\n");
    }

    @Test
    void outputIsRelativeToWhereThePersonIs() {
        program.file("sub/deploy.yaml", APP);

        Result generated = program.run("generate", "-c", "sub/deploy.yaml", "-o", "code");

        assertThat(generated.out()).endsWith("code/dev: 2 added, 0 changed, 0 removed\n");
        assertThat(temporary.resolve("project/code/dev/resources.txt")).exists();
    }

    @Test
    void checkShowsTheDifferenceAndWritesNothing() throws IOException {
        program.run("generate");
        Path file = temporary.resolve("project/infra/dev/notes/target.txt");
        Files.writeString(file, "ecs\n");
        Files.delete(temporary.resolve("project/infra/dev/resources.txt"));

        Result check = program.run("generate", "--check");

        assertThat(check.code()).isEqualTo(10);
        assertThat(check.out())
                .startsWith("--- a/notes/target.txt\n+++ b/notes/target.txt\n@@ -1,1 +1,1 @@\n-ecs\n+docker\n")
                .contains("--- /dev/null\n+++ b/resources.txt\n");
        assertThat(check.err()).contains("infra/dev: 1 added, 1 changed, 0 removed");
        assertThat(file).hasContent("ecs\n");
    }

    @Test
    void checkOfAMissingFolderShowsAllAsAdded() {
        Result check = program.run("generate", "--check");

        assertThat(check.code()).isEqualTo(10);
        assertThat(check.err()).contains("2 added, 0 changed, 0 removed");
        assertThat(temporary.resolve("project/infra")).doesNotExist();
    }

    @Test
    void checkOfWhatWasGeneratedIsQuiet() {
        program.run("generate");

        Result check = program.run("generate", "--check");

        assertThat(check.code()).as(check.toString()).isZero();
        assertThat(check.out()).isEqualTo("infra/dev: as it would be written\n");
    }

    @Test
    void fileOfSomebodyElseIsNotOverwritten() {
        Result refused = program.file("infra/dev/resources.txt", "mine\n").run("generate");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("[foreign-file]");
        assertThat(temporary.resolve("project/infra/dev/resources.txt")).hasContent("mine\n");
        assertThat(temporary.resolve("project/infra/dev/notes")).doesNotExist();
    }
}
