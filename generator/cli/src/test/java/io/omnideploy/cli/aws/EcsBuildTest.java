package io.omnideploy.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.spi.ImageBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images that are built for tasks of the target ecs. */
class EcsBuildTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void context() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
    }

    private Expanded expanded(String container, String architecture) throws IOException {
        return Expanded.of(folder, "dev", """
                name: app
                tags: {team: shop}
                components: {jobs: {kind: worker, container: {build: {context: . %s}}}
                ecs: {architecture: %s}
                """.formatted(container, architecture));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "}                                   | x86_64 | linux/amd64",
                "}                                   | arm64  | linux/arm64",
                "}, platform: linux/arm64            | x86_64 | linux/arm64",
                ", platforms: [linux/arm64]}         | x86_64 | linux/arm64",
            })
    void areBuiltForTheArchitectureOfTheirTasks(String container, String architecture, String platform)
            throws IOException {
        Expanded app = expanded(container, architecture);

        assertThat(builds(app))
                .singleElement()
                .satisfies(build -> assertThat(build.build().platforms()).containsExactly(platform));
        assertThat(app.text()).contains(platform.endsWith("arm64") ? "ARM64" : "X86_64");
    }

    @Test
    void haveAnotherNameForAnotherArchitecture() throws IOException {
        assertThat(builds(expanded("}", "x86_64")).getFirst().image())
                .isNotEqualTo(builds(expanded("}", "arm64")).getFirst().image());
    }

    @Test
    void areNotBuiltForWhatTheirTasksAreNot() throws IOException {
        assertThat(expanded(", platforms: [linux/amd64]}, platform: linux/arm64", "x86_64")
                        .said(Severity.ERROR))
                .extracting(Diagnostic::message)
                .containsExactly("The image of 'jobs' is built for linux/amd64, and its tasks run on linux/arm64.");
    }

    private static List<ImageBuild> builds(Expanded app) {
        return app.outcome().orRefuse().builds();
    }
}
