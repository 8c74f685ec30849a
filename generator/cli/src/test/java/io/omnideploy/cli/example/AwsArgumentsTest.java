package io.omnideploy.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the target for ECS makes is what the current AWS provider takes; none is in a package registry to be asked. */
class AwsArgumentsTest {
    private static final ClassLoader LOADER = AwsArgumentsTest.class.getClassLoader();

    private final CompiledCatalog catalog = new CompiledCatalog(LOADER);
    private final Plugins plugins = new Plugins(LOADER);
    private final DeploymentFactory factory = new DeploymentFactory(plugins, catalog);
    private AwsArguments arguments;

    @TempDir
    private Path folder;

    @BeforeEach
    void read() throws IOException {
        arguments = new AwsArguments(catalog);
    }

    static Stream<GoldenExamplesTest.Example> examples() throws IOException {
        return GoldenExamplesTest.examples().stream()
                .filter(example -> example.deployment().target().name().equals("ecs"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void ofEveryExample(GoldenExamplesTest.Example example) {
        assertThat(arguments.problems(example.deployment().graph())).isEmpty();
    }

    @Test
    void ofADescriptionWithEverything() throws IOException {
        Set<ResourceType> made = new TreeSet<>();
        for (String stack : List.of("dev", "prod", "given", "default")) {
            Deployment deployment = expand(stack);
            assertThat(arguments.problems(deployment.graph())).as(stack).isEmpty();
            deployment.graph().resources().values().stream()
                    .map(ResourceSpec::id)
                    .forEach(id -> made.add(id.type()));
            deployment.graph().lookups().values().forEach(lookup -> made.add(lookup.type()));
        }
        Set<ResourceType> left = new TreeSet<>(plugins.targets().stream()
                .filter(target -> target.name().equals("ecs"))
                .findFirst()
                .orElseThrow()
                .resourceTypes());
        left.removeAll(made);

        assertThat(left).as("types that the target says it makes").isEmpty();
    }

    private Deployment expand(String stack) throws IOException {
        Files.writeString(
                folder.resolve("deploy.yaml"), Files.readString(Path.of("src/test/cases/aws-everything.yaml")));
        LoadedConfig loaded = factory.load(new LoadRequest(Optional.empty(), folder, Optional.empty()));
        Validated<Deployment> deployment = factory.deployment(
                loaded,
                new Selection(Optional.of(stack), Optional.empty(), Optional.empty(), Map.of()),
                Optional.empty());
        return deployment.value().orElseThrow(() -> new AssertionError(deployment.diagnostics()));
    }
}
