package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.SourceFiles;
import io.omnideploy.spi.adapt.Nodes;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a project is in the image that a service builds. While people work on a program they often mount its folder over the
 * copy in the image, which is all that it needs elsewhere.
 */
final class ImageSources {
    /** An instruction that puts files of the build's context into the image, with what it copies. */
    private static final Pattern COPY =
            Pattern.compile("(?im)^[ \\t]*(?:COPY|ADD)[ \\t]+(?!--from)(?:--\\S+[ \\t]+)*+([^\\n]*)$");

    private static final Pattern FROM_FPM =
            Pattern.compile("(?im)^FROM[ \\t]+(?:--\\S+[ \\t]+)*\\S+[:-]fpm(?:-|[ \\t\\r]|$)");

    private final Optional<Path> context;
    private final String dockerfile;

    private ImageSources(Optional<Path> context, String dockerfile) {
        this.context = context;
        this.dockerfile = dockerfile;
    }

    static ImageSources of(Node.Mapping service, SourceFiles files) {
        Node.Mapping build = Nodes.map(service, "build");
        Optional<Path> context = Nodes.text(build, "context")
                .filter(folder -> !folder.contains(":"))
                .flatMap(ImageSources::path);
        String file = Nodes.text(build, "dockerfile").orElse("Dockerfile");
        return new ImageSources(
                context,
                Nodes.text(build, "dockerfile_inline")
                        .or(() -> context.map(folder -> text(folder.resolve(file), files)))
                        .orElse(""));
    }

    private static String text(Path file, SourceFiles files) {
        String path = file.normalize().toString().replace('\\', '/');
        try {
            return files.exists(path) ? files.text(path, Optional.empty()) : "";
        } catch (Refused unreadable) {
            // That the image can't be built from it is said where the image is.
            return "";
        }
    }

    /** Tells whether a service runs PHP's process manager, which speaks FastCGI: by its image, or the one that it is built from. */
    static boolean isFpm(Node.Mapping service, SourceFiles files) {
        return Nodes.text(service, "image").filter(KnownImages::isFpm).isPresent()
                || FROM_FPM.matcher(of(service, files).dockerfile).find();
    }

    /** Tells whether a folder, as seen from the description's, is copied into the image. */
    boolean have(String folder) {
        if (context.isEmpty() || folder.startsWith("/") || dockerfile.isEmpty()) {
            return false;
        }
        return path(folder)
                .filter(path -> context.get().toString().isEmpty() || path.startsWith(context.get()))
                .filter(path -> isCopied(context.get().relativize(path)))
                .isPresent();
    }

    private boolean isCopied(Path folder) {
        Matcher copies = COPY.matcher(dockerfile);
        while (copies.find()) {
            String[] words =
                    copies.group(1).replaceAll("[\\[\\]\",]", " ").strip().split("\\s+");
            for (int at = 0; at < words.length - 1; at++) {
                Path copied = Path.of(words[at].replace("*", "_").replaceFirst("^/+", ""))
                        .normalize();
                if (copied.toString().isEmpty() || folder.startsWith(copied)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text).normalize());
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
