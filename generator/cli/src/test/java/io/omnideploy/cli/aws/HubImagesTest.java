package io.omnideploy.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.image.HubImages;
import io.omnideploy.plan.Progress;
import io.omnideploy.spi.BuildRequest;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.ImageBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that name no registry, and the architecture of tasks. */
class HubImagesTest {
    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();

    private HubImages images(String architecture) throws IOException {
        Deployment deployment = Expanded.of(folder, "dev", """
                        name: app
                        components:
                          a: {kind: worker, container: {image: 'acme/only-intel:1'}}
                          b: {kind: worker, container: {image: 'acme/only-intel:1'}}
                          c: {kind: worker, container: {image: 'both:1'}}
                          d: {kind: worker, container: {image: 'unknown:1'}}
                          e: {kind: worker, container: {image: 'registry.example.com/only-intel:1'}}
                          f: {kind: worker, container: {image: 'acme/only-intel:1', platform: linux/amd64}}
                        ecs: {architecture: %s}
                        """.formatted(architecture))
                .outcome()
                .orRefuse();
        return new HubImages(deployment.config(), deployment.target());
    }

    @Test
    void thatAreForAnotherArchitectureAreRefusedAllAtOnce() throws IOException {
        HubImages images = images("arm64");

        assertThatThrownBy(() -> images.require(Engine::new))
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((Refused) thrown).diagnostics())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .first()
                .asString()
                .contains(
                        "Image acme/only-intel:1 is for linux/amd64, and 'a' runs on linux/arm64",
                        "docker buildx build --platform linux/arm64 -t acme/only-intel:1");
        assertThat(asked).containsExactly("acme/only-intel:1", "both:1", "unknown:1");
    }

    @Test
    void thatFitAreNot() throws IOException {
        HubImages images = images("x86_64");

        assertThatCode(() -> images.require(Engine::new)).doesNotThrowAnyException();
    }

    @Test
    void areNotComparedWithoutAnEngine() throws IOException {
        HubImages images = images("arm64");

        assertThatCode(() -> images.require(() -> {
                    throw Failed.because("no engine");
                }))
                .doesNotThrowAnyException();
    }

    private final class Engine implements ImageBuilder {
        private static final Map<String, Set<String>> PLATFORMS =
                Map.of("acme/only-intel:1", Set.of("linux/amd64"), "both:1", Set.of("linux/amd64", "linux/arm64"));

        @Override
        public Set<String> platforms(String image) {
            asked.add(image);
            return PLATFORMS.getOrDefault(image, Set.of());
        }

        @Override
        public String identity() {
            return "";
        }

        @Override
        public String builder(ImageBuild image) {
            return "";
        }

        @Override
        public boolean isBuilt(String image) {
            return false;
        }

        @Override
        public boolean isPushed(String image) {
            return false;
        }

        @Override
        public void build(BuildRequest request) {}

        @Override
        public void push(ImageBuild image, Progress.Listener progress) {}

        @Override
        public void close() {}
    }
}
