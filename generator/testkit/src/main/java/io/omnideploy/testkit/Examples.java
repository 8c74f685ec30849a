package io.omnideploy.testkit;

import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.spi.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every example on every target for which an expected folder says that it is meant, by one backend of the class path. */
public final class Examples {
    private static final Path FOLDER =
            Path.of("../../examples").toAbsolutePath().normalize();

    private Examples() {}

    /** One example, resolved for one stack, on one target. */
    public record Example(Path folder, Deployment deployment) {
        /** Returns the folder with the files that it is expected to become. */
        public Path expected() {
            return folder.resolve("expected")
                    .resolve(deployment.target().name() + "-"
                            + deployment.backend().name())
                    .resolve(deployment.id().stack());
        }

        /** Tells whether there is such a folder. */
        public boolean isGolden() {
            return Files.isDirectory(expected().getParent());
        }

        @Override
        public String toString() {
            return "%s: %s on %s"
                    .formatted(
                            folder.getFileName(),
                            deployment.id().stack(),
                            deployment.target().name());
        }
    }

    /**
     * Returns the examples that a backend of the class path can write.
     *
     * @param backend its name
     */
    public static List<Example> of(String backend) throws IOException {
        ClassLoader loader = Examples.class.getClassLoader();
        Plugins plugins = new Plugins(loader);
        DeploymentFactory factory = new DeploymentFactory(plugins, new CompiledCatalog(loader));
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FOLDER)) {
            for (Path folder : folders.filter(Examples::isDescribed).sorted().toList()) {
                LoadedConfig loaded = factory.load(new LoadRequest(Optional.empty(), folder, Optional.empty()));
                List<String> stacks =
                        loaded.declaredStacks().isEmpty() ? List.of("dev") : List.copyOf(loaded.declaredStacks());
                for (String stack : stacks) {
                    for (Target target : plugins.targets()) {
                        if (isMeant(folder, target) && supports(factory, target, backend)) {
                            Selection selection = new Selection(
                                    Optional.of(stack), Optional.of(target.name()), Optional.of(backend), Map.of());
                            examples.add(new Example(
                                    folder,
                                    factory.deployment(loaded, selection, Optional.empty())
                                            .orRefuse()));
                        }
                    }
                }
            }
        }
        return examples;
    }

    /** Other formats come to the same graphs; their adapters are no matter of a backend. */
    private static boolean isDescribed(Path folder) {
        return Files.isRegularFile(folder.resolve("deploy.yaml"));
    }

    private static boolean supports(DeploymentFactory factory, Target target, String name) {
        return factory.backendsFor(target).stream()
                .anyMatch(backend -> backend.name().equals(name));
    }

    private static boolean isMeant(Path folder, Target target) throws IOException {
        try (Stream<Path> pairs = Files.list(folder.resolve("expected"))) {
            return pairs.anyMatch(pair -> pair.getFileName().toString().startsWith(target.name() + "-"));
        }
    }
}
