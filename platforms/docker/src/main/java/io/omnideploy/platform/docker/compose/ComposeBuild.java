package io.omnideploy.platform.docker.compose;

import io.omnideploy.config.Container;
import io.omnideploy.spi.ImageBuild;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How Docker Compose builds an image by itself, for those who work without us. */
final class ComposeBuild {
    private ComposeBuild() {}

    /** @param projectDir the way from the file to the folder of the description */
    static Entries of(ImageBuild image, String projectDir) {
        Container.Build build = image.build();
        String context = build.context().startsWith("/")
                ? build.context()
                : Path.of(projectDir, build.context()).normalize().toString().replace('\\', '/');
        return new Entries()
                .text("context", Optional.of(ComposeText.literal(context.isEmpty() ? "." : context)))
                .text("dockerfile", build.dockerfile().map(ComposeText::literal))
                .text("target", build.target())
                .map("args", Optional.of(args(build)))
                .texts("platforms", Optional.of(build.platforms()));
    }

    private static SortedMap<String, String> args(Container.Build build) {
        SortedMap<String, String> args = new TreeMap<>(build.args());
        args.replaceAll((name, value) -> ComposeText.literal(value));
        return args;
    }
}
