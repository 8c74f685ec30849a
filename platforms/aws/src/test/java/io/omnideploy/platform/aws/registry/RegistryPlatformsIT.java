package io.omnideploy.platform.aws.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.platform.aws.AwsPlatform;
import io.omnideploy.platform.aws.EmptyAccount;
import io.omnideploy.platform.aws.NoSecrets;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.testkit.AwsProcess;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryPlatformsIT {
    private static final ResourceId TASK = ResourceId.of(ResourceType.parse("aws.ecs.TaskDefinition"), "web");

    @TempDir
    private static Path folder;

    private static LocalRegistry registry;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Tool.DOCKER_REGISTRY.require();
        registry = LocalRegistry.start(folder);
        registry.image("acme/web", "1", "amd64");
        registry.index("acme/both", "1", "amd64", "arm64");
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void tellsThePlatformsOfAnImageAndOfAnIndex() {
        try (RegistryPlatforms platforms = new RegistryPlatforms(host -> Optional.empty())) {
            assertThat(platforms.of(registry.address() + "/acme/web:1")).containsExactly("linux/amd64");
            assertThat(platforms.of(registry.address() + "/acme/both:1")).containsExactly("linux/amd64", "linux/arm64");
        }
    }

    @Test
    void whatCanNotBeAskedSaysNothing() {
        try (RegistryPlatforms platforms = new RegistryPlatforms(host -> Optional.empty())) {
            assertThat(platforms.of(registry.address() + "/acme/absent:1")).isEmpty();
            assertThat(platforms.of("127.0.0.1:9/acme/web:1")).isEmpty();
            assertThat(platforms.of("nginx:1.27")).isEmpty();
            assertThat(platforms.of("127.0.0.1:9/../x?y#z")).isEmpty();
        }
    }

    @Test
    void anImageOfAnotherArchitectureIsRefusedWithTheCommandThatBuildsIt() throws IOException {
        Tool.AWS_MOCK.require();
        String image = registry.address() + "/acme/web:1";
        try (AwsProcess process = new AwsProcess(EmptyAccount.get().endpoint());
                PlatformSession session = new AwsPlatform()
                        .connect(new ConnectRequest(Value.object(Map.of()), Path.of("/"), NoSecrets.NONE))) {
            assertThat(process).isNotNull();
            assertThatThrownBy(() -> session.obstacles(request(image, "ARM64")))
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        assertThat(refused.diagnostics()).hasSize(1);
                        assertThat(refused.diagnostics().getFirst().message())
                                .isEqualTo(
                                        "Image %s is for linux/amd64, and tasks of 'web' run on linux/arm64.", image);
                        assertThat(refused.diagnostics().getFirst().remedy().orElseThrow())
                                .contains("docker buildx build --platform linux/arm64 -t " + image);
                    });
            assertThat(session.obstacles(request(image, "X86_64"))).isEmpty();
            assertThat(session.obstacles(request(registry.address() + "/acme/both:1", "ARM64")))
                    .isEmpty();
            assertThatThrownBy(() -> session.obstacles(agent(image))).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.diagnostics().getFirst().message())
                        .isEqualTo("Image %s is for linux/amd64, and AgentCore runs 'front' on linux/arm64.", image);
                assertThat(refused.diagnostics().getFirst().remedy().orElseThrow())
                        .contains("docker buildx build --platform linux/arm64 -t " + image);
            });
            assertThat(session.obstacles(agent(registry.address() + "/acme/both:1")))
                    .isEmpty();
            assertThat(session.remarks()).isEmpty();
            assertThat(session.obstacles(agent(registry.address() + "/acme/absent:1")))
                    .isEmpty();
            assertThat(session.remarks())
                    .singleElement()
                    .asString()
                    .contains("Nobody could look at image", "/acme/absent:1", "linux/arm64");
        }
    }

    private static ReadRequest agent(String image) {
        ResourceSpec agent = ResourceSpec.builder(
                        ResourceId.of(ResourceType.parse("aws.bedrockagentcore.AgentRuntime"), "front"))
                .set(
                        "agent_runtime_artifact",
                        Value.object(Map.of(
                                "container_configuration", Value.object(Map.of("container_uri", Value.text(image))))))
                .build();
        return new ReadRequest(
                new DeploymentId("helpdesk", "dev"), ResourceGraph.of(List.of(agent), List.of(), List.of(), Map.of()));
    }

    private static ReadRequest request(String image, String architecture) {
        ResourceSpec task = ResourceSpec.builder(TASK)
                .set("runtime_platform", Value.object(Map.of("cpu_architecture", Value.text(architecture))))
                .set(
                        "container_definitions",
                        new Value.JsonText(Value.list(Value.object(Map.of("image", Value.text(image))))))
                .build();
        return new ReadRequest(
                new DeploymentId("shop", "dev"), ResourceGraph.of(List.of(task), List.of(), List.of(), Map.of()));
    }
}
