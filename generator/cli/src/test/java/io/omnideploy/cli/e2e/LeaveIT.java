package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.testkit.AwsAccount;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * You can leave: with OmniDeploy and all it kept gone but the tool's own state, the bare tool goes on with the generated folder.
 * A backend joins with what its users would type.
 */
@Execution(ExecutionMode.CONCURRENT)
class LeaveIT {
    private static final String CLOUDFORMATION = "2010-05-15";

    @TempDir
    private Path root;

    /** What somebody has who left: the generated folder, the tool, the state of the tool. */
    private record Left(Trial trial, Path infra, Path work, Map<String, String> platform) {
        Run.Result run(int exit, String... command) throws IOException {
            Run.Result result = Run.of(command)
                    .in(infra)
                    .with(platform)
                    .with(Map.of(
                            "OMNIDEPLOY_WORK_DIR", work.toString(),
                            "TF_VAR_token", trial.secret(),
                            "TOKEN", trial.secret()))
                    .go();
            assertThat(result.exit())
                    .as(String.join(" ", command) + "\n" + result.all())
                    .isEqualTo(exit);
            return result;
        }
    }

    @ParameterizedTest
    @MethodSource("io.omnideploy.cli.e2e.BackendContractIT#pairs")
    void theBareToolGoesOn(BackendContractIT.Pair pair) throws IOException, InterruptedException {
        try (Trial trial = Trial.of(pair, "leave", root)) {
            trial.describeWith("volumes: {files: {path: /files}}");
            trial.run(0, "up", "--yes");
            trial.run(0, "generate", "-o", root.resolve("infra").toString());
            Path work = Files.createDirectories(root.resolve("left"));
            String own = pair.backend().equals("pulumi") ? passphrase(trial) : "";
            keepToolState(trial, work);
            Left left = new Left(
                    trial,
                    root.resolve("infra").resolve(Trial.STACK),
                    work,
                    pair.site().environment());
            pair.site().equip(root.resolve("none"), left.infra());
            switch (pair.toString()) {
                case "docker with terraform", "kubernetes with terraform", "ecs with terraform" -> terraform(left);
                case "docker with pulumi", "kubernetes with pulumi", "ecs with pulumi" -> pulumi(left, own);
                case "ecs with cdk" -> cloudFormation(left);
                case "docker with direct" -> compose(left);
                case "kubernetes with direct" -> kubectl(left);
                default -> throw new AssertionError("no leave test for " + pair);
            }
            assertThat(trial.everyInstance()).isEmpty();
        }
    }

    /** Only what the tool itself keeps is taken along. */
    private static void keepToolState(Trial trial, Path work) throws IOException {
        Path state = trial.toolFolder().resolve("terraform.tfstate");
        Path pulumi = trial.work().resolve("pulumi/.pulumi");
        if (Files.exists(pulumi)) {
            Files.createDirectories(work.resolve("pulumi"));
            Files.move(pulumi, work.resolve("pulumi/.pulumi"));
        }
        if (Files.exists(state)) {
            Path there = work.resolve(trial.work().relativize(state));
            Files.createDirectories(there.getParent());
            Files.move(state, there);
        }
        try (Stream<Path> all = Files.walk(trial.work())) {
            for (Path path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void terraform(Left left) throws IOException {
        List<String> api = left.trial().instances("api");
        String init = Files.readString(left.infra().resolve("README.md"))
                .lines()
                .filter(line -> line.contains("init -backend-config"))
                .findFirst()
                .orElseThrow()
                .strip();
        left.run(0, "sh", "-c", init + " -input=false -no-color");
        left.run(0, "terraform", "plan", "-detailed-exitcode", "-input=false", "-no-color");
        left.run(0, "terraform", "apply", "-auto-approve", "-input=false", "-no-color");
        assertThat(left.trial().instances("api")).isEqualTo(api);
        left.run(0, "terraform", "destroy", "-auto-approve", "-input=false", "-no-color");
    }

    /** It is told as the variable that Pulumi takes. */
    private static String passphrase(Trial trial) throws IOException {
        return trial.run(0, "secret", "export", "--reveal")
                .out()
                .lines()
                .filter(line -> line.startsWith("PULUMI_CONFIG_PASSPHRASE="))
                .findFirst()
                .orElseThrow();
    }

    /** As the README says; the program itself is run only where Pulumi's plug-in for Java and a Maven are. */
    private static void pulumi(Left left, String passphrase) throws IOException {
        List<String> api = left.trial().instances("api");
        String place = Files.readString(left.infra().resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("export PULUMI_BACKEND_URL="))
                .findFirst()
                .orElseThrow();
        String before = place + "\nexport " + passphrase + "\nexport PULUMI_SKIP_UPDATE_CHECK=1\n";
        left.run(0, "sh", "-ec", before + """
                pulumi stack select --create %s
                pulumi config set --secret token "$TOKEN"
                pulumi stack output
                pulumi refresh --non-interactive --preview-only --expect-no-changes
                if command -v pulumi-language-java; then pulumi preview --non-interactive --refresh --expect-no-changes; fi
                """.formatted(Trial.STACK));
        assertThat(left.trial().instances("api")).isEqualTo(api);
        left.run(0, "sh", "-ec", before + "pulumi destroy --non-interactive --yes --skip-preview");
    }

    /** CloudFormation itself is the tool: it has what stands in the folder, and removes it without anybody's help. */
    private static void cloudFormation(Left left) throws IOException {
        AwsAccount account = SharedMock.get().account();
        Map<String, String> stack = Map.of("StackName", left.trial().name() + "-" + Trial.STACK);
        Matcher body = Pattern.compile("(?s)<TemplateBody>(.*)</TemplateBody>")
                .matcher(account.query("cloudformation", CLOUDFORMATION, "GetTemplate", stack));
        assertThat(body.find()).isTrue();
        String live = body.group(1)
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(live))
                .isEqualTo(json.readTree(Files.readString(left.infra().resolve("template.json"))));
        account.query("cloudformation", CLOUDFORMATION, "DeleteStack", stack);
    }

    private static void compose(Left left) throws IOException {
        Tool.DOCKER_COMPOSE.require();
        String worker = left.trial().instances("worker").getFirst();
        left.run(0, "docker", "exec", worker, "sh", "-c", "echo kept > /files/note");
        String project = left.trial().name() + "-" + Trial.STACK;
        assertThat(left.run(0, "docker", "compose", "-p", project, "ps", "--format", "json")
                        .out())
                .contains("\"api\"", "\"worker\"");
        left.run(0, "docker", "compose", "-p", project, "logs");
        left.run(0, "docker", "compose", "up", "-d", "--wait");
        assertThat(left.trial().everyInstance()).hasSize(2);
        assertThat(left.run(0, "docker", "compose", "exec", "-T", "worker", "cat", "/files/note")
                        .out())
                .isEqualTo("kept\n");
        left.run(0, "docker", "compose", "down");
    }

    private static void kubectl(Left left) throws IOException, InterruptedException {
        List<String> before = left.trial().everyInstance();
        left.run(0, "kubectl", "diff", "--server-side", "--field-manager=somebody", "-k", ".");
        left.run(0, "kubectl", "apply", "--server-side", "-k", ".");
        assertThat(left.trial().everyInstance()).isEqualTo(before);
        left.run(0, "kubectl", "delete", "--wait=false", "--ignore-not-found", "-k", ".");
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (!left.trial().everyInstance().isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
    }
}
