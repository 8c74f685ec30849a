package io.omnideploy.spi;

import io.omnideploy.config.Node;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A configuration file as it was read.
 *
 * @param path where it lies
 * @param text all of its characters
 * @param root its content as a tree, with places
 */
public record SourceDocument(Path path, String text, Node root) {
    public SourceDocument {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(root, "root");
    }
}
