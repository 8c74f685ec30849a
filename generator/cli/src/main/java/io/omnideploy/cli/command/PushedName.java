package io.omnideploy.cli.command;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Under which name an image goes to a registry. */
record PushedName(String repository, String tag) {
    /** As the distribution's reference has it. */
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    PushedName {
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(tag, "tag");
    }

    /**
     * Returns the name that is wanted, or that of the local image without its registry.
     *
     * @throws Refused when it is a digest, which names one thing for ever, or no name
     */
    static PushedName of(String local, Optional<String> wanted) {
        if (wanted.isEmpty() && local.contains("@")) {
            throw new Refused(Diagnostic.error("usage", "'" + local + "' has a digest for a tag.")
                    .remedy("Name the image as it is to be called there, as a second parameter."));
        }
        String name = wanted.orElseGet(() -> withoutRegistry(local));
        int colon = name.lastIndexOf(':');
        boolean tagged = colon > name.lastIndexOf('/');
        PushedName pushed = tagged
                ? new PushedName(name.substring(0, colon), name.substring(colon + 1))
                : new PushedName(name, tagOf(local));
        if (!TAG.matcher(pushed.tag()).matches()) {
            throw new Refused(Diagnostic.error("usage", "'" + pushed.tag() + "' is no tag.")
                    .remedy("A tag has up to 128 letters, digits and _ . -"));
        }
        return pushed;
    }

    private static String tagOf(String local) {
        String name = withoutRegistry(local).replaceFirst("@.*$", "");
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(colon + 1) : "latest";
    }

    /** Docker's own rule: without a dot, a port or "localhost" the first part is an organisation. */
    private static String withoutRegistry(String local) {
        int slash = local.indexOf('/');
        String first = slash < 0 ? "" : local.substring(0, slash);
        boolean isRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
        return isRegistry ? local.substring(slash + 1) : local;
    }
}
