package io.omnideploy.engine.image;

import io.omnideploy.config.Build;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.SecretNames;
import io.omnideploy.config.SecretSource;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells what is wrong with builds: folders and files that are not there, secrets where all can read them. */
final class BuildCheck {
    /** What is read on the machine that builds. */
    private static final Set<String> READ_HERE = Set.of("env", "file", "store");

    private final DeployConfig config;
    private final Path project;
    private final Diagnostics found;
    private int told;

    BuildCheck(DeployConfig config, Path project, Diagnostics found) {
        this.config = config;
        this.project = project;
        this.found = found;
    }

    /** Returns where a build stands. */
    static ConfigPath path(DeployConfig config, String component) {
        return DeployConfig.pathOf(config.components().get(component)).then("container", "build");
    }

    /** Checks the names of components and kinds of further contexts. */
    void contexts(Map<String, Build> builds) {
        builds.forEach((component, build) -> build.contexts().forEach((name, context) -> {
            ConfigPath at = path(config, component).then("additional_contexts", name);
            if (context.startsWith(Build.COMPONENT_CONTEXT)) {
                String base = context.substring(Build.COMPONENT_CONTEXT.length());
                if (!config.components().containsKey(base)) {
                    error(
                            at,
                            "unknown-component",
                            "There is no component '%s' to copy from.".formatted(base),
                            "Components: %s."
                                    .formatted(String.join(
                                            ", ", config.components().keySet())));
                }
            } else if (isElsewhere(context)) {
                error(
                        at,
                        "build-context-elsewhere",
                        "'%s' is neither a folder here nor an image: what it holds can change unseen."
                                .formatted(context),
                        "Check it out and name the folder, or name an image as docker-image://IMAGE.");
            }
        }));
    }

    private static boolean isElsewhere(String context) {
        return BuildInput.isFolder(context) && (context.contains("://") || context.startsWith("git@"));
    }

    /** Tells which builds copy from each other. */
    void cycle(Collection<String> components) {
        components.forEach(component -> error(
                path(config, component).then("additional_contexts"),
                "build-cycle",
                "The image of '%s' is built from one that is built from it, or waits for such a one."
                        .formatted(component),
                "Remove one of these contexts: %s.".formatted(String.join(", ", components))));
    }

    /** Returns further contexts, with the image in the place of a component whose image is not built here. */
    SortedMap<String, String> withGivenImages(SortedMap<String, String> contexts) {
        SortedMap<String, String> given = new TreeMap<>(contexts);
        given.replaceAll((name, context) -> {
            if (!context.startsWith(Build.COMPONENT_CONTEXT)) {
                return context;
            }
            Component base = config.components().get(context.substring(Build.COMPONENT_CONTEXT.length()));
            return base == null || base.container().build().isPresent()
                    ? context
                    : base.container()
                            .image()
                            .map(image -> Build.IMAGE_CONTEXT + image)
                            .orElse(context);
        });
        return given;
    }

    /** Tells whether a build can be named; what is against it is told. */
    boolean isSound(String component, Build build) {
        ConfigPath path = path(config, component);
        int before = told;
        secrets(build, path);
        try {
            files(build, path);
        } catch (InvalidPathException unreadable) {
            unreadable(path, component, unreadable);
        }
        return told == before;
    }

    /** Tells that a folder can't be read. */
    void unreadable(ConfigPath build, String component, Exception failure) {
        error(
                build.then("context"),
                "build-context-unreadable",
                "The folder to build '%s' in can't be read: %s.".formatted(component, failure),
                "Make all of it readable, or leave it out in .dockerignore.");
    }

    /** Tells that a folder can't be built in. */
    void unusable(ConfigPath build, BuildContext.Unusable unusable) {
        error(
                build.then("context"),
                "build-context-unusable",
                unusable.getMessage(),
                "Name a smaller folder, or correct .dockerignore.");
    }

    private void secrets(Build build, ConfigPath path) {
        build.args().forEach((name, value) -> {
            if (!value.isEmpty() && SecretNames.isSecret(name)) {
                error(
                        path.then("args", name),
                        "secret-in-build",
                        "The build argument '" + name
                                + "' is named like a secret, and everyone who has the image can read it.",
                        "Give it to the step that needs it, under 'build.secrets', or to the running container, under"
                                + " 'secrets'; if it is none, name it otherwise.");
            }
        });
        build.secrets().forEach((id, source) -> {
            if (!READ_HERE.contains(source.scheme())) {
                error(
                        path.then("secrets", id),
                        "build-secret-source",
                        elsewhere(source),
                        "Name env:, file: or store:.");
            }
        });
    }

    private static String elsewhere(SecretSource source) {
        return "A build reads its secrets on the machine that builds, and '%s' is read by the platform."
                .formatted(source);
    }

    private void files(Build build, ConfigPath path) {
        Path folder = BuildInput.folder(build, project);
        if (!Files.isDirectory(folder)) {
            error(
                    path.then("context"),
                    "build-context-missing",
                    "There is no folder '%s' to build in.".formatted(build.context()),
                    "It is looked for from the folder of the description.");
            return;
        }
        Optional<Path> dockerfile = BuildInput.dockerfile(build, project);
        if (dockerfile.isPresent() && !Files.isRegularFile(dockerfile.get())) {
            error(
                    path.then(build.dockerfile().isPresent() ? "dockerfile" : "context"),
                    "build-dockerfile-missing",
                    "There is no %s in '%s'.".formatted(build.dockerfile().orElse("Dockerfile"), build.context()),
                    "Write one, or name another with 'dockerfile', relative to the context.");
        }
        build.contexts().forEach((name, context) -> {
            if (BuildInput.isFolder(context) && !isElsewhere(context) && !Files.isDirectory(project.resolve(context))) {
                error(
                        path.then("additional_contexts", name),
                        "build-context-missing",
                        "There is no folder '%s' to copy from.".formatted(context),
                        "It is looked for from the folder of the description.");
            }
        });
    }

    private void error(ConfigPath path, String code, String message, String remedy) {
        told++;
        found.add(Diagnostic.error(code, message)
                .about(path)
                .at(config.positions().of(path))
                .remedy(remedy));
    }
}
