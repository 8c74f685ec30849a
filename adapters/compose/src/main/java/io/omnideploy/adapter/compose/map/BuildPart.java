package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the image of a service is built. */
final class BuildPart {
    private static final List<String> SWITCHES = List.of("no_cache", "pull");

    /** What is taken over, wholly or with a word about what is not. */
    private static final Set<String> TAKEN = Set.of(
            "context",
            "dockerfile",
            "dockerfile_inline",
            "additional_contexts",
            "args",
            "target",
            "platforms",
            "labels",
            "secrets",
            "ssh",
            "network",
            "extra_hosts",
            "shm_size",
            "cache_from",
            "cache_to",
            "entitlements");

    private static final Pattern HOST = Pattern.compile("([^=:]+)[=:]\\s*\\[?([0-9A-Za-z:.-]+?)\\]?");

    private final Reading reading;
    private final ConfigPath path;

    BuildPart(Reading reading, String name) {
        this.reading = reading;
        this.path = ConfigPath.of("services", name, "build");
    }

    Node.Mapping of(Node.Mapping build) {
        TreeBuilder result = new TreeBuilder();
        Optional<Node.Scalar> context = Nodes.scalar(build, "context");
        context.filter(folder -> isElsewhere(folder.text()))
                .ifPresent(folder -> reading.refuse(
                        "build-elsewhere",
                        "The image is built from '" + folder.text() + "', which is no folder here.",
                        path.then("context"),
                        folder.span(),
                        "Check it out below this folder and name that, or name the image."));
        result.put(
                "context",
                context.map(folder -> TreeBuilder.literal(folder.text(), folder.span()))
                        .orElseGet(() -> TreeBuilder.literal(".", Optional.empty())));
        copy(build, result, "dockerfile", "dockerfile_inline");
        result.put("additional_contexts", contexts(build));
        result.put("args", args(build));
        copy(build, result, "target", "platforms");
        result.put("labels", pairs(Nodes.map(build, "labels")));
        result.put("secrets", secrets(build));
        copy(build, result, "ssh", "network");
        result.put("extra_hosts", hosts(build));
        Nodes.scalar(build, "shm_size")
                .flatMap(size -> Measures.mebibytes(size.text())
                        .map(mebibytes -> TreeBuilder.literal(mebibytes + "Mi", size.span())))
                .ifPresent(size -> result.put("shm_size", size));
        copy(build, result, "cache_from", "cache_to");
        for (String key : SWITCHES) {
            if (Nodes.isTrue(build, key)) {
                result.put(key, TreeBuilder.word(true, build.get(key).flatMap(Node::span)));
            }
        }
        copy(build, result, "entitlements");
        rest(build);
        return result.build(build.span());
    }

    private static boolean isElsewhere(String context) {
        return context.contains("://") || context.startsWith("git@");
    }

    /** The image of another service is that of its component; what is neither that nor a folder can change unseen. */
    private Node contexts(Node.Mapping build) {
        TreeBuilder contexts = new TreeBuilder();
        Nodes.map(build, "additional_contexts").entries().forEach((name, entry) -> {
            if (!(entry.value() instanceof Node.Scalar context)) {
                return;
            }
            String text = context.text();
            String service = text.startsWith("service:") ? text.substring("service:".length()) : "";
            if (reading.names().has(service)) {
                text = "component:" + reading.names().of(service);
            } else if (!service.isEmpty()) {
                reading.refuse(
                        "undeclared",
                        "There is no service '" + service + "' in this run to copy from.",
                        path.then("additional_contexts", name),
                        context.span(),
                        "Name one of the project; one with a profile takes part with '--profile'.");
            } else if ((isElsewhere(text) && !text.startsWith("docker-image://"))) {
                reading.refuse(
                        "build-elsewhere",
                        "'" + text + "' is neither a folder here nor an image: what it holds can change unseen.",
                        path.then("additional_contexts", name),
                        context.span(),
                        "Check it out below this folder and name that, or name an image as docker-image://IMAGE.");
            }
            contexts.put(name, entry.keySpan(), TreeBuilder.literal(text, context.span()));
        });
        return contexts.build();
    }

    private Node args(Node.Mapping build) {
        TreeBuilder args = new TreeBuilder();
        Nodes.map(build, "args").entries().forEach((key, entry) -> {
            switch (entry.value()) {
                case Node.Scalar value ->
                    args.put(key, entry.keySpan(), TreeBuilder.template(value.text(), value.span()));
                default -> passed(key, entry, args);
            }
        });
        return args.build();
    }

    private void passed(String key, Node.Entry entry, TreeBuilder args) {
        Optional<String> value = reading.project().expansion().value(key);
        value.ifPresent(text -> args.put(
                key,
                entry.keySpan(),
                TreeBuilder.literal(text, entry.value().span().or(entry::keySpan))));
        reading.ledger()
                .tell(
                        path.then("args", key),
                        entry,
                        Saying.mapped("compose-passed-on", "It has the value that it has in this run, if any."));
    }

    /** A label without a value has an empty one. */
    private static Node pairs(Node.Mapping written) {
        TreeBuilder pairs = new TreeBuilder();
        written.entries()
                .forEach((key, entry) -> pairs.put(
                        key,
                        entry.keySpan(),
                        TreeBuilder.literal(
                                Reading.text(entry.value()).orElse(""),
                                entry.value().span().or(entry::keySpan))));
        return pairs.build();
    }

    private Node secrets(Node.Mapping build) {
        TreeBuilder secrets = new TreeBuilder();
        for (Node item : Nodes.items(build, "secrets")) {
            if (!(item instanceof Node.Mapping mount)) {
                continue;
            }
            String source = Nodes.text(mount, "source").orElse("");
            Optional<Node.Scalar> target = Nodes.scalar(mount, "target");
            Optional<SourceSpan> span = Nodes.scalar(mount, "source").flatMap(Node.Scalar::span);
            // Compose takes the file name of a path for the id.
            String id = target.map(Node.Scalar::text).orElse(source).replaceFirst("^.*/", "");
            secrets.put(
                    id,
                    target.flatMap(Node.Scalar::span).or(() -> span),
                    DeclaredSecret.source(reading, "secrets", source, span));
            mount.entries().forEach((key, entry) -> {
                boolean isUsed = key.equals("source") || key.equals("target");
                reading.ledger()
                        .tell(
                                path.then("secrets", key),
                                entry,
                                isUsed
                                        ? Saying.mapped("compose-build-secret", "A step reads what it names.")
                                        : Saying.dropped(
                                                "compose-build-secret-owner",
                                                "Who may read a secret of a build is said where the Dockerfile mounts it.",
                                                "Write it there: 'RUN --mount=type=secret,id=" + id + ",mode=0400'."));
            });
        }
        return secrets.build();
    }

    private Node hosts(Node.Mapping build) {
        TreeBuilder hosts = new TreeBuilder();
        Nodes.map(build, "extra_hosts").entries().forEach((name, entry) -> {
            List<Node> addresses = entry.value() instanceof Node.Sequence list ? list.items() : List.of(entry.value());
            for (Node address : addresses) {
                if (address.equals(addresses.getFirst())) {
                    put(hosts, name + "=" + Reading.text(address).orElse(""), address);
                } else {
                    reading.ledger()
                            .tell(
                                    path.then("extra_hosts", name),
                                    address,
                                    Saying.dropped(
                                            "compose-build-hosts",
                                            "A host has one address here, its first.",
                                            "Name the one that is reachable from where images are built."));
                }
            }
        });
        Nodes.items(build, "extra_hosts")
                .forEach(item -> put(hosts, Reading.text(item).orElse(""), item));
        return hosts.build();
    }

    private static void put(TreeBuilder hosts, String pair, Node node) {
        Matcher matcher = HOST.matcher(pair);
        if (matcher.matches()) {
            hosts.put(matcher.group(1), node.span(), TreeBuilder.literal(matcher.group(2), node.span()));
        }
    }

    private static void copy(Node.Mapping build, TreeBuilder result, String... keys) {
        for (String key : keys) {
            List<Node> texts = new ArrayList<>();
            for (Node item : Nodes.items(build, key)) {
                Reading.text(item).ifPresent(text -> texts.add(TreeBuilder.literal(text, item.span())));
            }
            Nodes.scalar(build, key)
                    .ifPresentOrElse(
                            value -> result.put(key, TreeBuilder.literal(value.text(), value.span())),
                            () -> result.put(key, new Node.Sequence(texts, Optional.empty())));
        }
    }

    private void rest(Node.Mapping build) {
        build.entries().forEach((key, entry) -> {
            if (key.equals("privileged") && Nodes.isTrue(build, key)) {
                reading.refuse(
                        "build-needs",
                        "A privileged build is that of an old builder.",
                        path.then(key),
                        entry.keySpan(),
                        "Write 'entitlements: [security.insecure]', and 'RUN --security=insecure' in the Dockerfile.");
            } else if (SWITCHES.contains(key) || key.equals("privileged")) {
                reading.ledger()
                        .tell(
                                path.then(key),
                                entry,
                                Saying.mapped("compose-build-switch", "It is done, or not done, so."));
            } else if (!TAKEN.contains(key) && !key.startsWith("x-")) {
                reading.ledger().tell(path.then(key), entry, dropped(key));
            }
        });
    }

    private static Saying dropped(String key) {
        return switch (key) {
            case "tags" ->
                Saying.dropped(
                        "compose-build-tags",
                        "What is built here is named by deployment, component and content, and by nothing else.",
                        "Leave it out; give the image further names with 'docker tag' after 'omnideploy build'.");
            case "provenance", "sbom" ->
                Saying.dropped(
                        "compose-build-attestations",
                        "What docker buildx states about an image by itself is all that is stated.",
                        "Leave it out, or state more with 'docker buildx build' and name the image.");
            default ->
                Saying.dropped(
                        "compose-build-options",
                        "The image is built as the builder does it by itself.",
                        "Leave it out, or build the image yourself.");
        };
    }
}
