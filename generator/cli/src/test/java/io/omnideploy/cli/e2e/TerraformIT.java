package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the terraform backend promises: the folder lives without OmniDeploy, and a killed Terraform loses nothing. */
class TerraformIT {
    private static final String NAME = "t-terraform";
    private static final String TOKEN = Canary.random();

    @TempDir
    private Path root;

    private final Site site = new Site.Docker();
    private BuiltProgram program;
    private Path folder;

    @BeforeEach
    void describe() throws IOException {
        site.require("terraform");
        site.clean(NAME);
        folder = Files.createDirectories(root.resolve("project"));
        Files.writeString(folder.resolve("deploy.yaml"), site.description(NAME, "hello"));
        program = new BuiltProgram(folder, root.resolve("work")).with("TOKEN", TOKEN);
    }

    @AfterEach
    void clean() throws IOException {
        site.clean(NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"terraform", "tofu"})
    void theGeneratedFolderIsAppliedByTheBareToolAndThenThereIsNothingToDo(String tool) throws IOException {
        if (tool.equals("tofu")) {
            Tool.TOFU.require();
            program.with("OMNIDEPLOY_TERRAFORM", "tofu");
        }
        expect(0, program.run("generate", "-b", "terraform", "-s", "one"));
        Path infra = folder.resolve("infra/one");
        assertThat(Run.of(tool, "fmt", "-check", "-diff").in(infra).go().all()).startsWith("exit 0");
        String readme = Files.readString(infra.resolve("README.md"));
        String init = readme.lines()
                .filter(line -> line.contains("init -backend-config"))
                .findFirst()
                .orElseThrow()
                .strip();
        Map<String, String> environment = Map.of(
                "TF_VAR_token",
                TOKEN,
                "OMNIDEPLOY_WORK_DIR",
                root.resolve("work").toString());
        String line = init.replaceFirst("^terraform", tool);
        expect(
                0,
                Run.of("sh", "-c", line + " -input=false -no-color")
                        .in(infra)
                        .with(environment)
                        .go());
        expect(
                0,
                Run.of(tool, "apply", "-auto-approve", "-input=false", "-no-color")
                        .in(infra)
                        .with(environment)
                        .go());
        List<String> instances = site.instances(NAME, "one", "api");
        assertThat(instances).hasSize(1);
        expect(0, program.run("preview", "--exit-code", "-b", "terraform", "-s", "one"));
        expect(0, program.run("up", "--yes", "-b", "terraform", "-s", "one"));
        assertThat(site.instances(NAME, "one", "api")).isEqualTo(instances);
        Run.Result plan = Run.of(tool, "plan", "-detailed-exitcode", "-input=false", "-no-color")
                .in(infra)
                .with(environment)
                .go();
        expect(0, plan);
        expect(0, program.run("generate", "--check", "-b", "terraform", "-s", "one"));
        expect(0, program.run("destroy", "--yes", "-b", "terraform", "-s", "one"));
        assertThat(site.traces(NAME)).isEmpty();
    }

    @Test
    void adoptsWhatTerraformMadeAndCouldNotRemember() throws IOException, InterruptedException {
        boolean met = isKilledInTheMiddle();
        for (int attempt = 1; !met && attempt < 5; attempt++) {
            // It was quicker than we.
            expect(0, program.run("destroy", "--yes", "-b", "terraform", "-s", "one"));
            met = isKilledInTheMiddle();
        }
        assertThat(met).isTrue();
        expect(0, program.run("up", "--yes", "-b", "terraform", "-s", "one"));
        assertThat(site.instances(NAME, "one", "api")).hasSize(1);
        assertThat(site.instances(NAME, "one", "worker")).hasSize(1);
        expect(0, program.run("preview", "--exit-code", "-b", "terraform", "-s", "one"));
        expect(0, program.run("destroy", "--yes", "-b", "terraform", "-s", "one"));
        assertThat(site.traces(NAME)).isEmpty();
    }

    /** Kills the Terraform of a run when the first container is there; tells whether it was met. */
    private boolean isKilledInTheMiddle() throws IOException, InterruptedException {
        Run.Started up = program.start("up", "--yes", "-b", "terraform", "-s", "one");
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (site.instances(NAME, "one", "api").isEmpty()
                && up.process().isAlive()
                && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        up.process()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("terraform"))
                .forEach(ProcessHandle::destroyForcibly);
        Run.Result killed = up.await();
        assertThat(killed.exit()).as(killed.all()).isIn(0, 3);
        return killed.exit() == 3;
    }

    @Test
    void saysThatTerraformOrItsProviderIsMissing() throws IOException {
        Run.Result absent = program.with("OMNIDEPLOY_TERRAFORM", "/nowhere/terraform")
                .run("preview", "-b", "terraform", "-s", "one");
        expect(3, absent);
        assertThat(absent.err()).contains("terraform").doesNotContain("Exception");
        Path config = Files.writeString(
                root.resolve("empty.tfrc"),
                "provider_installation {\n  filesystem_mirror {\n    path = \""
                        + Files.createDirectories(root.resolve("mirror")) + "\"\n  }\n}\n");
        Run.Result providerless = new BuiltProgram(folder, root.resolve("work2"))
                .with("TOKEN", "x")
                .with("TF_CLI_CONFIG_FILE", config.toString())
                .run("preview", "-b", "terraform", "-s", "one");
        expect(3, providerless);
        assertThat(providerless.err()).contains("kreuzwerker/docker").doesNotContain("Exception");
    }

    private static void expect(int exit, Run.Result result) {
        assertThat(result.exit()).as(result.all()).isEqualTo(exit);
    }
}
