package io.omnideploy.engine.approval;

import io.omnideploy.config.Node;
import io.omnideploy.config.Template;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Digests of a resolved description: one for each key at the top, and one for each component and backing service, so that a
 * difference can be named. Where something is written, and in which order keys are, makes no difference.
 */
final class DescriptionDigests {
    private static final Set<String> BY_NAME = Set.of("components", "backing_services", "shared_volumes");

    private DescriptionDigests() {}

    /** Returns the digests by path. */
    static SortedMap<String, String> of(Node.Mapping description) {
        SortedMap<String, String> digests = new TreeMap<>();
        description.entries().forEach((key, entry) -> {
            if (BY_NAME.contains(key) && entry.value() instanceof Node.Mapping named) {
                named.entries().forEach((name, inner) -> digests.put(key + "." + name, digest(inner.value())));
            } else {
                digests.put(key, digest(entry.value()));
            }
        });
        return digests;
    }

    private static String digest(Node node) {
        Digest digest = new Digest();
        add(node, digest);
        return digest.hex();
    }

    private static void add(Node node, Digest digest) {
        switch (node) {
            case Node.Scalar scalar -> digest.add("text").add(scalar.text());
            case Node.Nothing nothing -> digest.add("nothing");
            case Node.Expanded expanded -> template(expanded.template(), digest);
            case Node.Sequence list -> {
                digest.add("list " + list.items().size());
                list.items().forEach(item -> add(item, digest));
            }
            case Node.Mapping map -> {
                digest.add("map " + map.entries().size());
                new TreeMap<>(map.entries()).forEach((key, entry) -> {
                    digest.add(key);
                    add(entry.value(), digest);
                });
            }
        }
    }

    private static void template(Template template, Digest digest) {
        digest.add("template " + template.parts().size());
        for (Template.Part part : template.parts()) {
            switch (part) {
                case Template.Literal literal -> digest.add("text").add(literal.text());
                case Template.Reference reference ->
                    digest.add("reference").add(reference.owner()).add(reference.attribute());
                case Template.SecretPart secret ->
                    digest.add("secret").add(secret.source().toString());
            }
        }
    }
}
