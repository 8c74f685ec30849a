package io.omnideploy.adapter.score;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.DeploySection;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes volumes of what a container mounts: storage, and files beside the description. */
final class MountPart {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\$\\{(?:metadata|resources)\\.[^}]*\\}");

    /** A volume that the workload requires, and not one that is known by a name of its own. */
    private static final Pattern RESOURCE = Pattern.compile("\\$\\{resources\\.[^}.]+(\\.source)?\\}");

    private final WorkloadScope scope;
    private final Node.Mapping container;
    private final ConfigPath path;

    MountPart(WorkloadScope scope, Node.Mapping container, ConfigPath path) {
        this.scope = scope;
        this.container = container;
        this.path = path;
    }

    Node.Mapping mounts() {
        SequencedMap<String, Node.Entry> volumes = new LinkedHashMap<>();
        each("volumes", (target, settings, at) -> volume(target, settings, at, volumes));
        each("files", (target, settings, at) -> file(target, settings, at, volumes));
        return new Node.Mapping(volumes, Optional.empty());
    }

    private interface Mount {
        void at(Node.Scalar target, Node.Mapping settings, ConfigPath path);
    }

    /** Mounts stand in a list with targets, or in a map from these. */
    private void each(String key, Mount mount) {
        switch (container.get(key).orElse(null)) {
            case Node.Mapping map ->
                map.entries().forEach((target, entry) -> {
                    if (entry.value() instanceof Node.Mapping settings) {
                        mount.at(new Node.Scalar(target, true, entry.keySpan()), settings, path.then(key, target));
                    }
                });
            case Node.Sequence list -> {
                for (int index = 0; index < list.items().size(); index++) {
                    ConfigPath at = path.then(key).item(index);
                    if (list.items().get(index) instanceof Node.Mapping settings) {
                        Nodes.scalar(settings, "target").ifPresent(target -> mount.at(target, settings, at));
                    }
                }
            }
            case null -> {}
            default -> {}
        }
    }

    private void volume(
            Node.Scalar target, Node.Mapping settings, ConfigPath at, SequencedMap<String, Node.Entry> volumes) {
        Node.Scalar source = Nodes.scalar(settings, "source").orElse(target);
        Optional<Node.Scalar> readOnly =
                Nodes.scalar(settings, "readOnly").or(() -> Nodes.scalar(settings, "read_only"));
        String name = scope.placeholders().converted(source.text(), at, source.span());
        String slug = Naming.slug(name, '-');
        Optional<Node> shared = RESOURCE.matcher(source.text().strip()).matches()
                ? Optional.of(TreeBuilder.word(DeploySection.usable(name), source.span()))
                : Optional.empty();
        volumes.put(
                slug.isEmpty() || !Character.isLetter(slug.charAt(0)) ? "v-" + slug : slug,
                new Node.Entry(
                        settings.span(),
                        new TreeBuilder()
                                .put("path", TreeBuilder.literal(target.text(), target.span()))
                                .put("read_only", readOnly.map(value -> TreeBuilder.word(value.text(), value.span())))
                                .put(SharedMounts.KEY, shared)
                                .build(settings.span())));
        settings.entries().forEach((key, entry) -> {
            switch (key) {
                case "source", "target" ->
                    scope.ledger().tell(at.then(key), entry, Saying.mapped("score-volume", "It is the volume's name."));
                case "readOnly", "read_only" -> {}
                default ->
                    scope.ledger()
                            .tell(
                                    at.then(key),
                                    entry,
                                    Saying.dropped(
                                            "score-volume-path", "A volume is mounted as a whole.", "Leave it out."));
            }
        });
    }

    private void file(
            Node.Scalar target, Node.Mapping settings, ConfigPath at, SequencedMap<String, Node.Entry> volumes) {
        TreeBuilder what = new TreeBuilder().put("path", TreeBuilder.literal(target.text(), target.span()));
        Optional<Node.Scalar> source = Nodes.scalar(settings, "source");
        Optional<Node.Scalar> content = Nodes.scalar(settings, "content");
        boolean isText = Nodes.isTrue(settings, "noExpand");
        if (source.isPresent()) {
            beside(source.get(), isText, at, what);
        } else if (content.isPresent()) {
            what.put(
                    "content",
                    text(content.get().text(), isText, at, content.get().span()));
        } else if (Nodes.scalar(settings, "binaryContent").isPresent()) {
            binary(Nodes.scalar(settings, "binaryContent").get(), at, what);
        } else {
            return;
        }
        String name = Naming.slug("file-" + target.text(), '-');
        volumes.put(
                name.substring(0, Math.min(48, name.length())).replaceAll("-+$", ""),
                new Node.Entry(settings.span(), what.build(settings.span())));
        settings.entries().forEach((key, entry) -> {
            if (key.equals("noExpand")) {
                scope.ledger()
                        .tell(at.then(key), entry, Saying.mapped("score-file", "The file is given as it lies there."));
            } else if (!Set.of("source", "target", "content", "binaryContent").contains(key)) {
                scope.ledger()
                        .tell(
                                at.then(key),
                                entry,
                                Saying.approximated(
                                        "score-file",
                                        "The file is given as it lies there, for all to read.",
                                        "Leave it out."));
            }
        });
    }

    /** Bytes that are text after all stay readable. */
    private void binary(Node.Scalar written, ConfigPath at, TreeBuilder what) {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(written.text());
        } catch (IllegalArgumentException malformed) {
            scope.problems()
                    .add(Diagnostic.error("wrong-form", "This is no base64: it ends within a byte.")
                            .about(at.then("binaryContent"))
                            .at(written.span())
                            .remedy("Write what 'base64 FILE' says, whole."));
            return;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\0') < 0 && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            what.put("content", TreeBuilder.literal(text, written.span()));
        } else {
            String base64 = Base64.getEncoder().encodeToString(bytes);
            what.put("content_base64", TreeBuilder.literal(base64, written.span()));
        }
    }

    private Node text(String text, boolean isText, ConfigPath at, Optional<SourceSpan> span) {
        return isText
                ? TreeBuilder.literal(text, span)
                : TreeBuilder.template(scope.placeholders().converted(text, at, span), span);
    }

    /** A file in which nothing is to be filled in stays one; of another the text is carried over. */
    private void beside(Node.Scalar source, boolean isText, ConfigPath at, TreeBuilder what) {
        String place = scope.place(source.text());
        Optional<String> template = isText ? Optional.empty() : withPlaceholders(place, source);
        if (template.isPresent()) {
            what.put("content", text(template.get(), false, at, source.span()));
        } else {
            what.put("read_only", Node.word(true))
                    .put("source", TreeBuilder.literal(place, source.span()))
                    .put("elsewhere", Node.word("copied"));
        }
    }

    /** Returns the text of a file if it holds placeholders. */
    private Optional<String> withPlaceholders(String place, Node.Scalar source) {
        if (!scope.files().exists(place)) {
            return Optional.empty();
        }
        try {
            return Optional.of(scope.files().text(place, source.span()))
                    .filter(text -> PLACEHOLDER.matcher(text).find());
        } catch (Refused unreadable) {
            // No text, or more of it than anybody writes by hand: nothing is filled in there.
            return Optional.empty();
        }
    }
}
