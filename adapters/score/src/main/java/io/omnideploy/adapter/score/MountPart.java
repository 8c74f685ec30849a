package io.omnideploy.adapter.score;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes volumes of what a container mounts: storage, and files beside the description. */
final class MountPart {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\$\\{(?:metadata|resources)\\.[^}]*\\}");

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
        volumes.put(
                slug.isEmpty() || !Character.isLetter(slug.charAt(0)) ? "v-" + slug : slug,
                new Node.Entry(
                        settings.span(),
                        new TreeBuilder()
                                .put("path", TreeBuilder.literal(target.text(), target.span()))
                                .put("read_only", readOnly.map(value -> TreeBuilder.word(value.text(), value.span())))
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
        Optional<Node.Scalar> source = Nodes.scalar(settings, "source");
        if (source.isEmpty()) {
            if (settings.get("content").isPresent()
                    || settings.get("binaryContent").isPresent()) {
                String file = target.text().substring(target.text().lastIndexOf('/') + 1);
                scope.problems()
                        .add(Diagnostic.error(
                                        "file-content", "What a file holds can't be given here, only where it lies.")
                                .about(at)
                                .at(settings.span())
                                .remedy("Write it into a file beside this one and name that: 'source: ./" + file
                                        + "'. What differs from run to run goes into 'variables'."));
            }
            return;
        }
        String place = scope.place(source.get().text());
        if (!Nodes.isTrue(settings, "noExpand")) {
            withoutPlaceholders(place, at, source.get());
        }
        String name = Naming.slug("file-" + target.text(), '-');
        volumes.put(
                name.substring(0, Math.min(48, name.length())).replaceAll("-+$", ""),
                new Node.Entry(
                        settings.span(),
                        new TreeBuilder()
                                .put("path", TreeBuilder.literal(target.text(), target.span()))
                                .put("read_only", Node.word(true))
                                .put(
                                        "source",
                                        TreeBuilder.literal(place, source.get().span()))
                                .build(settings.span())));
        settings.entries().forEach((key, entry) -> {
            if (key.equals("noExpand")) {
                scope.ledger()
                        .tell(at.then(key), entry, Saying.mapped("score-file", "The file is given as it lies there."));
            } else if (!Set.of("source", "target").contains(key)) {
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

    /** A file is given as it lies there, so one with placeholders would be of no use to the program. */
    private void withoutPlaceholders(String place, ConfigPath at, Node.Scalar source) {
        if (!scope.files().exists(place)) {
            return;
        }
        Matcher found;
        try {
            found = PLACEHOLDER.matcher(scope.files().text(place, source.span()));
        } catch (Refused unreadable) {
            // No text, or more of it than anybody writes by hand: nothing is filled in there.
            return;
        }
        if (found.find()) {
            scope.problems()
                    .add(Diagnostic.error(
                                    "file-placeholder",
                                    "'" + source.text() + "' holds " + found.group()
                                            + ", and placeholders in files are not filled in here.")
                            .about(at)
                            .at(source.span())
                            .remedy("Give the value in 'variables', or say 'noExpand: true' if it is meant as text."));
        }
    }
}
