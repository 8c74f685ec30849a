package io.omnideploy.adapter.compose.project;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.adapt.Nodes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/** Puts under each service what it extends. */
final class Extension {
    /** What belongs to one service alone. */
    private static final Set<String> NOT_TAKEN = Set.of("extends");

    /** The most services that extend each other in a row. */
    private static final int LONGEST = 50;

    private final ProjectReader reader;
    private final String folder;
    private final Replacements replacements;
    private final Diagnostics problems;

    /**
     * @param folder the folder of the file, relative to the project's
     * @param replacements what the file takes away from what its services extend
     */
    Extension(ProjectReader reader, String folder, Replacements replacements, Diagnostics problems) {
        this.reader = reader;
        this.folder = folder;
        this.replacements = replacements;
        this.problems = problems;
    }

    /** Returns a file whose services say all that they extend. */
    Node.Mapping resolved(Node.Mapping root) {
        if (!(root.get("services").orElse(null) instanceof Node.Mapping services)) {
            return root;
        }
        SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
        services.entries().forEach((name, entry) -> {
            Node value = entry.value() instanceof Node.Mapping service
                    ? service(name, service, root, new LinkedHashSet<>())
                    : entry.value();
            entries.put(name, new Node.Entry(entry.keySpan(), value));
        });
        return root.with("services", new Node.Mapping(entries, services.span()));
    }

    private Node.Mapping service(String name, Node.Mapping service, Node.Mapping root, SequencedSet<String> way) {
        if (!(service.get("extends").orElse(null) instanceof Node.Mapping extended)) {
            return service;
        }
        Optional<Node.Scalar> file = Nodes.scalar(extended, "file");
        String path = file.map(named -> ProjectPath.join(folder, named.text())).orElse("");
        String step = path + "#" + name;
        Optional<Node.Scalar> base = Nodes.scalar(extended, "service");
        if (base.isEmpty()) {
            // It is told where all that has to be said is checked.
            return service;
        }
        if (!way.add(folder + "|" + step)) {
            problems.add(Diagnostic.error("extends-cycle", "'" + name + "' extends itself, by way of others.")
                    .about(ConfigPath.of("services", name, "extends"))
                    .at(base.get().span())
                    .remedy("Remove one of these lines."));
            problems.refuseOnError();
        }
        if (way.size() > LONGEST) {
            throw new Refused(Diagnostic.error(
                            "extends-too-long", "More than " + LONGEST + " services extend each other in a row.")
                    .about(ConfigPath.of("services", name, "extends"))
                    .at(base.get().span())
                    .remedy("Write out what they say."));
        }
        ProjectReader.Layer layer = file.isPresent()
                ? reader.extended(path, file.get().span())
                : new ProjectReader.Layer(root, replacements);
        Node.Mapping from = layer.root();
        Node.Mapping services = Nodes.map(from, "services");
        if (!(services.get(base.get().text()).orElse(null) instanceof Node.Mapping found)) {
            if (services.get(base.get().text()).isPresent()) {
                return service;
            }
            problems.add(Diagnostic.error(
                            "unknown-service",
                            "There is no service '" + base.get().text() + "' to extend.")
                    .about(ConfigPath.of("services", name, "extends"))
                    .at(base.get().span())
                    .remedy(Nearest.remedy(base.get().text(), services.entries().keySet())));
            return service;
        }
        Extension there = file.isPresent()
                ? new Extension(
                        reader,
                        ProjectPath.folder(path.startsWith("./") ? path.substring(2) : path),
                        layer.replacements(),
                        problems)
                : this;
        Node.Mapping below = there.service(base.get().text(), found, from, way);
        for (String key : NOT_TAKEN) {
            below = below.without(key);
        }
        return Merge.service(replacements.leftOfService(name, below), service);
    }
}
