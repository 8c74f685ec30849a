package io.omnideploy.spi;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A configuration file as it was read.
 *
 * @param path where it lies
 * @param text all of its characters
 * @param root its content as a tree, with places
 * @param tags the YAML tags of what is more than plain data, as {@code !reset}, by the place of the value that has it
 */
public record SourceDocument(Path path, String text, Node root, Map<SourceSpan, String> tags) {
    public SourceDocument {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(root, "root");
        tags = Map.copyOf(tags);
    }

    /** Returns the name of the folder in which it lies; empty at the top of a file system. */
    public Optional<String> folder() {
        return Optional.ofNullable(path.toAbsolutePath().normalize().getParent())
                .map(Path::getFileName)
                .map(Path::toString);
    }

    /** Makes one without tags. */
    public SourceDocument(Path path, String text, Node root) {
        this(path, text, root, Map.of());
    }
}
