package io.omnideploy.platform.docker.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.Build;
import io.omnideploy.config.SecretSource;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Progress;
import io.omnideploy.spi.BuildRequest;
import io.omnideploy.spi.BuildSource;
import io.omnideploy.spi.ContextFile;
import io.omnideploy.spi.ImageBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildkitBuildTest {
    private static final BuildCommand BUILDX =
            new BuildCommand(Path.of("/bin/docker"), BuildCommand.Kind.BUILDX, "0.29.1");
    private static final BuildCommand BUILT_IN =
            new BuildCommand(Path.of("/bin/docker"), BuildCommand.Kind.BUILT_IN, "20.10.24");

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void saysAllThatIsToBeKnownAndNoSecret() throws IOException {
        BuildRequest request = request(List.of("linux/amd64", "linux/arm64"), true);
        try (BuildFolder files = BuildFolder.of(request)) {
            BuildArguments arguments = new BuildArguments(
                    BUILDX, request, files, request.image().build().platforms());
            assertThat(arguments.with("--push"))
                    .containsExactly(
                            "/bin/docker",
                            "buildx",
                            "build",
                            "--push",
                            "--progress=plain",
                            "--tag=registry.example/shop-web:0123456789ab",
                            "--file=" + files.dockerfile(),
                            "--target=run",
                            "--platform=linux/amd64,linux/arm64",
                            "--build-arg=VERSION=1 --push",
                            "--label=team=web",
                            "--secret=id=npm,env=OMNIDEPLOY_BUILD_SECRET_1",
                            "--ssh=default",
                            "--build-context=base=docker-image://registry.example/shop-base:ba9876543210",
                            "--build-context=more=" + files.sources().get("more"),
                            "--cache-to=type=inline",
                            "--allow=security.insecure",
                            "--pull",
                            files.context().toString());
            assertThat(arguments.variables()).containsExactly(Map.entry("OMNIDEPLOY_BUILD_SECRET_1", "s3cret-value"));
            assertThat(request.toString()).doesNotContain("s3cret");
            assertThat(files.context().resolve("bin/run")).hasContent("run");
            assertThat(Files.getPosixFilePermissions(files.context().resolve("bin/run")))
                    .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
            assertThat(files.context().resolve("Dockerfile")).doesNotExist();
            assertThat(files.sources().get("more").resolve("bin/run")).exists();
        }
        assertThat(BUILDX.refusal(request.image())).isEmpty();
        assertThat(BUILT_IN.refusal(request.image())).contains("additional_contexts");
        assertThat(BuildCommand.need(request.image())).isPresent();
        assertThat(BuildCommand.need(new ImageBuild("web", "web:1", plain(), true)))
                .isEmpty();
    }

    @Test
    void hidesWhatAStepPrintsAndNamesTheStepThatFailed() throws IOException {
        BuildkitLog log = new BuildkitLog(request(List.of(), false));
        log.line("#5 [2/2] RUN ./install");
        log.line("#5 sha256:" + "0".repeat(64));
        log.line("#5 0.123 token s3cret-value taken");
        log.line("#5 ERROR: process \"/bin/sh -c ./install\" did not complete successfully: exit code: 7");
        log.line("ERROR: failed to build: failed to solve: process did not complete");
        assertThat(said).hasSize(4).noneMatch(line -> line.contains("s3cret"));
        Failed failed = log.failed();
        assertThat(failed.cause())
                .startsWith("The build failed at [2/2] RUN ./install: ")
                .contains("exit code: 7");
        assertThat(failed.details()).contains("#5 0.123 token *** taken");
    }

    @Test
    void loginsOfTheDescriptionAreInAFolderOfTheirOwnThatGoesAway() throws IOException {
        Files.writeString(
                folder.resolve("config.json"), "{\"credsStore\":\"desktop\",\"auths\":{\"other.example\":{}}}");
        ClientSettings settings = new ClientSettings(
                "unix:///run/one.sock",
                Optional.empty(),
                folder,
                new TreeMap<>(Map.of("registry.example", new ClientSettings.Login("me", "pass-word"))));
        Map<String, String> environment = new HashMap<>(Map.of("DOCKER_CONTEXT", "elsewhere"));
        Path own;
        try (ClientSettings.Opened opened = settings.open()) {
            opened.into(environment);
            own = Path.of(environment.get("DOCKER_CONFIG"));
            assertThat(own.resolve("config.json"))
                    .content()
                    .contains("\"other.example\"", "\"registry.example\":{\"auth\":\"bWU6cGFzcy13b3Jk\"}")
                    .contains("\"credHelpers\":{\"registry.example\":\"\"}", "\"credsStore\":\"desktop\"");
            assertThat(Files.getPosixFilePermissions(own.resolve("config.json")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(own).doesNotExist();
        assertThat(environment)
                .containsEntry("DOCKER_HOST", "unix:///run/one.sock")
                .doesNotContainKey("DOCKER_CONTEXT");
        assertThat(settings.toString()).doesNotContain("pass-word");
    }

    @Test
    void aPersonTurnsItOffAsForDockerItself() {
        assertThat(BuildCommand.find(Map.of("PATH", System.getenv("PATH"), "DOCKER_BUILDKIT", "0")))
                .isEmpty();
        assertThat(BuildCommand.find(Map.of("PATH", folder.toString()))).isEmpty();
    }

    private BuildRequest request(List<String> platforms, boolean pushed) throws IOException {
        Path file = Files.writeString(folder.resolve("run"), "run");
        List<ContextFile> files = List.of(new ContextFile("bin/run", file, ContextFile.Kind.EXECUTABLE));
        Build build = new Build(
                "app",
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(Map.of("more", "more", "base", "component:base")),
                new TreeMap<>(Map.of("VERSION", "1 --push")),
                Optional.of("run"),
                platforms,
                new TreeMap<>(Map.of("team", "web")),
                new TreeMap<>(Map.of("npm", new SecretSource("env", "NPM_TOKEN"))),
                List.of("default"),
                new Build.Way(
                        Optional.empty(),
                        new TreeMap<>(),
                        Optional.empty(),
                        List.of(),
                        List.of("type=inline"),
                        List.of("security.insecure"),
                        false,
                        true));
        return new BuildRequest(
                new ImageBuild("web", "registry.example/shop-web:0123456789ab", build, pushed),
                new BuildRequest.Dockerfile("Dockerfile", "FROM scratch\n"),
                files,
                new TreeMap<>(Map.of(
                        "more", new BuildSource.Folder(files),
                        "base", new BuildSource.Image("registry.example/shop-base:ba9876543210"))),
                new TreeMap<>(Map.of("npm", "s3cret-value")),
                List.of("default"),
                event -> {
                    if (event instanceof Progress.Said line) {
                        said.add(line.line());
                    }
                });
    }

    private static Build plain() {
        return new Build("app", Optional.empty(), new TreeMap<>(), Optional.empty(), List.of());
    }
}
