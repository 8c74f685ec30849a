package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.DockerHost;
import io.omnideploy.testkit.ImageRegistry;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that prepare an account and tend its registry, as somebody runs them. */
class AwsCommandsIT {
    private static final String IMAGE = "t-ecr-local:1";

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void folder() throws IOException {
        Tool.AWS_MOCK.require();
        folder = Files.createDirectories(root.resolve("project"));
    }

    @Test
    void preparesAnAccountAsOftenAsOneLikes() throws IOException {
        Path credentials = root.resolve("aws/credentials");
        try (AwsMock mock = AwsMock.start()) {
            BuiltProgram program = program(mock.environment())
                    .with("AWS_SHARED_CREDENTIALS_FILE", credentials.toString())
                    .with("PATH", withoutTools());

            assertThat(run(program, 10, "bootstrap", "status", "--exit-code").out())
                    .contains("policy", "omnideploy-deployer", "missing");
            assertThat(run(program, 2, "bootstrap", "run").err()).contains("--yes");

            Run.Result made = run(program, 0, "bootstrap", "run", "--yes", "--user", "ci", "--create-key");
            assertThat(made.out()).contains("created").doesNotContain("missing");
            String text = Files.readString(credentials);
            assertThat(text).startsWith("[ci]\naws_access_key_id = ").contains("\naws_secret_access_key = ");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
                    .isEqualTo("rw-------");
            String key = text.split("aws_secret_access_key = ")[1].strip();
            assertThat(key).hasSizeGreaterThan(20);
            assertThat(made.out() + made.err()).doesNotContain(key);

            assertThat(run(program, 0, "bootstrap", "run", "--yes", "--user", "ci", "--create-key")
                            .out())
                    .contains("present")
                    .doesNotContain("created");
            assertThat(credentials).content().isEqualTo(text);
            assertThat(run(program, 0, "bootstrap", "status", "--user", "ci", "--format", "json")
                            .out())
                    .contains("\"format_version\": 1", "\"state\": \"present\"")
                    .doesNotContain("missing");
        }
    }

    @Test
    void printsThePolicyWithoutAskingAnybody() throws IOException {
        BuiltProgram program = program(Map.of());
        assertThat(run(program, 0, "bootstrap", "policy", "-t", "ecs").out())
                .startsWith("{\n  \"Version\" : \"2012-10-17\"")
                .contains("ecs:*Service");
        assertThat(run(program, 2, "bootstrap", "policy", "-t", "docker").err()).contains("not on AWS");
        assertThat(run(program, 2, "bootstrap", "policy", "-t", "ecz").err()).contains("'ecs'");
    }

    @Test
    void saysInOneSentenceWhatIsWrongWithCredentialsOrTheWay() throws IOException {
        Map<String, String> nobody = Map.of(
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:9");
        assertThat(run(program(nobody), 3, "bootstrap", "status").err())
                .contains("No AWS credentials", "AWS_ACCESS_KEY_ID", "~/.aws/credentials", "AWS_PROFILE")
                .doesNotContain("Exception");
        BuiltProgram nowhere = program(nobody)
                .with("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
                .with("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        assertThat(run(nowhere, 3, "ecr", "list").err())
                .contains("AWS can't be reached")
                .doesNotContain("Exception");
    }

    @Test
    void pushesToARealRegistryThatAwsNames() throws Exception {
        Tool.DOCKER.require();
        Tool.DOCKER_REGISTRY.require();
        DockerHost host = new DockerHost();
        host.docker("tag", "omnideploy-test/sh:1", IMAGE);
        try (AwsMock mock = AwsMock.start();
                ImageRegistry registry = ImageRegistry.guarded(root.resolve("registry"));
                LocalEcr front = LocalEcr.start(mock, registry)) {
            BuiltProgram program = program(front.environment())
                    .with("DOCKER_CONFIG", root.resolve("docker").toString());
            try {
                repositories(program);
                pushes(program, registry);
                builds(program, registry, host);
            } finally {
                host.docker("image", "rm", "-f", IMAGE, registry.address() + "/" + IMAGE);
            }
        }
    }

    private void repositories(BuiltProgram program) throws IOException {
        assertThat(run(program, 0, "ecr", "create", "team/web").out()).contains("team/web");
        run(program, 0, "ecr", "create", "team/web");
        assertThat(run(program, 2, "ecr", "create", "Web!").err()).contains("lower-case");
        assertThat(run(program, 0, "ecr", "list", "--format", "json").out()).contains("\"repository\": \"team/web\"");
        assertThat(run(program, 2, "ecr", "delete", "team/web").err()).contains("--yes");
        assertThat(run(program, 0, "ecr", "delete", "team/web", "--yes").out()).contains("removed");
        assertThat(run(program, 0, "ecr", "list").out()).doesNotContain("team/web");
        run(program, 0, "ecr", "delete", "team/web", "--yes");
    }

    private void pushes(BuiltProgram program, ImageRegistry registry) throws IOException {
        assertThat(run(program, 2, "ecr", "push", "t-ecr-absent:1").err()).contains("no image 't-ecr-absent:1'");
        Run.Result pushed = run(program, 0, "ecr", "push", IMAGE);
        assertThat(pushed.out()).isEqualTo(registry.address() + "/" + IMAGE + "\n");
        assertThat(pushed.out() + pushed.err()).doesNotContain(ImageRegistry.PASSWORD);
        assertThat(run(program, 0, "ecr", "login").out()).contains("logged in to " + registry.address());
        assertThat(root.resolve("registry/data/docker/registry/v2/repositories/t-ecr-local/_manifests/tags/1"))
                .isDirectory();
    }

    /** What a description builds goes there without a word about a registry. */
    private void builds(BuiltProgram program, ImageRegistry registry, DockerHost host) throws IOException {
        Path app = Files.createDirectories(folder.resolve("app"));
        Files.writeString(app.resolve("Dockerfile"), "FROM omnideploy-test/sh:1\nRUN echo hello > /greeting\n");
        Files.writeString(folder.resolve("deploy.yaml"), """
                name: t-ecr
                target: ecs
                components:
                  web: {container: {build: {context: app}, ports: [{container_port: 8080, protocol: HTTP}]}}
                """);
        Run.Result built = run(program, 0, "build", "--push");
        assertThat(built.out()).contains(registry.address() + "/t-ecr-web:", "built and pushed");
        assertThat(run(program, 0, "build", "--push").out()).contains("there").doesNotContain("built");
        assertThat(run(program, 0, "ecr", "list").out()).contains("t-ecr-web");
        String image = built.out().replaceAll("(?s).*(" + registry.address() + "/t-ecr-web:[0-9a-f]{12}).*", "$1");
        host.docker("image", "rm", "-f", image);
        Run.Result generated = run(program, 0, "generate");
        assertThat(generated.exit()).isZero();
        try (var files = Files.walk(folder.resolve("infra"))) {
            List<Path> written = files.filter(file -> file.endsWith("web.tf")).toList();
            assertThat(written).hasSize(1);
            assertThat(written.getFirst())
                    .content()
                    .contains(
                            "${data.aws_caller_identity.current.account_id}.dkr.ecr.us-east-1.amazonaws.com/t-ecr-web:");
        }
    }

    private BuiltProgram program(Map<String, String> environment) {
        BuiltProgram program = new BuiltProgram(folder, root.resolve("work"));
        environment.forEach(program::with);
        return program;
    }

    /** What starts the program is there, and no tool that writes or runs code. */
    private String withoutTools() throws IOException {
        Path bin = Files.createDirectories(root.resolve("bin"));
        for (String name : List.of("sh", "dirname", "readlink", "uname", "sed", "cat", "java", "mkdir", "env", "tr")) {
            for (String place : System.getenv("PATH").split(":")) {
                Path tool = Path.of(place, name);
                Path stand = bin.resolve(name);
                if (Files.isExecutable(tool) && !Files.exists(stand)) {
                    Files.writeString(stand, "#!/bin/sh\nexec " + tool + " \"$@\"\n");
                    Files.setPosixFilePermissions(stand, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
        return bin.toString();
    }

    private static Run.Result run(BuiltProgram program, int exit, String... arguments) throws IOException {
        Run.Result result = program.run(arguments);
        assertThat(result.exit())
                .as(String.join(" ", arguments) + "\n" + result.out() + result.err())
                .isEqualTo(exit);
        return result;
    }
}
