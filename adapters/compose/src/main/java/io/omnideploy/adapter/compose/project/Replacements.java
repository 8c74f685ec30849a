package io.omnideploy.adapter.compose.project;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What a file takes away from those below it instead of being merged with it: {@code !reset} leaves nothing, {@code !override} puts
 * its own value in place (Compose Specification, "Merge and override").
 */
public final class Replacements {
    private static final String RESET = "!reset";
    private static final String OVERRIDE = "!override";

    /** The tags that say so. */
    public static final Set<String> TAGS = Set.of(RESET, OVERRIDE);

    private final Map<SourceSpan, String> tags;
    private final Set<ConfigPath> paths = new HashSet<>();

    /** @param tags the tags of the file, by place */
    Replacements(Map<SourceSpan, String> tags) {
        this.tags = tags;
    }

    /** Returns the file as it is without what only takes away, and remembers where something is taken away. */
    Node own(Node root) {
        return tags.isEmpty() ? root : own(root, ConfigPath.ROOT).orElseGet(Node.Mapping::empty);
    }

    private Optional<Node> own(Node node, ConfigPath path) {
        String tag = node.span().map(tags::get).orElse("");
        if (TAGS.contains(tag)) {
            paths.add(path);
        }
        return tag.equals(RESET)
                ? Optional.empty()
                : Optional.of(
                        switch (node) {
                            case Node.Mapping map -> ownEntries(map, path);
                            case Node.Sequence list -> ownItems(list, path);
                            case Node.Scalar scalar -> scalar;
                            case Node.Nothing nothing -> nothing;
                            case Node.Expanded expanded -> expanded;
                        });
    }

    private Node.Mapping ownEntries(Node.Mapping map, ConfigPath path) {
        SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
        map.entries()
                .forEach((key, entry) -> own(entry.value(), path.then(key))
                        .ifPresent(value -> entries.put(key, new Node.Entry(entry.keySpan(), value))));
        return new Node.Mapping(entries, map.span());
    }

    private Node.Sequence ownItems(Node.Sequence list, ConfigPath path) {
        List<Node> items = new ArrayList<>();
        for (int index = 0; index < list.items().size(); index++) {
            own(list.items().get(index), path.item(index)).ifPresent(items::add);
        }
        return new Node.Sequence(items, list.span());
    }

    /** Returns what is left of a project in the long form below this file. */
    Node.Mapping left(Node.Mapping below) {
        return paths.isEmpty() ? below : left(below, ConfigPath.ROOT);
    }

    /** Returns what is left of a service in the long form that the one of this name in this file extends. */
    Node.Mapping leftOfService(String name, Node.Mapping below) {
        return paths.isEmpty() ? below : left(below, ConfigPath.of("services", name));
    }

    private Node.Mapping left(Node.Mapping below, ConfigPath path) {
        SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
        below.entries().forEach((key, entry) -> {
            ConfigPath inner = path.then(key);
            if (!paths.contains(inner)) {
                Node value = entry.value() instanceof Node.Mapping map ? left(map, inner) : entry.value();
                entries.put(key, new Node.Entry(entry.keySpan(), value));
            }
        });
        return new Node.Mapping(entries, below.span());
    }
}
