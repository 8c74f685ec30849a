package io.omnideploy.spi;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file of the folder in which an image is built.
 *
 * @param path relative to that folder, with forward slashes
 * @param file where it lies, absolute
 */
public record ContextFile(String path, Path file, Kind kind) {
    public ContextFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(kind, "kind");
    }

    /** What of a file's nature a build carries over; git carries the same. */
    public enum Kind {
        PLAIN,
        EXECUTABLE,
        LINK
    }
}
