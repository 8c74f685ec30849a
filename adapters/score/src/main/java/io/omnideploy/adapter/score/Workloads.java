package io.omnideploy.adapter.score;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.spi.adapt.AdapterLedger;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.DeploySection;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Makes one description of all workloads. */
final class Workloads {
    private static final List<String> KEYS = List.of("apiVersion", "metadata", "containers", "service", "resources");

    private final List<Node.Mapping> roots;
    private final String folder;
    private final AdapterLedger ledger;
    private final Diagnostics problems;
    private final SequencedMap<String, Node.Entry> components = new LinkedHashMap<>();
    private final SequencedMap<String, Node.Entry> backing = new LinkedHashMap<>();

    Workloads(List<Node.Mapping> roots, String folder, AdapterLedger ledger, Diagnostics problems) {
        this.roots = roots;
        this.folder = folder;
        this.ledger = ledger;
        this.problems = problems;
    }

    Node.Mapping description() {
        roots.forEach(this::workload);
        Optional<Node.Scalar> name = roots.size() == 1 ? name(roots.getFirst()) : Optional.empty();
        return new TreeBuilder()
                .put(
                        "name",
                        name.map(given -> TreeBuilder.word(DeploySection.usable(given.text()), given.span()))
                                .orElseGet(() -> Node.word(folder)))
                .put("components", new Node.Mapping(components, Optional.empty()))
                .put("backing_services", new Node.Mapping(backing, Optional.empty()))
                .build();
    }

    private static Optional<Node.Scalar> name(Node.Mapping root) {
        return Nodes.scalar(Nodes.map(root, "metadata"), "name");
    }

    private void workload(Node.Mapping root) {
        Optional<Node.Scalar> name = name(root);
        Node.Mapping containers = Nodes.map(root, "containers");
        if (name.isEmpty() || containers.entries().isEmpty()) {
            tell(
                    "workload-incomplete",
                    "A workload has a name under 'metadata', and at least one container.",
                    ConfigPath.of("metadata"),
                    root,
                    "Add 'metadata: {name: …}' and 'containers: {main: {image: …}}'.");
            return;
        }
        String known = DeploySection.usable(name.get().text());
        keys(root);
        Map<String, Requirement> requirements = requirements(root, known);
        Placeholders placeholders = new Placeholders(Nodes.map(root, "metadata"), requirements, problems);
        boolean isFirst = true;
        for (Map.Entry<String, Node.Entry> entry : containers.entries().entrySet()) {
            ConfigPath path = ConfigPath.of("containers", entry.getKey());
            if (!(entry.getValue().value() instanceof Node.Mapping container)) {
                tell(
                        "wrong-type",
                        "A container is a map.",
                        path,
                        entry.getValue().value(),
                        "Write its 'image:' below its name.");
                continue;
            }
            String component = isFirst ? known : DeploySection.usable(known + "-" + entry.getKey());
            Node.Mapping made = new ContainerPart(container, path, placeholders, requirements, ledger, problems)
                    .component(isFirst ? root : Node.Mapping.empty());
            if (components.put(component, new Node.Entry(name.get().span(), made)) != null) {
                tell(
                        "duplicate-key",
                        "The workload '" + component + "' is given twice.",
                        ConfigPath.of("metadata"),
                        name.get(),
                        "Rename one of them.");
            }
            if (!isFirst) {
                problems.add(Diagnostic.note(
                                "container-apart",
                                "The container '" + entry.getKey() + "' becomes the component '" + component
                                        + "': it is reached by that name, and not as localhost.")
                        .about(path)
                        .at(entry.getValue().keySpan())
                        .remedy("Let the others call it '" + component + "', or put both programs into one image."));
            }
            isFirst = false;
        }
    }

    private void keys(Node.Mapping root) {
        root.entries().forEach((key, entry) -> {
            ConfigPath path = ConfigPath.of(key);
            switch (key) {
                case "apiVersion" ->
                    ledger.tell(path, entry, Saying.mapped("score-version", "It says that this is a workload."));
                case "metadata" -> {
                    if (entry.value() instanceof Node.Mapping metadata) {
                        metadata.entries()
                                .forEach(
                                        (name, value) -> ledger.tell(
                                                path.then(name),
                                                value,
                                                name.equals("name")
                                                        ? Saying.mapped(
                                                                "score-name", "It is the name of the component.")
                                                        : Saying.dropped(
                                                                "score-metadata",
                                                                "It is for tools beside Score, unless a placeholder names it.",
                                                                "For order and costs lay a file with 'tags:' over it with a second -c.")));
                    }
                }
                default -> {
                    if (!KEYS.contains(key)) {
                        problems.add(Diagnostic.error("unknown-key", "Score has no '" + key + "' at the top.")
                                .about(path)
                                .at(entry.keySpan())
                                .remedy(io.omnideploy.diagnostic.Nearest.remedy(key, KEYS)));
                    }
                }
            }
        });
    }

    /** Resources with an id are shared by all workloads that name it; others are each workload's own. */
    private Map<String, Requirement> requirements(Node.Mapping root, String workload) {
        Map<String, Requirement> requirements = new LinkedHashMap<>();
        Nodes.map(root, "resources").entries().forEach((name, entry) -> {
            ConfigPath path = ConfigPath.of("resources", name);
            Node.Mapping settings = entry.value() instanceof Node.Mapping map ? map : Node.Mapping.empty();
            String type = Nodes.text(settings, "type").orElse("");
            String known = Nodes.text(settings, "id")
                    .map(DeploySection::usable)
                    .orElseGet(() -> DeploySection.usable(roots.size() > 1 ? workload + "-" + name : name));
            Requirement requirement = new Requirement(known, type, settings);
            requirements.put(name, requirement);
            if (!requirement.isKnown()) {
                tell(
                        "unknown-resource-type",
                        "Nothing here gives a resource of type '" + type + "'.",
                        path,
                        entry.value(),
                        "Use postgres, mysql, redis, s3, dns, route, volume, environment or service-port; what exists already"
                                + " can be given in variables.");
                return;
            }
            requirement
                    .preset()
                    .ifPresent(preset -> backing.putIfAbsent(
                            known, new Node.Entry(entry.keySpan(), backingService(preset, settings))));
            settings.entries().forEach((key, value) -> {
                if (key.equals("params")
                        && requirement.preset().isPresent()
                        && value.value() instanceof Node.Mapping params) {
                    params.without("version")
                            .entries()
                            .forEach((parameter, given) ->
                                    ledger.tell(path.then(key, parameter), given, parameterOf(known)));
                } else {
                    ledger.tell(path.then(key), value, said(key));
                }
            });
        });
        return requirements;
    }

    private static Saying parameterOf(String service) {
        return Saying.dropped(
                "score-params",
                "A backing service is set up by its own words.",
                "Lay a file with 'backing_services: {" + service + ": {…}}' over it with a second -c.");
    }

    private static Saying said(String key) {
        return switch (key) {
            case "type", "id", "params" ->
                Saying.mapped("score-resource", "It says what is required, and where or which.");
            default ->
                Saying.dropped(
                        "score-class",
                        "Which kind of it is used, the target decides.",
                        "Lay a file with what you want over it with a second -c.");
        };
    }

    private Node.Mapping backingService(String preset, Node.Mapping settings) {
        TreeBuilder service = new TreeBuilder();
        service.put(
                "preset",
                TreeBuilder.word(preset, Nodes.scalar(settings, "type").flatMap(Node.Scalar::span)));
        Nodes.scalar(Nodes.map(settings, "params"), "version")
                .ifPresent(version -> service.put("version", TreeBuilder.literal(version.text(), version.span())));
        return service.build(settings.span());
    }

    private void tell(String code, String cause, ConfigPath path, Node node, String remedy) {
        problems.add(Diagnostic.error(code, cause).about(path).at(node.span()).remedy(remedy));
    }
}
