package io.omnideploy.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.spi.Platform;
import io.omnideploy.testkit.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DockerPlatformTest {
    @Test
    void isFoundByItsProvider() {
        assertThat(ServiceLoader.load(Platform.class))
                .extracting(Platform::provider)
                .containsExactly("docker");
    }

    @Test
    void filesNeedNoClientLibrary() throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("docker-java") && !entry.contains("jackson-databind"))
                .collect(Collectors.joining(File.pathSeparator));

        Run.Result result = Run.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        EmitProcess.class.getName())
                .go();

        assertThat(result.exit()).as(result.all()).isZero();
        assertThat(result.out()).contains("services:");
    }
}
