package io.omnideploy.platform.aws.registry;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image whose name says in which registry it is.
 *
 * @param reference its tag, or its digest as {@code sha256:…}
 */
record HostedImage(String host, String repository, String reference) {
    private static final Pattern FORM =
            Pattern.compile("[a-zA-Z0-9.-]+(:[0-9]+)? [a-z0-9._/-]+ ([A-Za-z0-9_][A-Za-z0-9_.-]*|sha256:[0-9a-f]{64})");

    HostedImage {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(reference, "reference");
    }

    /** Takes a name apart; empty for one without a registry, or that is none. */
    static Optional<HostedImage> of(String image) {
        int slash = image.indexOf('/');
        String host = slash < 0 ? "" : image.substring(0, slash);
        // Docker's own rule: without a dot, a port or "localhost" the first part is an organisation.
        if (!host.contains(".") && !host.contains(":") && !host.equals("localhost")) {
            return Optional.empty();
        }
        String rest = image.substring(slash + 1);
        int at = rest.indexOf('@');
        String named = at < 0 ? rest : rest.substring(0, at);
        int colon = named.lastIndexOf(':');
        boolean tagged = colon > named.lastIndexOf('/');
        String repository = tagged ? named.substring(0, colon) : named;
        String tag = tagged ? named.substring(colon + 1) : "latest";
        HostedImage hosted = new HostedImage(host, repository, at < 0 ? tag : rest.substring(at + 1));
        return FORM.matcher(hosted.host + " " + hosted.repository + " " + hosted.reference)
                        .matches()
                ? Optional.of(hosted)
                : Optional.empty();
    }

    URI manifest() {
        return URI.create(base() + "/manifests/" + reference);
    }

    URI blob(String digest) {
        return URI.create(base() + "/blobs/" + digest);
    }

    /** Docker's own rule: what is on this machine needs no certificate. */
    private String base() {
        boolean local = host.startsWith("127.") || host.startsWith("localhost");
        return (local ? "http://" : "https://") + host + "/v2/" + repository;
    }
}
