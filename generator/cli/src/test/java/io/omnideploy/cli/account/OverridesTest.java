package io.omnideploy.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.Program;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.engine.override.Overrides;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overrides are checked against the catalog, laid over what the target made, and shown as such. */
class OverridesTest {
    private static final String APP = """
            name: app
            components:
              web:
                container: {image: x, ports: [8080], health_check: {exec: [ok]}}
                resources: {memory: 256Mi}
                secrets: {API_TOKEN: "env:API_TOKEN"}
                service: {public: true}
            overrides:
            """;

    private final ClassLoader loader = OverridesTest.class.getClassLoader();
    private final DeploymentFactory factory = new DeploymentFactory(new Plugins(loader), new CompiledCatalog(loader));

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void makeFolder() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
    }

    @Test
    void mapsMergeListsAndScalarsReplaceNothingRemoves() throws IOException {
        ResourceSpec web = web("""
                  docker.Container/web:
                    memory: 512
                    memory_swap: null
                    labels.com.example.team: web
                    log_opts: {max-size: 5m}
                    healthcheck.interval: 9s
                    dns: [10.0.0.1]
                    init: true
                """);

        assertThat(web.properties().get("memory")).isEqualTo(Value.number(512));
        assertThat(web.properties()).doesNotContainKey("memory_swap");
        assertThat(entries(web, "labels")).containsEntry("com.example.team", Value.text("web"));
        assertThat(entries(web, "labels")).containsKey("io.omnideploy.stack");
        assertThat(entries(web, "log_opts"))
                .containsEntry("max-size", Value.text("5m"))
                .containsEntry("max-file", Value.text("3"));
        assertThat(entries(web, "healthcheck"))
                .containsEntry("interval", Value.text("9s"))
                .containsKey("test");
        assertThat(web.properties().get("dns")).isEqualTo(Value.list(Value.text("10.0.0.1")));
        assertThat(web.properties().get("init")).isEqualTo(Value.bool(true));
        assertThat(Overrides.isOverridden(web, "memory")).isTrue();
        assertThat(Overrides.isOverridden(web, "log_opts.max-size")).isTrue();
        assertThat(Overrides.isOverridden(web, "log_opts.max-file")).isFalse();
        assertThat(Overrides.isOverridden(web, "image")).isFalse();
    }

    @Test
    void aStackLaysItsOwnOverTheRest() throws IOException {
        ResourceSpec web = web("""
                  docker.Container/web: {memory: 512, shm_size: 64, log_opts: {max-size: 5m}}
                  docker.Image/web: {keep_locally: false}
                stacks:
                  dev:
                    overrides:
                      docker.Container/web: {shm_size: null, log_opts: {max-file: "9"}, cpu_shares: 7}
                      docker.Image/web: null
                """);

        assertThat(web.properties().get("memory")).isEqualTo(Value.number(512));
        assertThat(web.properties()).doesNotContainKey("shm_size").containsKey("cpu_shares");
        assertThat(entries(web, "log_opts"))
                .isEqualTo(Map.of("max-size", Value.text("5m"), "max-file", Value.text("9")));
    }

    @Test
    void whatIsSaidOfAnotherTargetIsLeftAlone() throws IOException {
        assertThat(web("  kubernetes.apps.Deployment/web: {replicas: 3}\n").properties())
                .containsKey("image");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docker.Container/wen: {memory: 1}                    | unknown-resource | 9:3 | Did you mean 'docker.Container/web'?
            docker.Container/web: {memry: 1}                     | unknown-property | 9:26 | Did you mean 'memory'?
            docker.Container/web: {memory: much}                 | wrong-type | 9:34 | Write a number, or null to remove it.
            docker.Container/web: {init: "true"}                 | wrong-type | 9:32 | Write true or false, or null to remove it.
            docker.Container/web: {healthcheck.intervall: 9s}    | unknown-property | 9:26 | Did you mean 'interval'?
            docker.Container/web: {healthcheck: {intervall: 9s}} | unknown-property | 9:40 | Did you mean 'interval'?
            docker.Container/web: {ports.external: 81}           | path-too-deep | 9:26 | Give all of it, as 'ports: …'.
            docker.Container/web: {ports: [{outer: 81}]}         | unknown-property | 9:35 | Known here: external, internal, ip, protocol.
            docker.Container/web: {memory.x: 1}                  | path-too-deep | 9:26 | Give all of it, as 'memory: …'.
            docker.Container/web: {log_opts: {a: "1"}, log_opts.a: "2"} | override-twice | 9:46 | Keep one of them.
            docker.Container/web: {labels: null}                 | ownership-label | 9:26 | Leave it as it is, and override other entries by name.
            docker.Container/web: {labels.io.omnideploy.stack: x} | ownership-label | 9:26 | Leave it as it is, and override other entries by name.
            docker.Container/web: {env.API_TOKEN: hunter2}       | secret-in-clear | 9:26 | Give it to the component under secrets.
            docker.Container/web: {env.DB_PASSWORD: hunter2}     | secret-in-clear | 9:26 | Give it to the component under secrets.
            """)
    void whatDoesNotFitIsRefused(String override, String code, String place, String remedy) throws IOException {
        List<Diagnostic> problems = deployment("  " + override + "\n").diagnostics();

        assertThat(problems).extracting(Diagnostic::code).containsExactly(code);
        SourceSpan span = problems.getFirst().span().orElseThrow();
        assertThat(span.line() + ":" + span.column()).isEqualTo(place);
        assertThat(problems.getFirst().remedy()).contains(remedy);
        assertThat(problems.toString()).doesNotContain("hunter2");
    }

    @Test
    void previewShowsThem() throws IOException {
        Program program = Program.in(project).file("deploy.yaml", APP + "  docker.Container/web: {memory: 512}\n");

        assertThat(program.run("preview", "--offline").out()).containsPattern("memory +512  \\(overridden\\)");
        assertThat(program.run("preview", "--offline", "--format", "markdown").out())
                .contains("512  (overridden)");
        assertThat(program.run("preview", "--offline", "--format", "json").out())
                .containsPattern("\"overridden\": \\[\\s+\"memory\"\\s+\\]");
    }

    private ResourceSpec web(String overrides) throws IOException {
        return deployment(overrides).orRefuse().graph().resources().values().stream()
                .filter(spec -> spec.id().toString().equals("docker.Container/web"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Value> entries(ResourceSpec spec, String property) {
        return ((Value.Obj) spec.properties().get(property)).fields();
    }

    private Validated<Deployment> deployment(String overrides) throws IOException {
        Files.writeString(project.resolve("deploy.yaml"), APP + overrides);
        Selection selection = new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
        return factory.deployment(
                factory.load(new LoadRequest(Optional.empty(), project, Optional.empty())),
                selection,
                Optional.empty());
    }
}
