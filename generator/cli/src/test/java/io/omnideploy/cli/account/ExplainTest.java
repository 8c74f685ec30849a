package io.omnideploy.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.Program;
import io.omnideploy.cli.render.PlanRenderingTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a property to its line, from a line to its properties, and strictness about what is lost between them. */
class ExplainTest {
    private static final String APP = """
            name: app
            components:
              web:
                container:
                  image: x
                  ports: [8080]
                service: {public: true, autoscaling: {max: 3, target_cpu: 60}}
                environment: {LOG_LEVEL: info}
                secrets:
                  - name: API_TOKEN
                    source: env:API_TOKEN

            overrides:
              docker.Container/web: {log_opts: {max-size: 5m}, must_run: null}
            stacks:
              dev: {components: {web: {environment: {LOG_LEVEL: debug}}}}
              prod: {target: docker}
            """;

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void makeProject() throws IOException {
        program = Program.in(Files.createDirectory(folder.resolve("project"))).file("deploy.yaml", APP);
    }

    @Test
    void aResourceNamesTheLinesAndRulesOfEachProperty() {
        assertThat(program.run("explain", "docker.Container/web").out())
                .contains(
                        "  env.LOG_LEVEL = debug\n      components.web.environment.LOG_LEVEL  deploy.yaml:16:53\n",
                        "  env.API_TOKEN = (secret)\n      components.web.secrets.API_TOKEN.source  deploy.yaml:11:17\n",
                        "  restart = unless-stopped\n      rule docker-life-of-kind\n",
                        """
                          log_opts.max-size = 5m  (overridden)
                              overrides.docker.Container/web.log_opts.max-size  deploy.yaml:14:47
                        """,
                        "  must_run  (left out)  (overridden)\n");
    }

    @Test
    void onePropertyIsEnough() {
        assertThat(program.run("explain", "docker.Container/web", "env.LOG_LEVEL")
                        .out())
                .isEqualTo("""
                        docker.Container/web
                          env.LOG_LEVEL = debug
                              components.web.environment.LOG_LEVEL  deploy.yaml:16:53
                        """);
        assertThat(program.run("explain", "docker.Container/web", "env").out())
                .contains("env.LOG_LEVEL", "env.API_TOKEN")
                .doesNotContain("restart");
        assertThat(program.run("explain", "docker.Container/web", "env.LOG_LEVL"))
                .hasToString("""
                        exit 2
                        --- out
                        --- err
                        app / dev on docker with direct (deploy.yaml)
                        error: 'docker.Container/web' has no property 'env.LOG_LEVL' here. [unknown-property]
                           = help: Did you mean 'env.LOG_LEVEL'?
                        """);
    }

    @Test
    void aLineTellsWhatItBecame() {
        assertThat(line(16)).contains("""
                        stacks.dev.components.web.environment.LOG_LEVEL: mapped [graph]
                              docker.Container/web env.LOG_LEVEL
                        """);
        assertThat(line(8)).contains("components.web.environment.LOG_LEVEL: elsewhere [stack-wins]");
        assertThat(line(7))
                .contains("components.web.service.public: mapped", "autoscaling.max: dropped [docker-autoscaling]");
        assertThat(line(10)).contains("components.web.secrets[0].name: mapped", "docker.Container/web env.API_TOKEN");
        assertThat(line(4)).contains("below it: 2 mapped, lines 5 to 6");
        assertThat(line(12)).contains("No value stands on this line.");
        assertThat(line(17)).contains("stacks.prod.target: elsewhere [other-stack]");
        assertThat(program.run("explain", "--line", "40").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker.Container/web", "--line 16", "--line 4", "components.web.service.autoscaling", ""})
    void everyExplanationHasADocument(String what) throws IOException {
        String[] words = ("explain --format json " + what).strip().split(" ");

        assertThat(PlanRenderingTest.errors("explain-1.json", program.run(words).out()))
                .isEmpty();
    }

    @Test
    void theWholeLedgerIsInTheDocumentOfValidate() throws IOException {
        String json = program.run("validate", "-s", "dev", "--format", "json").out();

        assertThat(PlanRenderingTest.errors("diagnostics-1.json", json)).isEmpty();
        assertThat(json)
                .contains("\"mapped\"", "\"dropped\"", "\"elsewhere\"", "docker.Container/web env.LOG_LEVEL")
                .doesNotContain("unaccounted");
    }

    @Test
    void whatIsRefusedIsInTheLedgerToo() throws IOException {
        String json = program.file("deploy.yaml", "name: app\ntags: {io.omnideploy.x: y}\ncontainer: {image: x}\n")
                .run("validate", "--format", "json")
                .out();

        assertThat(PlanRenderingTest.errors("diagnostics-1.json", json)).isEmpty();
        assertThat(json).contains("\"fate\": \"refused\"", "\"rule\": \"reserved-tag\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "generate", "preview --offline", "up --yes"})
    void strictRefusesWhatIsNotCarriedOver(String command) {
        Program.Result result = program.run((command + " --strict").split(" "));

        assertThat(result.code()).as("%s", result).isEqualTo(2);
        assertThat(result.toString())
                .contains("deploy.yaml:7:48: error: Dropped: One Docker host runs a fixed number of containers.");
        assertThat(program.file("deploy.yaml", "name: app\ncontainer: {image: x}\n")
                        .run("validate", "--strict")
                        .code())
                .isZero();
    }

    private String line(int number) {
        return program.run("explain", "--line", Integer.toString(number)).out();
    }
}
