package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.DockerHost;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The page about CI does what it says: the script lines of its jobs are taken out of it and run, each job in a fresh checkout
 * with a work folder of its own, with nothing but the artifacts between them.
 */
class CiPageIT {
    private static final Path PAGE = Path.of("../../docs/ci.md");
    private static final Pattern BLOCK =
            Pattern.compile("## (GitHub Actions|GitLab)\n\n```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SECRET = Pattern.compile("\\$\\{\\{ secrets\\.([A-Z_]+) }}");
    private static final String NAME = "t-ci-page";
    private static final Map<String, String> SECRETS =
            Map.of("OMNIDEPLOY_PASSPHRASE", Canary.random(), "STRIPE_KEY", Canary.random());

    private static final String DESCRIPTION = """
            name: t-ci-page
            components:
              web:
                kind: worker
                container: {image: omnideploy-test/sh:1}
                secrets: {STRIPE_KEY: "env:STRIPE_KEY"}
            stacks:
              prod: {}
            """;

    @TempDir
    private Path root;

    private final DockerHost host = new DockerHost();

    /** A job as far as it is run here. */
    private record Job(List<String> lines, List<String> artifacts) {}

    @BeforeEach
    @AfterEach
    void clean() throws IOException {
        Tool.DOCKER.require();
        host.clean(NAME);
    }

    @Test
    void jobsForGithubPlanAndApply() throws IOException {
        Map<String, Object> workflow = block("GitHub Actions");
        Map<String, String> variables = new HashMap<>();
        map(workflow.get("env")).forEach((name, value) -> variables.put(name, given(value.toString())));
        Map<String, Job> jobs = new LinkedHashMap<>();
        map(workflow.get("jobs")).forEach((name, job) -> jobs.put(name, github(map(job))));

        assertThat(jobs).containsOnlyKeys("plan", "apply");
        inTurn(jobs, variables, "direct");
    }

    @Test
    void jobsForGitlabPlanAndApply() throws IOException {
        Tool.TERRAFORM.require();
        Map<String, Object> pipeline = block("GitLab");
        Map<String, String> variables = new HashMap<>(SECRETS);
        map(pipeline.get("variables")).forEach((name, value) -> variables.put(name, value.toString()));
        Map<String, Job> jobs = new LinkedHashMap<>();
        for (String name : List.of("plan", "apply")) {
            Map<String, Object> job = map(pipeline.get(name));
            jobs.put(
                    name,
                    new Job(
                            texts(job.get("script")),
                            texts(map(job.get("artifacts")).get("paths"))));
        }

        inTurn(jobs, variables, "terraform");
    }

    @Test
    void jobForGitlabSeesDrift() throws IOException {
        List<String> drift = texts(map(block("GitLab").get("drift")).get("script"));
        Map<String, String> variables = new HashMap<>(SECRETS);
        variables.put("OMNIDEPLOY_STACK", "prod");
        expect(0, job(new Job(List.of("omnideploy up --yes"), List.of()), "first", variables, "direct"));

        expect(0, job(new Job(drift, List.of()), "none", variables, "direct"));
        host.docker("rm", "-f", host.containers(NAME, "prod").getFirst());
        expect(10, job(new Job(drift, List.of()), "some", variables, "direct"));
    }

    private void inTurn(Map<String, Job> jobs, Map<String, String> variables, String backend) throws IOException {
        Path artifacts = Files.createDirectories(root.resolve("artifacts"));
        for (Map.Entry<String, Job> entry : jobs.entrySet()) {
            assertThat(entry.getValue().lines()).as(entry.getKey()).isNotEmpty();
            Run.Result result = job(entry.getValue(), entry.getKey(), variables, backend);
            expect(0, result);
            for (String artifact : entry.getValue().artifacts()) {
                Files.copy(
                        root.resolve(entry.getKey()).resolve("checkout").resolve(artifact),
                        artifacts.resolve(artifact));
            }
            assertThat(host.containers(NAME, "prod", "web"))
                    .hasSize(entry.getKey().equals("apply") ? 1 : 0);
        }
        assertThat(artifacts).isNotEmptyDirectory();
    }

    /** Runs a job in a checkout of its own, with the artifacts of those before it. */
    private Run.Result job(Job job, String name, Map<String, String> variables, String backend) throws IOException {
        Path checkout = Files.createDirectories(root.resolve(name).resolve("checkout"));
        Files.writeString(checkout.resolve("deploy.yaml"), DESCRIPTION);
        if (Files.exists(root.resolve("artifacts"))) {
            try (Stream<Path> artifacts = Files.list(root.resolve("artifacts"))) {
                for (Path artifact : artifacts.toList()) {
                    Files.copy(artifact, checkout.resolve(artifact.getFileName()));
                }
            }
        }
        Map<String, String> environment = new HashMap<>(variables);
        Path program = Path.of("target/omnideploy/bin").toAbsolutePath();
        environment.put("PATH", program + ":" + System.getenv("PATH"));
        environment.put(
                "OMNIDEPLOY_WORK_DIR", root.resolve(name).resolve("work").toString());
        environment.put("OMNIDEPLOY_BACKEND", backend);
        environment.put(
                "GITHUB_STEP_SUMMARY", root.resolve(name).resolve("summary.md").toString());
        return Run.of("bash", "-e", "-o", "pipefail", "-c", String.join("\n", job.lines()))
                .in(checkout)
                .with(environment)
                .observedBy(new CanaryWatch(
                        root.resolve(name),
                        root.resolve(name).resolve("work"),
                        environment,
                        SECRETS.values().stream().map(Canary::new).collect(Collectors.toSet()),
                        Set.of(),
                        false))
                .go();
    }

    private static Job github(Map<String, Object> job) {
        List<String> lines = new ArrayList<>();
        List<String> artifacts = new ArrayList<>();
        for (Object each : (List<?>) job.get("steps")) {
            Map<String, Object> step = map(each);
            if (step.containsKey("run")) {
                lines.add(step.get("run").toString());
            } else if (step.get("uses").toString().startsWith("actions/upload-artifact@")) {
                artifacts.add(map(step.get("with")).get("path").toString());
            }
        }
        return new Job(lines, artifacts);
    }

    private static String given(String value) {
        Matcher secret = SECRET.matcher(value);
        return secret.matches() ? SECRETS.get(secret.group(1)) : value;
    }

    private static Map<String, Object> block(String heading) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            if (blocks.group(1).equals(heading)) {
                return map(new Yaml().load(blocks.group(2)));
            }
        }
        throw new AssertionError("the page has no block for " + heading);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    private static List<String> texts(Object node) {
        return node == null
                ? List.of()
                : ((List<?>) node).stream().map(Object::toString).toList();
    }

    private static void expect(int exit, Run.Result result) {
        assertThat(result.exit()).as(result.all()).isEqualTo(exit);
        SECRETS.values().forEach(secret -> assertThat(result.all()).doesNotContain(secret));
    }
}
