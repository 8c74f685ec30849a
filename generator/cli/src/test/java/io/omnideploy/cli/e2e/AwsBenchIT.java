package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.engine.Plugins;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.Secrets;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.AwsProfile;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench on which targets of AWS are tried: a graph by hand, the real provider, a mock of the API. */
class AwsBenchIT {
    private static final Secrets NO_SECRETS = new Secrets() {
        @Override
        public String value(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public String fingerprint(String name) {
            throw new IllegalArgumentException(name);
        }
    };

    @TempDir
    private Path root;

    @Test
    void bringsUpWhatTheCatalogSaysThroughTheOldProvider() throws IOException {
        Tool.AWS.require();
        Path jar = root.resolve("profile.jar");
        AwsProfile.writeJar(jar);
        Path generated = Files.createDirectories(root.resolve("infra/dev"));
        try (AwsMock mock = AwsMock.start();
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            Files.writeString(generated.resolve("mock_override.tf"), mock.override());
            Backend backend = new Plugins(loader).backend("terraform");
            RunRequest request = new RunRequest(
                    new EmitRequest(
                            new DeploymentId("bench", "dev"),
                            "ecs",
                            graph(),
                            new CompiledCatalog(loader),
                            provider -> Optional.empty(),
                            Optional.empty(),
                            "../.."),
                    root.resolve("work"),
                    root,
                    generated,
                    NO_SECRETS,
                    event -> {},
                    false);
            try (PreparedRun up = backend.prepareUp(request)) {
                assertThat(up.plan().notes().toString()).contains("mock_override.tf");
                up.apply();
            }
            assertThat(mock.requests()).contains("POST");
            try (PreparedRun again = backend.prepareUp(request)) {
                assertThat(again.plan().changes()).extracting(Change::operation).containsOnly(Operation.NONE);
                assertThat(again.bindings()).containsKey("file mock_override.tf");
            }
            try (PreparedRun destroy = backend.prepareDestroy(new DestroyRequest(request, false))) {
                destroy.apply();
            }
        }
    }

    private static ResourceGraph graph() {
        List<ResourceSpec> specs = new ArrayList<>();
        ResourceId cluster = id("ecs.Cluster");
        specs.add(spec(id("logs.LogGroup"), Map.of("name", Value.text("/ecs/bench-dev"))));
        specs.add(spec(cluster, Map.of("name", Value.text("bench-dev"))));
        ResourceId providers = id("ecs.ClusterCapacityProviders");
        specs.add(spec(
                providers,
                Map.of(
                        "cluster_name", Value.ref(cluster, "name"),
                        "capacity_providers", Value.list(Value.text("FARGATE")))));
        specs.add(ResourceSpec.builder(id("ec2.Eip"))
                .set("domain", Value.text("vpc"))
                .after(Set.of(providers))
                .build());
        return ResourceGraph.of(
                specs, List.of(), List.of(), Map.of("aws", Value.object(Map.of("region", Value.text("eu-central-1")))));
    }

    private static ResourceSpec spec(ResourceId id, Map<String, Value> properties) {
        ResourceSpec.Builder builder = ResourceSpec.builder(id);
        properties.forEach(builder::set);
        return builder.build();
    }

    private static ResourceId id(String type) {
        return ResourceId.of(ResourceType.parse("aws." + type), "main");
    }
}
