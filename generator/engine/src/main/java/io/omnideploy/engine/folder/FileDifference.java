package io.omnideploy.engine.folder;

import java.util.Objects;

/**
 * A file of a generated folder that is not as it would be written.
 *
 * @param path relative to the folder, with forward slashes
 * @param committed its text now; empty when it is missing
 * @param generated its text as it would be written; empty when it would be removed
 */
public record FileDifference(String path, Kind kind, String committed, String generated) {
    public FileDifference {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(committed, "committed");
        Objects.requireNonNull(generated, "generated");
    }

    /** What would happen to the file. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }
}
