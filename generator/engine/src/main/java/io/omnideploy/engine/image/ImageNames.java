package io.omnideploy.engine.image;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.SecretNames;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Gives each image that is built here its name, {@code [<registry>/]<name>-<component>:<hash of its content>}; builds nothing. */
public final class ImageNames {
    /** Stands in for the name of what can't be built, so that a target can still be asked what else is wrong. */
    private static final String NAMELESS = "nameless";

    private final DeployConfig config;
    private final Path project;
    private final Target target;
    private final Diagnostics found;
    private final List<ImageBuild> builds = new ArrayList<>();

    private ImageNames(DeployConfig config, Path project, Target target, Diagnostics found) {
        this.config = config;
        this.project = project;
        this.target = target;
        this.found = found;
    }

    /**
     * A description in which every container has an image, and what of them is built here.
     *
     * @param builds by component, in written order
     */
    public record Named(DeployConfig config, List<ImageBuild> builds) {
        public Named {
            builds = List.copyOf(builds);
        }
    }

    /**
     * Names what is built.
     *
     * @param project the folder of the description, absolute
     * @param target where they run: it may have a registry for images for which the description names none, whose names then
     *     bear none, and may want them built for one platform
     * @param found takes what is wrong with a build
     */
    public static Named of(DeployConfig config, Path project, Target target, Diagnostics found) {
        boolean builds = false;
        for (Component component : config.components().values()) {
            builds |= component.container().build().isPresent();
        }
        return builds ? new ImageNames(config, project, target, found).named() : new Named(config, List.of());
    }

    private Named named() {
        SequencedMap<String, Component> components = new LinkedHashMap<>();
        for (Component component : config.components().values()) {
            Container container = component.container();
            Optional<String> image = container
                    .build()
                    .map(build -> forTarget(component, build))
                    .flatMap(build -> named(component, build));
            components.put(
                    component.name(),
                    image.or(() -> container.build().map(unbuildable -> NAMELESS))
                            .map(name -> component.withContainer(container.withImage(name)))
                            .orElse(component));
        }
        return new Named(config.withComponents(components), builds);
    }

    /** An image is built where somebody happens to sit, and runs elsewhere. */
    private Container.Build forTarget(Component component, Container.Build build) {
        return build.platforms().isEmpty()
                ? target.buildPlatform(config, component)
                        .map(platform -> new Container.Build(
                                build.context(), build.dockerfile(), build.args(), build.target(), List.of(platform)))
                        .orElse(build)
                : build;
    }

    private Optional<String> named(Component component, Container.Build build) {
        ConfigPath path = DeployConfig.pathOf(component).then("container", "build");
        refuseSecrets(build, path.then("args"));
        boolean isPushed =
                config.registry().isPresent() || target.registryProvider().isPresent();
        if (build.platforms().size() > 1 && isPushed) {
            // The name would promise what is not in the registry.
            found.add(error(
                    path.then("platforms"),
                    "build-platforms",
                    "An image for several platforms can't be built here.",
                    "Name one, or build and push it with 'docker buildx build' and name it under 'image'."));
            return Optional.empty();
        }
        try {
            return hash(build, path).map(hash -> {
                String image = config.registry().map(registry -> registry + "/").orElse("")
                        + config.id().name() + "-" + component.name() + ":" + hash;
                builds.add(new ImageBuild(component.name(), image, build, isPushed));
                return image;
            });
        } catch (IOException | InvalidPathException unreadable) {
            found.add(error(
                    path.then("context"),
                    "build-context-unreadable",
                    "The folder to build '%s' in can't be read: %s.".formatted(component.name(), unreadable),
                    "Make all of it readable, or leave it out in .dockerignore."));
            return Optional.empty();
        }
    }

    private void refuseSecrets(Container.Build build, ConfigPath args) {
        build.args().forEach((name, value) -> {
            if (!value.isEmpty() && SecretNames.isSecret(name)) {
                found.add(
                        error(
                                args.then(name),
                                "secret-in-build",
                                "The build argument '" + name
                                        + "' is named like a secret, and everyone who has the image can read it.",
                                "Give the secret to the running container, under 'secrets'; if it is none, name it otherwise."));
            }
        });
    }

    private Optional<String> hash(Container.Build build, ConfigPath path) throws IOException {
        Path folder = folder(build, project);
        if (!Files.isDirectory(folder)) {
            found.add(error(
                    path.then("context"),
                    "build-context-missing",
                    "There is no folder '%s' to build in.".formatted(build.context()),
                    "It is looked for from the folder of the description."));
            return Optional.empty();
        }
        Path dockerfile = folder.resolve(dockerfile(build)).normalize();
        ConfigPath written = path.then(build.dockerfile().isPresent() ? "dockerfile" : "context");
        if (!dockerfile.startsWith(folder)) {
            found.add(error(
                    written,
                    "build-dockerfile-outside",
                    "The Dockerfile '%s' lies outside of the folder to build in.".formatted(dockerfile(build)),
                    "Name one inside, relative to the context."));
            return Optional.empty();
        }
        if (!Files.isRegularFile(dockerfile)) {
            found.add(error(
                    written,
                    "build-dockerfile-missing",
                    "There is no %s in '%s'.".formatted(dockerfile(build), build.context()),
                    "Write one, or name another with 'dockerfile', relative to the context."));
            return Optional.empty();
        }
        try {
            return Optional.of(ContentHash.of(build, folder, read(build, project)));
        } catch (BuildContext.Unusable unusable) {
            found.add(error(
                    path.then("context"),
                    "build-context-unusable",
                    unusable.getMessage(),
                    "Name a smaller folder, or correct .dockerignore."));
            return Optional.empty();
        }
    }

    /**
     * Tells whether a file at a path would go into an image, and so be part of its name.
     *
     * @param project the folder of the description, absolute
     * @param file absolute
     */
    public static boolean takes(ImageBuild image, Path project, Path file) {
        try {
            Path folder = folder(image.build(), project);
            return BuildContext.takes(folder, inside(folder, image.build()), file);
        } catch (IOException | BuildContext.Unusable gone) {
            // It was named a moment ago, and whoever builds it will tell.
            return false;
        }
    }

    /** Reads the folder of a build. */
    static BuildContext read(Container.Build build, Path project) throws IOException, BuildContext.Unusable {
        Path folder = folder(build, project);
        return BuildContext.read(folder, inside(folder, build));
    }

    /** Returns the path of the Dockerfile in the folder. */
    private static String inside(Path folder, Container.Build build) {
        return folder.relativize(folder.resolve(dockerfile(build)).normalize())
                .toString()
                .replace('\\', '/');
    }

    /** Returns the folder of a build, absolute. */
    static Path folder(Container.Build build, Path project) {
        return project.resolve(build.context()).normalize();
    }

    private static String dockerfile(Container.Build build) {
        return build.dockerfile().orElse("Dockerfile");
    }

    private Diagnostic error(ConfigPath path, String code, String message, String remedy) {
        return Diagnostic.error(code, message)
                .about(path)
                .at(config.positions().of(path))
                .remedy(remedy);
    }
}
