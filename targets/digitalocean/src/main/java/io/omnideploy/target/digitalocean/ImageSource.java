package io.omnideploy.target.digitalocean;

import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An image in one of the three kinds of registries from which App Platform pulls.
 *
 * @param type the platform's word for the kind
 * @param registry who has the repository there; empty in DigitalOcean's own, of which the account has one
 */
record ImageSource(
        String type, Optional<String> registry, String repository, Optional<String> tag, Optional<String> digest) {
    static final String DOCR = "DOCR";
    static final String GHCR = "GHCR";
    static final String DOCKER_HUB = "DOCKER_HUB";

    private static final String DOCR_HOST = "registry.digitalocean.com";
    private static final String GHCR_HOST = "ghcr.io";
    private static final String HUB_HOST = "docker.io";
    private static final String OFFICIAL = "library";

    /** Reads a reference to an image; empty when it is in another registry. */
    static Optional<ImageSource> parse(String reference) {
        int at = reference.indexOf('@');
        Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(reference.substring(at + 1));
        String named = at < 0 ? reference : reference.substring(0, at);
        int colon = named.lastIndexOf(':');
        boolean isTagged = colon > named.lastIndexOf('/');
        String path = isTagged ? named.substring(0, colon) : named;
        // Without a tag the platform takes this one, and says so ever after.
        String tag = isTagged ? named.substring(colon + 1) : "latest";
        Optional<String> kept = digest.isPresent() ? Optional.empty() : Optional.of(tag);
        int slash = path.indexOf('/');
        String host = slash < 0 ? "" : path.substring(0, slash);
        String rest = slash < 0 ? path : path.substring(slash + 1);
        if (!host.contains(".") && !host.contains(":") && !host.equals("localhost")) {
            return Optional.of(hub(path, kept, digest));
        }
        return switch (host) {
            case HUB_HOST, "index." + HUB_HOST -> Optional.of(hub(rest, kept, digest));
            case GHCR_HOST -> owned(GHCR, rest, kept, digest);
            case DOCR_HOST ->
                owned(DOCR, rest, kept, digest)
                        .map(source -> new ImageSource(DOCR, Optional.empty(), source.repository, kept, digest));
            default -> Optional.empty();
        };
    }

    private static ImageSource hub(String path, Optional<String> tag, Optional<String> digest) {
        return owned(DOCKER_HUB, path, tag, digest)
                .orElseGet(() -> new ImageSource(DOCKER_HUB, Optional.of(OFFICIAL), path, tag, digest));
    }

    private static Optional<ImageSource> owned(
            String type, String path, Optional<String> tag, Optional<String> digest) {
        int slash = path.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Optional.of(new ImageSource(
                        type, Optional.of(path.substring(0, slash)), path.substring(slash + 1), tag, digest));
    }

    /** Returns the host by which people log in. */
    String host() {
        return switch (type) {
            case DOCR -> DOCR_HOST;
            case GHCR -> GHCR_HOST;
            default -> HUB_HOST;
        };
    }

    Value.Obj value() {
        Map<String, Value> fields = new TreeMap<>();
        fields.put("registry_type", Value.text(type));
        registry.ifPresent(owner -> fields.put("registry", Value.text(owner)));
        fields.put("repository", Value.text(repository));
        tag.ifPresent(text -> fields.put("tag", Value.text(text)));
        digest.ifPresent(text -> fields.put("digest", Value.text(text)));
        return Value.object(fields);
    }
}
