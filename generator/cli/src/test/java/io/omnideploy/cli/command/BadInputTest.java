package io.omnideploy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.Program;
import io.omnideploy.cli.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused, with which exit code, and what is said: always place or name, cause and remedy. */
class BadInputTest {
    private static final String APP = "name: app\nbackend: memory\ncontainer: {image: nginx}\nkind: worker\n";

    @TempDir
    private Path temporary;

    /**
     * A run that must be refused.
     *
     * @param description what deploy.yaml says; empty for none at all
     * @param says parts of what must be said
     */
    record Case(String description, List<String> arguments, int code, List<String> says) {
        @Override
        public String toString() {
            return String.join(" ", arguments) + ": " + description.replace("\n", "; ");
        }
    }

    static List<Case> cases() {
        return List.of(
                of("", "previw", 2, "no command 'previw'", "Did you mean 'preview'?"),
                of("", "preview --offlin", 2, "no option '--offlin'", "Did you mean '--offline'?"),
                of("", "--stac dev preview", 2, "no option '--stac'", "Did you mean '--stack'?"),
                of("", "preview extra", 2, "takes no 'extra' here"),
                of("", "preview -s", 2, "Missing required parameter for option '--stack'"),
                of("", "preview --format jsn", 2, "'jsn' is no format", "Did you mean 'json'?"),
                of("", "validate --format markdown", 2, "'markdown' is no format"),
                of(APP, "logs -n many", 2, "'many' is not a whole number"),
                of(APP, "logs -n -5", 2, "--lines is -5", "from 0 to"),
                of(APP, "logs wbe", 2, "no component 'wbe'"),
                of("", "completion fish", 2, "no completion for 'fish'", "bash, zsh"),
                of("", "completion", 2, "Missing required parameter: 'SHELL'"),
                of("", "preview", 2, "error:", "= help:"),
                of("", "preview -c nowhere.yaml", 2, "nowhere.yaml"),
                of(APP + "imgae: x\n", "preview", 2, "deploy.yaml:5:1: error:", "imgae", "^^^^^"),
                of(APP, "preview -t dokcer", 2, "no target 'dokcer'", "Did you mean 'docker'?"),
                of(APP, "preview -b memroy", 2, "no backend 'memroy'", "Did you mean 'memory'?"),
                of(APP + "stacks: {dev: {}, prod: {}}\n", "up --yes -s prdo", 2, "prdo", "prod"),
                of(APP, "preview -s No_Stack", 2, "No_Stack"),
                of(APP, "explain components.web.contaner", 2, "no 'contaner' in components.web", "'container'"),
                of(APP, "explain docker.Container/wbe", 2, "no resource 'docker.Container/wbe'"),
                of("name: [", "generate", 2, "deploy.yaml:", "error:"));
    }

    private static Case of(String description, String arguments, int code, String... says) {
        return new Case(description, List.of(arguments.split(" ")), code, List.of(says));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedWithCauseAndRemedy(Case bad) throws IOException {
        Program program = Program.in(Files.createDirectory(temporary.resolve("project")));
        if (!bad.description().isEmpty()) {
            program.file("deploy.yaml", bad.description());
        }

        Result result = program.run(bad.arguments().toArray(String[]::new));

        assertThat(result.code()).as(result.toString()).isEqualTo(bad.code());
        assertThat(result.err()).contains(bad.says()).doesNotContain("Exception", "internal error");
        assertThat(result.out()).isEmpty();
        assertThat(temporary.resolve("work")).doesNotExist();
        assertThat(temporary.resolve("project/infra")).doesNotExist();
    }

    @Test
    void validateTellsAllProblemsAsItsResult() throws IOException {
        Program program = Program.in(Files.createDirectory(temporary.resolve("project")))
                .file("deploy.yaml", "name: App\nkind: worker\ncontainer: {imgae: nginx}\n");

        Result text = program.run("validate");
        Result json = program.run("validate", "--format", "json");

        assertThat(text.code()).isEqualTo(2);
        assertThat(text.out()).contains("deploy.yaml:1:7: error:", "deploy.yaml:3:13: error:", "errors");
        assertThat(text.err()).isEmpty();
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.out()).contains("\"valid\": false", "\"line\": 3", "\"column\": 13");
    }

    @Test
    void validateTellsInWhichStacksAProblemIs() throws IOException {
        Program program = Program.in(Files.createDirectory(temporary.resolve("project")))
                .file("deploy.yaml", APP + "stacks:\n  dev: {}\n  prod: {environment: {A: '${NOT_SET}'}}\n");

        assertThat(program.run("validate").out()).contains("(stack prod)");
        assertThat(program.run("validate", "-s", "dev").code()).isZero();
    }

    @Test
    void internalErrorIsOneLineAndTheTraceOnRequest() throws IOException {
        Program program = Program.in(Files.createDirectory(temporary.resolve("project")))
                .file("deploy.yaml", APP)
                .file("infra/dev", "a file where a folder is needed");

        Result result = program.run("generate");

        assertThat(result.code()).as(result.toString()).isIn(2, 3);
        assertThat(result.err()).doesNotContain("\tat ");
    }

    @Test
    void globalOptionsStandBeforeAndBehindTheCommand() throws IOException {
        Program program =
                Program.in(Files.createDirectory(temporary.resolve("project"))).file("other.yaml", APP);

        Result before = program.run("-c", "other.yaml", "--stack=blue", "preview", "--offline");
        Result behind = program.run("preview", "--offline", "-c", "other.yaml", "--stack", "blue");

        assertThat(before.code()).as(before.toString()).isZero();
        assertThat(behind).isEqualTo(before);
        assertThat(before.err()).startsWith("app / blue on docker with memory (other.yaml)\n");
        assertThat(program.run("-s", "red", "preview", "--offline", "-c", "other.yaml", "-s", "blue"))
                .isEqualTo(before);
    }
}
