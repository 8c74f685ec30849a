package io.omnideploy.adapter.compose.project;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Writes out what compose lets people write shorter, with paths as seen from the project's folder. */
final class LongForm {
    /** The most ports of one service, ranges written out. */
    private static final int MOST_PORTS = 500;

    private static final Set<String> PAIRS = Set.of("annotations", "environment", "labels", "sysctls");

    private final String folder;
    private final Diagnostics problems;

    /** @param folder the folder of the file, relative to the project's */
    LongForm(String folder, Diagnostics problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** Returns a file in the long form. */
    Node.Mapping file(Node.Mapping root) {
        Node.Mapping result = root;
        for (String group : List.of("networks", "volumes", "secrets", "configs", "services")) {
            if (root.get(group).orElse(null) instanceof Node.Mapping named) {
                SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
                named.entries().forEach((name, entry) -> {
                    ConfigPath path = ConfigPath.of(group, name);
                    Node value = entry.value() instanceof Node.Mapping map
                            ? group.equals("services") ? service(map, path) : pathIn(map, "file")
                            : entry.value();
                    entries.put(name, new Node.Entry(entry.keySpan(), value));
                });
                result = result.with(group, new Node.Mapping(entries, named.span()));
            }
        }
        return result;
    }

    private Node.Mapping service(Node.Mapping service, ConfigPath path) {
        SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
        service.entries()
                .forEach((key, entry) ->
                        entries.put(key, new Node.Entry(entry.keySpan(), value(key, entry.value(), path.then(key)))));
        return new Node.Mapping(entries, service.span());
    }

    private Node value(String key, Node value, ConfigPath path) {
        if (PAIRS.contains(key)) {
            return pairs(value);
        }
        return switch (key) {
            case "build" -> build(value);
            case "ports" -> ports(value, path);
            case "volumes" -> volumes(value, path);
            case "secrets", "configs" -> each(value, this::mountedFile);
            case "depends_on" -> byName(value, "condition", "service_started");
            case "networks" -> byName(value, "", "");
            case "env_file" -> each(listed(value), this::envFile);
            case "deploy" -> value instanceof Node.Mapping map ? pairsIn(map, "labels") : value;
            case "extends" ->
                value instanceof Node.Scalar scalar
                        ? new TreeBuilder().put("service", scalar).build(scalar.span())
                        : value;
            default -> value;
        };
    }

    /** Returns {@code KEY=value} items as a map; an item without an equals sign has no value. */
    static Node pairs(Node value) {
        if (!(value instanceof Node.Sequence list)) {
            return value;
        }
        SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Node item : list.items()) {
            if (item instanceof Node.Scalar scalar) {
                int equals = scalar.text().indexOf('=');
                String key = equals < 0 ? scalar.text() : scalar.text().substring(0, equals);
                Node given = equals < 0
                        ? new Node.Nothing(scalar.span())
                        : new Node.Scalar(scalar.text().substring(equals + 1), true, scalar.span());
                entries.put(key, new Node.Entry(scalar.span(), given));
            }
        }
        return new Node.Mapping(entries, list.span());
    }

    private static Node.Mapping pairsIn(Node.Mapping map, String key) {
        return map.get(key).map(value -> map.with(key, pairs(value))).orElse(map);
    }

    private Node build(Node value) {
        Node.Mapping build = switch (value) {
            case Node.Scalar scalar -> new TreeBuilder().put("context", scalar).build(scalar.span());
            case Node.Mapping map -> map;
            default -> Node.Mapping.empty();
        };
        Node.Mapping written = pairsIn(pairsIn(pathIn(build, "context"), "args"), "labels");
        for (var change : Map.<String, Change>of(
                        "additional_contexts", this::contexts,
                        "ssh", LongForm::keys,
                        "secrets", secrets -> each(secrets, this::mountedFile))
                .entrySet()) {
            Node given = written.get(change.getKey()).orElse(null);
            if (given != null) {
                written = written.with(change.getKey(), change.getValue().of(given));
            }
        }
        return written;
    }

    private Node contexts(Node value) {
        Node named = pairs(value);
        if (!(named instanceof Node.Mapping map)) {
            return named;
        }
        SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
        map.entries().forEach((name, entry) -> {
            boolean isFolder = entry.value() instanceof Node.Scalar context
                    && !context.text().contains(":");
            entries.put(name, isFolder ? new Node.Entry(entry.keySpan(), joined((Node.Scalar) entry.value())) : entry);
        });
        return new Node.Mapping(entries, map.span());
    }

    /** Returns SSH keys as {@code ID} or {@code ID=PATH}, each once. */
    private static Node keys(Node value) {
        if (!(value instanceof Node.Mapping map)) {
            return value;
        }
        List<Node> keys = new ArrayList<>();
        map.entries().forEach((id, entry) -> {
            String path = entry.value() instanceof Node.Scalar scalar ? "=" + scalar.text() : "";
            keys.add(new Node.Scalar(id + path, true, entry.value().span().or(entry::keySpan)));
        });
        return new Node.Sequence(keys, map.span());
    }

    private Node.Mapping pathIn(Node.Mapping map, String key) {
        return Nodes.scalar(map, key).map(path -> map.with(key, joined(path))).orElse(map);
    }

    private Node.Scalar joined(Node.Scalar path) {
        return new Node.Scalar(ProjectPath.join(folder, path.text()), path.quoted(), path.span());
    }

    private Node ports(Node value, ConfigPath path) {
        if (!(value instanceof Node.Sequence list)) {
            return value;
        }
        PortForm form = new PortForm(problems);
        List<Node> ports = new ArrayList<>();
        for (int index = 0; index < list.items().size(); index++) {
            ports.addAll(form.longForm(list.items().get(index), path.item(index)));
            if (ports.size() > MOST_PORTS) {
                problems.add(Diagnostic.error("too-many-ports", "A service has at most " + MOST_PORTS + " ports.")
                        .about(path)
                        .at(list.items().get(index).span())
                        .remedy("Publish fewer."));
                return list;
            }
        }
        return new Node.Sequence(ports, list.span());
    }

    private Node volumes(Node value, ConfigPath path) {
        return each(value, item -> switch (item) {
            case Node.Scalar scalar -> volume(scalar, path);
            case Node.Mapping map ->
                Nodes.text(map, "type").filter("bind"::equals).isPresent() ? pathIn(map, "source") : map;
            default -> item;
        });
    }

    private Node volume(Node.Scalar scalar, ConfigPath path) {
        Optional<SourceSpan> span = scalar.span();
        String[] parts = scalar.text().split(":", -1);
        if (parts.length > 3 || scalar.text().isEmpty() || List.of(parts).contains("")) {
            problems.add(Diagnostic.error("invalid-volume", "'" + scalar.text() + "' is no volume.")
                    .about(path)
                    .at(span)
                    .remedy("Write 'name:/path', './folder:/path' or './folder:/path:ro'."));
            return scalar;
        }
        TreeBuilder volume = new TreeBuilder();
        String target = parts.length == 1 ? parts[0] : parts[1];
        if (parts.length == 1) {
            volume.put("type", new Node.Scalar("volume", true, span));
        } else {
            String source = parts[0];
            boolean isPath = source.startsWith(".") || source.startsWith("/") || source.startsWith("~");
            volume.put("type", new Node.Scalar(isPath ? "bind" : "volume", true, span));
            volume.put("source", new Node.Scalar(isPath ? ProjectPath.join(folder, source) : source, true, span));
        }
        volume.put("target", new Node.Scalar(target, true, span));
        if (parts.length == 3 && List.of(parts[2].split(",")).contains("ro")) {
            volume.put("read_only", TreeBuilder.word(true, span));
        }
        return volume.build(span);
    }

    private Node mountedFile(Node item) {
        return item instanceof Node.Scalar scalar
                ? new TreeBuilder().put("source", scalar).build(scalar.span())
                : item;
    }

    private Node envFile(Node item) {
        return switch (item) {
            case Node.Scalar scalar ->
                new TreeBuilder().put("path", joined(scalar)).build(scalar.span());
            case Node.Mapping map -> pathIn(map, "path");
            default -> item;
        };
    }

    private static Node listed(Node value) {
        return value instanceof Node.Scalar ? new Node.Sequence(List.of(value), value.span()) : value;
    }

    /** Returns a list of names as a map from these; each has one word, or nothing. */
    private static Node byName(Node value, String key, String word) {
        if (!(value instanceof Node.Sequence list)) {
            return value;
        }
        SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Node item : list.items()) {
            if (item instanceof Node.Scalar name) {
                Node settings = key.isEmpty()
                        ? new Node.Nothing(name.span())
                        : new TreeBuilder()
                                .put(key, new Node.Scalar(word, true, name.span()))
                                .build(name.span());
                entries.put(name.text(), new Node.Entry(name.span(), settings));
            }
        }
        return new Node.Mapping(entries, list.span());
    }

    private interface Change {
        Node of(Node item);
    }

    private static Node each(Node value, Change change) {
        if (!(value instanceof Node.Sequence list)) {
            return value;
        }
        return new Node.Sequence(list.items().stream().map(change::of).toList(), list.span());
    }
}
