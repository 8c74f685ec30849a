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

class ManyDescriptionsTest {
    @TempDir
    private Path temporary;

    private Program program;

    @BeforeEach
    void writeDescriptions() throws IOException {
        program = Program.in(Files.createDirectory(temporary.resolve("project")))
                .file("apps/one/deploy.yaml", app("one"))
                .file("apps/two/deploy.yaml", app("two"))
                .file("all/b.yml", app("b"))
                .file("all/a.yaml", app("a"))
                .file("all/.hidden.yaml", app("hidden"))
                .file("all/notes.txt", "no description");
    }

    @Test
    void aFolderStandsForItsDescriptionsEachWithAFolderByItsName() {
        Result generated = program.run("generate", "-c", "all", "-o", "code");

        assertThat(generated.code()).as(generated.toString()).isZero();
        assertThat(generated.out())
                .isEqualTo("code/a/dev: 2 added, 0 changed, 0 removed\ncode/b/dev: 2 added, 0 changed, 0 removed\n");
        assertThat(generated.err()).endsWith("2 descriptions: 2 generated, 0 refused\n");
        assertThat(program.run("generate", "-c", "all", "-o", "code").out())
                .isEqualTo("code/a/dev: unchanged\ncode/b/dev: unchanged\n");
    }

    @Test
    void whatIsWrittenIsWhatARunOfItsOwnWrites() {
        program.run("generate", "-c", "apps/*/deploy.yaml", "-o", "code");
        program.run("generate", "-c", "apps/one/deploy.yaml", "-o", "alone");

        assertThat(temporary.resolve("project/code/one/dev/resources.txt"))
                .hasSameTextualContentAs(temporary.resolve("project/alone/dev/resources.txt"));
    }

    @Test
    void aPatternFindsAtAnyDepthAndWithoutAFolderEachGoesBesideItself() {
        Result generated = program.run("generate", "-c", "**/deploy.yaml");

        assertThat(generated.out()).isEqualTo("""
                        apps/one/infra/one/dev: 2 added, 0 changed, 0 removed
                        apps/two/infra/two/dev: 2 added, 0 changed, 0 removed
                        """);
    }

    @Test
    void oneThatIsRefusedKeepsNoOtherFromBeingWritten() {
        program.file("all/aa.yaml", "name: aa\nkinds: worker\ncontainer: {image: a}\n");

        Result generated = program.run("generate", "-c", "all", "-o", "code");

        assertThat(generated.code()).isEqualTo(2);
        assertThat(generated.err())
                .contains("all/aa.yaml:2:1: error:")
                .endsWith("3 descriptions: 2 generated, 1 refused\n");
        assertThat(temporary.resolve("project/code/b/dev/resources.txt")).exists();
    }

    @Test
    void twoOfOneNameAreNeverWrittenToOneFolder() {
        program.file("all/c.yaml", app("a"));

        Result generated = program.run("generate", "-c", "all", "-o", "code");

        assertThat(generated.code()).isEqualTo(2);
        assertThat(generated.err()).contains("all/c.yaml").contains("[output-taken]");
    }

    @Test
    void checkComparesThemAll() {
        program.run("generate", "-c", "all", "-o", "code");
        assertThat(program.run("generate", "--check", "-c", "all", "-o", "code").code())
                .isZero();
        program.file("all/b.yml", app("bb"));

        Result check = program.run("generate", "--check", "-c", "all", "-o", "code");

        assertThat(check.code()).isEqualTo(10);
        assertThat(check.out()).contains("+++ b/resources.txt");
        assertThat(temporary.resolve("project/code/bb")).doesNotExist();
    }

    @Test
    void validateTellsOfAll() {
        assertThat(program.run("validate", "-c", "all").out()).endsWith("2 descriptions: 2 valid, 0 not\n");
        program.file("all/aa.yaml", "name: aa\nkinds: worker\ncontainer: {image: a}\n");

        Result text = program.run("validate", "-c", "all");
        Result json = program.run("validate", "-c", "all", "--format", "json");

        assertThat(text.code()).isEqualTo(2);
        assertThat(text.out()).contains("all/aa.yaml:2:1: error:").endsWith("3 descriptions: 2 valid, 1 not\n");
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.out()).contains("\"all/aa.yaml\"").contains("\"all/a.yaml\"");
    }

    @Test
    void nothingFoundAndABrokenPatternAreRefused() {
        assertThat(program.run("generate", "-c", "none/*.yaml").err()).contains("[no-config]");
        assertThat(program.run("generate", "-c", "[").err()).contains("[config-pattern]");
        assertThat(program.run("preview", "--offline", "-c", "all").code()).isEqualTo(2);
    }

    private static String app(String name) {
        return "name: " + name + "\nbackend: memory\ncontainer: {image: 'nginx:1.27'}\nkind: worker\n";
    }
}
