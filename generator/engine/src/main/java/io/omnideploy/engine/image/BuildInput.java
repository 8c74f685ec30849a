package io.omnideploy.engine.image;

import io.omnideploy.config.Build;
import io.omnideploy.spi.BuildSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Everything that goes into an image, as it lies on the disk.
 *
 * @param files the folder that it is built in
 * @param dockerfile where the Dockerfile lies; empty if the description has its text
 * @param path the Dockerfile's in the folder; {@link #ELSEWHERE} if it lies elsewhere or nowhere
 * @param sources what else is copied from
 */
record BuildInput(BuildContext files, Optional<Path> dockerfile, String path, SortedMap<String, BuildSource> sources) {
    /** The name of a Dockerfile that is not in the folder, which no file of a project has. */
    static final String ELSEWHERE = ".omnideploy.Dockerfile";

    private static final String USUAL_NAME = "Dockerfile";

    /**
     * Reads what a build takes.
     *
     * @param project the folder of the description, absolute
     * @param images gives the image of another component that is built
     */
    static BuildInput read(Build build, Path project, UnaryOperator<String> images)
            throws IOException, BuildContext.Unusable {
        Path folder = folder(build, project);
        Optional<Path> dockerfile = dockerfile(build, project);
        SortedMap<String, BuildSource> sources = new TreeMap<>();
        for (var context : build.contexts().entrySet()) {
            sources.put(context.getKey(), source(context.getValue(), project, images));
        }
        return new BuildInput(
                BuildContext.read(folder, ignoredBy(build, project)),
                dockerfile,
                dockerfile
                        .filter(file -> file.startsWith(folder))
                        .map(file -> relative(folder, file))
                        .orElse(ELSEWHERE),
                sources);
    }

    /** Returns the folder of a build, absolute. */
    static Path folder(Build build, Path project) {
        return project.resolve(build.context()).normalize();
    }

    /** Returns where the Dockerfile lies, absolute; empty if the description has its text. */
    static Optional<Path> dockerfile(Build build, Path project) {
        return build.instructions().isPresent()
                ? Optional.empty()
                : Optional.of(folder(build, project)
                        .resolve(build.dockerfile().orElse(USUAL_NAME))
                        .normalize());
    }

    /** Returns the path from the folder to the Dockerfile, whose own .dockerignore comes first. */
    static String ignoredBy(Build build, Path project) {
        Path folder = folder(build, project);
        return dockerfile(build, project).map(file -> relative(folder, file)).orElse("");
    }

    /** Tells whether a further context is a folder. */
    static boolean isFolder(String context) {
        return !context.startsWith(Build.IMAGE_CONTEXT) && !context.startsWith(Build.COMPONENT_CONTEXT);
    }

    private static BuildSource source(String context, Path project, UnaryOperator<String> images)
            throws IOException, BuildContext.Unusable {
        if (context.startsWith(Build.IMAGE_CONTEXT)) {
            return new BuildSource.Image(context.substring(Build.IMAGE_CONTEXT.length()));
        }
        if (context.startsWith(Build.COMPONENT_CONTEXT)) {
            return new BuildSource.Image(images.apply(context.substring(Build.COMPONENT_CONTEXT.length())));
        }
        return new BuildSource.Folder(
                BuildContext.read(project.resolve(context).normalize(), "").files());
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
