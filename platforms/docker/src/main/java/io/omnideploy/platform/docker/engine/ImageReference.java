package io.omnideploy.platform.docker.engine;

import java.util.Locale;

/**
 * The name of an image, taken apart.
 *
 * @param repository with the registry, if it names one
 * @param tag tag, or digest as {@code sha256:…}
 */
record ImageReference(String repository, String tag) {
    /** The registry of names that name none. */
    static final String DEFAULT_REGISTRY = "docker.io";

    static ImageReference parse(String name) {
        int at = name.indexOf('@');
        if (at >= 0) {
            // The digest decides; a tag beside it is for people.
            return new ImageReference(untagged(name.substring(0, at)), name.substring(at + 1));
        }
        String repository = untagged(name);
        return new ImageReference(
                repository, repository.length() == name.length() ? "latest" : name.substring(repository.length() + 1));
    }

    /** Returns the host of the registry, as logins are kept under it. */
    String registry() {
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        // Docker's own rule: without a dot, a port or "localhost" the first part is an organisation.
        return first.contains(".") || first.contains(":") || first.equals("localhost")
                ? first.toLowerCase(Locale.ROOT)
                : DEFAULT_REGISTRY;
    }

    private static String untagged(String name) {
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}
