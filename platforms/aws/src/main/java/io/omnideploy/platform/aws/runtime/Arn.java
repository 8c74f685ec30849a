package io.omnideploy.platform.aws.runtime;

import java.util.Objects;

/**
 * A name in all of AWS, taken apart.
 *
 * @param service as {@code ecs}
 * @param resource all behind the account, as {@code service/shop-dev/web}
 */
record Arn(String text, String service, String resource) {
    private static final int PARTS = 6;

    Arn {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(resource, "resource");
    }

    static Arn parse(String text) {
        String[] parts = text.split(":", PARTS);
        return parts.length < PARTS ? new Arn(text, "", text) : new Arn(text, parts[2], parts[PARTS - 1]);
    }

    /** Tells whether it is a copy of data, which has the tags of what it was made of and outlives it on purpose. */
    boolean isSnapshot() {
        return resource.startsWith("snapshot:") || resource.startsWith("cluster-snapshot:");
    }

    /** Returns what follows the last slash or colon. */
    String last() {
        return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
    }

    /** Returns what follows the first slash or colon. */
    String rest() {
        return resource.replaceFirst("^[^/:]*[/:]", "");
    }
}
