package io.omnideploy.cli.example;

import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.Target;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every example becomes: {@code examples/<name>/expected/<target>-<backend>/<stack>}. Which pairs an example is for, its
 * folders say.
 */
class GoldenExamplesTest {
    private static final Path EXAMPLES =
            Path.of("../../examples").toAbsolutePath().normalize();

    /** One example, resolved for one stack, on one pair. */
    record Example(Path folder, Deployment deployment) {
        @Override
        public String toString() {
            return "%s: %s on %s with %s"
                    .formatted(
                            folder.getFileName(),
                            deployment.id().stack(),
                            deployment.target().name(),
                            deployment.backend().name());
        }
    }

    static List<Example> examples() throws IOException {
        ClassLoader loader = GoldenExamplesTest.class.getClassLoader();
        Plugins plugins = new Plugins(loader);
        DeploymentFactory factory = new DeploymentFactory(plugins, new CompiledCatalog(loader));
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                LoadedConfig loaded = factory.load(new LoadRequest(Optional.empty(), folder, Optional.empty()));
                List<String> stacks =
                        loaded.declaredStacks().isEmpty() ? List.of("dev") : List.copyOf(loaded.declaredStacks());
                for (String stack : stacks) {
                    for (Target target : plugins.targets()) {
                        for (Backend backend : factory.backendsFor(target)) {
                            if (!Files.isDirectory(folder.resolve("expected").resolve(pair(target, backend)))) {
                                continue;
                            }
                            examples.add(new Example(folder, deployment(factory, loaded, stack, target, backend)));
                        }
                    }
                }
            }
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void becomesWhatIsExpected(Example example) throws IOException {
        Deployment deployment = example.deployment();
        Path expected = example.folder()
                .resolve("expected")
                .resolve(pair(deployment.target(), deployment.backend()))
                .resolve(deployment.id().stack());
        Golden.checkFolder(expected, deployment.backend().emit(deployment.emitRequest()));
    }

    private static String pair(Target target, Backend backend) {
        return target.name() + "-" + backend.name();
    }

    private static Deployment deployment(
            DeploymentFactory factory, LoadedConfig loaded, String stack, Target target, Backend backend) {
        Selection selection =
                new Selection(Optional.of(stack), Optional.of(target.name()), Optional.of(backend.name()), Map.of());
        return factory.deployment(loaded, selection, Optional.empty()).orRefuse();
    }
}
