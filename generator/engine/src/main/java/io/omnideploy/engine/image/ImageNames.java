package io.omnideploy.engine.image;

import io.omnideploy.config.Build;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.Target;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Gives each image that is built here its name, {@code [<registry>/]<name>-<component>:<hash of its content>}; builds nothing. */
public final class ImageNames {
    /** Stands in for the name of what can't be built, so that a target can still be asked what else is wrong. */
    private static final String NAMELESS = "nameless";

    private final DeployConfig config;
    private final Path project;
    private final Target target;
    private final BuildCheck check;
    private final SequencedMap<String, ImageBuild> builds = new LinkedHashMap<>();

    private ImageNames(DeployConfig config, Path project, Target target, Diagnostics found) {
        this.config = config;
        this.project = project;
        this.target = target;
        this.check = new BuildCheck(config, project, found);
    }

    /**
     * A description in which every container has an image, and what of them is built here.
     *
     * @param builds by component, in written order, but each behind those that it copies from
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

    /**
     * Tells whether a file at a path would go into an image, and so be part of its name.
     *
     * @param project the folder of the description, absolute
     * @param file absolute
     */
    public static boolean takes(ImageBuild image, Path project, Path file) {
        Build build = image.build();
        try {
            boolean takes =
                    BuildContext.takes(BuildInput.folder(build, project), BuildInput.ignoredBy(build, project), file);
            for (String context : build.contexts().values()) {
                takes |= BuildInput.isFolder(context)
                        && BuildContext.takes(project.resolve(context).normalize(), "", file);
            }
            return takes;
        } catch (IOException | BuildContext.Unusable gone) {
            // It was named a moment ago, and whoever builds it will tell.
            return false;
        }
    }

    private Named named() {
        Map<String, Build> waiting = new LinkedHashMap<>();
        for (Component component : config.components().values()) {
            component
                    .container()
                    .build()
                    .ifPresent(build -> waiting.put(component.name(), forTarget(component, build)));
        }
        check.contexts(waiting);
        // In rounds, since a chain of images may be as long as the description.
        boolean moved = true;
        while (moved) {
            List<String> ready = waiting.keySet().stream()
                    .filter(name -> bases(waiting.get(name)).stream().noneMatch(waiting::containsKey))
                    .toList();
            moved = !ready.isEmpty();
            ready.forEach(name -> named(name, waiting.remove(name)));
        }
        check.cycle(waiting.keySet());
        SequencedMap<String, Component> components = new LinkedHashMap<>();
        config.components().forEach((name, component) -> components.put(name, withImage(component)));
        return new Named(config.withComponents(components), List.copyOf(builds.values()));
    }

    private Component withImage(Component component) {
        ImageBuild build = builds.get(component.name());
        boolean isBuilt = component.container().build().isPresent();
        return isBuilt
                ? component.withContainer(component.container().withImage(build == null ? NAMELESS : build.image()))
                : component;
    }

    /** An image is built where somebody happens to sit, and runs elsewhere. */
    private Build forTarget(Component component, Build build) {
        return build.platforms().isEmpty()
                ? target.buildPlatform(config, component)
                        .map(platform -> build.forPlatforms(List.of(platform)))
                        .orElse(build)
                : build;
    }

    /** Returns the components whose images a build copies from. */
    private static List<String> bases(Build build) {
        List<String> bases = new ArrayList<>();
        for (String context : build.contexts().values()) {
            if (context.startsWith(Build.COMPONENT_CONTEXT)) {
                bases.add(context.substring(Build.COMPONENT_CONTEXT.length()));
            }
        }
        return bases;
    }

    private void named(String component, Build written) {
        Build build = written.withContexts(check.withGivenImages(written.contexts()));
        boolean isPushed =
                config.registry().isPresent() || target.registryProvider().isPresent();
        // Of a base without a name it is told already why it has none.
        if (!check.isSound(component, build) || !builds.keySet().containsAll(bases(build))) {
            return;
        }
        ConfigPath path = BuildCheck.path(config, component);
        try {
            BuildInput input =
                    BuildInput.read(build, project, base -> builds.get(base).image());
            String image = config.registry().map(registry -> registry + "/").orElse("")
                    + config.id().name() + "-" + component + ":" + ContentHash.of(build, input);
            builds.put(component, new ImageBuild(component, image, build, isPushed));
        } catch (IOException | InvalidPathException unreadable) {
            check.unreadable(path, component, unreadable);
        } catch (BuildContext.Unusable unusable) {
            check.unusable(path, unusable);
        }
    }
}
