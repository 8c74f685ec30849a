package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the image of a service is built. */
final class BuildPart {
    private static final Set<String> NEEDED =
            Set.of("dockerfile_inline", "additional_contexts", "ssh", "secrets", "entitlements");

    private final Reading reading;
    private final ConfigPath path;

    BuildPart(Reading reading, String name) {
        this.reading = reading;
        this.path = ConfigPath.of("services", name, "build");
    }

    Node.Mapping of(Node.Mapping build) {
        TreeBuilder result = new TreeBuilder();
        Nodes.scalar(build, "context").ifPresent(context -> {
            if (context.text().contains("://") || context.text().startsWith("git@")) {
                reading.refuse(
                        "build-elsewhere",
                        "The image is built from '" + context.text() + "', which is no folder here.",
                        path.then("context"),
                        context.span(),
                        "Check it out below this folder and name that, or name the image.");
            }
            result.put("context", TreeBuilder.literal(context.text(), context.span()));
        });
        for (String key : List.of("dockerfile", "target")) {
            Nodes.scalar(build, key)
                    .ifPresent(value -> result.put(key, TreeBuilder.literal(value.text(), value.span())));
        }
        TreeBuilder args = new TreeBuilder();
        Nodes.map(build, "args").entries().forEach((key, entry) -> {
            switch (entry.value()) {
                case Node.Scalar value ->
                    args.put(key, entry.keySpan(), TreeBuilder.template(value.text(), value.span()));
                default -> passed(key, entry, args);
            }
        });
        result.put("args", args.build());
        List<Node> platforms = new ArrayList<>();
        for (Node platform : Nodes.items(build, "platforms")) {
            Reading.text(platform).ifPresent(text -> platforms.add(TreeBuilder.literal(text, platform.span())));
        }
        result.put("platforms", new Node.Sequence(platforms, Optional.empty()));
        rest(build);
        return result.has("context")
                ? result.build(build.span())
                : result.put("context", TreeBuilder.literal(".", Optional.empty()))
                        .build(build.span());
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

    private void rest(Node.Mapping build) {
        build.entries().forEach((key, entry) -> {
            switch (key) {
                case "context", "dockerfile", "target", "args", "platforms" -> {}
                default -> {
                    if (NEEDED.contains(key)) {
                        reading.refuse(
                                "build-needs",
                                "'" + key
                                        + "' of a build is not carried over, and the image could not be built without.",
                                path.then(key),
                                entry.keySpan(),
                                "Build the image yourself and name it under 'image', without 'build'.");
                    } else if (!key.startsWith("x-")) {
                        reading.ledger()
                                .tell(
                                        path.then(key),
                                        entry,
                                        Saying.dropped(
                                                "compose-build-options",
                                                "The image is built as the engine does it by itself.",
                                                "Leave it out, or build the image yourself."));
                    }
                }
            }
        });
    }
}
