package io.omnideploy.config;

import java.util.Objects;
import java.util.Optional;

/** Where a backend keeps its state when not in the work folder of this machine. */
public sealed interface StateSettings {
    /** A bucket of S3, key {@code <prefix>/<name>/<stack>/<backend>}. */
    record S3(String bucket, Optional<String> prefix, String region) implements StateSettings {
        public S3 {
            Objects.requireNonNull(bucket, "bucket");
            Objects.requireNonNull(prefix, "prefix");
            Objects.requireNonNull(region, "region");
        }
    }

    /** The tool maker's own cloud. */
    record Cloud(String organization) implements StateSettings {
        public Cloud {
            Objects.requireNonNull(organization, "organization");
        }
    }
}
