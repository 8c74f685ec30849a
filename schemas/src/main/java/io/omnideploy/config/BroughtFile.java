package io.omnideploy.config;

import java.util.Objects;
import java.util.Optional;

/**
 * One file that a description brings along to a component.
 *
 * @param volume the name of the volume that it is, or whose folder it is in
 * @param path absolute path in the container
 * @param folder the path of the volume if that is a folder, which holds such files and nothing else
 */
public record BroughtFile(String volume, String path, Optional<String> folder, FileContent.OfFile content) {
    public BroughtFile {
        Objects.requireNonNull(volume, "volume");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(content, "content");
    }

    /** Returns its path below the folder, or its name. */
    public String name() {
        return folder.map(whole -> path.substring(whole.endsWith("/") ? whole.length() : whole.length() + 1))
                .orElseGet(() -> path.substring(path.lastIndexOf('/') + 1));
    }
}
