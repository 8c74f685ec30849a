package io.omnideploy.adapter.score;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.spi.SourceFiles;
import io.omnideploy.spi.adapt.AdapterLedger;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.DeploySection;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Makes one description of all workloads. */
final class Workloads {
    private static final Saying GIVEN = Saying.approximated(
            "score-given",
            "Nothing here makes it: one that exists is used, as variables of the run say.",
            "Set them where OmniDeploy runs.");
    private static final Set<String> READY = Set.of("started", "healthy", "complete");

    private final List<Node.Mapping> roots;
    private final List<String> origins;
    private final SourceFiles files;
    private final WorkloadPorts ports;
    private final String folder;
    private final AdapterLedger ledger;
    private final Diagnostics problems;
    private final SequencedMap<String, Node.Entry> components = new LinkedHashMap<>();
    private final SequencedMap<String, Node.Entry> servers = new LinkedHashMap<>();
    private final SequencedMap<String, Node.Entry> backing = new LinkedHashMap<>();

    /** Names that components have or backing services got, with what got them. */
    private final Map<String, String> taken = new LinkedHashMap<>();

    /**
     * @param origins the folder of each file as seen from the first one's
     * @param folder what several workloads are called together
     */
    Workloads(
            List<Node.Mapping> roots,
            List<String> origins,
            SourceFiles files,
            String folder,
            AdapterLedger ledger,
            Diagnostics problems) {
        this.roots = roots;
        this.origins = origins;
        this.files = files;
        this.ports = new WorkloadPorts(roots);
        this.folder = folder;
        this.ledger = ledger;
        this.problems = problems;
    }

    Node.Mapping description() {
        roots.forEach(root -> {
            new ScoreForm(problems).check(root);
            new ScoreValues(problems).check(root);
        });
        roots.forEach(root -> name(root)
                .ifPresent(name -> names(root, name.text()).values().forEach(component -> taken.put(component, ""))));
        for (int index = 0; index < roots.size(); index++) {
            workload(roots.get(index), origins.get(index));
        }
        components.putAll(servers);
        SharedMounts mounts = SharedMounts.of(components);
        Optional<Node.Scalar> name = roots.size() == 1 ? name(roots.getFirst()) : Optional.empty();
        return new TreeBuilder()
                .put(
                        "name",
                        name.map(given -> TreeBuilder.word(DeploySection.usable(given.text()), given.span()))
                                .orElseGet(() -> Node.word(folder)))
                .put("components", new Node.Mapping(mounts.components(), Optional.empty()))
                .put("backing_services", new Node.Mapping(backing, Optional.empty()))
                .put("shared_volumes", mounts.volumes())
                .build();
    }

    private static Optional<Node.Scalar> name(Node.Mapping root) {
        return Nodes.scalar(Nodes.map(root, "metadata"), "name");
    }

    /** Returns the components by the names of their containers; the main one is before no other. */
    private static SequencedMap<String, String> names(Node.Mapping root, String workload) {
        SequencedMap<String, Node.Entry> containers =
                Nodes.map(root, "containers").entries();
        Optional<String> main = containers.keySet().stream()
                .filter(name -> !(containers.get(name).value() instanceof Node.Mapping container)
                        || Nodes.map(container, "before").entries().isEmpty())
                .findFirst()
                .or(() -> containers.keySet().stream().findFirst());
        String known = DeploySection.usable(workload);
        SequencedMap<String, String> names = new LinkedHashMap<>();
        containers
                .keySet()
                .forEach(name -> names.put(
                        name,
                        main.filter(name::equals).isPresent() ? known : DeploySection.usable(known + "-" + name)));
        return names;
    }

    private void workload(Node.Mapping root, String origin) {
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
        Placeholders placeholders = new Placeholders(Nodes.map(root, "metadata"), requirements, ports, problems);
        Map<String, String> names = names(root, name.get().text());
        Set<String> jobs = new HashSet<>();
        containers.entries().forEach((container, entry) -> {
            if (entry.value() instanceof Node.Mapping settings && isJob(settings, container, containers)) {
                jobs.add(container);
            }
        });
        WorkloadScope scope = new WorkloadScope(
                root, known, origin, names, jobs, requirements, ports, placeholders, files, ledger, problems);
        for (Map.Entry<String, Node.Entry> entry : containers.entries().entrySet()) {
            if (!(entry.getValue().value() instanceof Node.Mapping container)) {
                tell(
                        "wrong-type",
                        "A container is a map.",
                        ConfigPath.of("containers", entry.getKey()),
                        entry.getValue().value(),
                        "Write its 'image:' below its name.");
                continue;
            }
            String component = names.get(entry.getKey());
            boolean isMain = component.equals(known);
            Node.Mapping made =
                    new ContainerPart(scope, entry.getKey(), container).component(isMain ? root : Node.Mapping.empty());
            if (components.put(component, new Node.Entry(name.get().span(), made)) != null) {
                tell(
                        "duplicate-key",
                        "The workload '" + component + "' is given twice.",
                        ConfigPath.of("metadata"),
                        name.get(),
                        "Rename one of them.");
            }
            if (!isMain && !jobs.contains(entry.getKey())) {
                problems.add(Diagnostic.note(
                                "container-apart",
                                "The container '" + entry.getKey() + "' becomes the component '" + component
                                        + "': it is reached by that name, and not as localhost.")
                        .about(ConfigPath.of("containers", entry.getKey()))
                        .at(entry.getValue().keySpan())
                        .remedy("Let the others call it '" + component + "', or put both programs into one image."));
            }
        }
        given(root, requirements, placeholders);
    }

    /** A container that another waits for to be complete runs to its end. */
    private boolean isJob(Node.Mapping container, String name, Node.Mapping containers) {
        boolean isJob = false;
        for (Map.Entry<String, Node.Entry> later :
                Nodes.map(container, "before").entries().entrySet()) {
            ConfigPath path = ConfigPath.of("containers", name, "before", later.getKey());
            Node.Mapping settings = later.getValue().value() instanceof Node.Mapping map ? map : Node.Mapping.empty();
            String ready = Nodes.text(settings, "ready").orElse("");
            if (containers.get(later.getKey()).isEmpty()) {
                problems.add(Diagnostic.error(
                                "unknown-container", "There is no container '" + later.getKey() + "' to be before.")
                        .about(path)
                        .at(later.getValue().keySpan())
                        .remedy(Nearest.remedy(
                                later.getKey(), containers.entries().keySet())));
            } else if (!READY.contains(ready)) {
                tell(
                        "unknown-word",
                        "How far a container must have come is started, healthy or complete.",
                        path.then("ready"),
                        later.getValue().value(),
                        "Write 'ready: started', or one of the others.");
            }
            isJob |= ready.equals("complete");
        }
        return isJob;
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
                default -> {}
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
            String base = Nodes.text(settings, "id")
                    .map(DeploySection::usable)
                    .orElseGet(() -> DeploySection.usable(roots.size() > 1 ? workload + "-" + name : name));
            Requirement requirement = named(new Requirement(base, type, settings), workload, name);
            String known = requirement.name();
            requirements.put(name, requirement);
            requirement
                    .preset()
                    .ifPresent(preset -> backing.putIfAbsent(
                            known, new Node.Entry(entry.keySpan(), backingService(preset, settings))));
            Server.of(type).ifPresent(server -> server(known, type, server, path, entry));
            settings.entries().forEach((key, value) -> {
                if (!requirement.isKnown()) {
                    ledger.tell(path.then(key), value, GIVEN);
                } else if (key.equals("params")
                        && requirement.isMade()
                        && value.value() instanceof Node.Mapping params) {
                    params.without("version")
                            .entries()
                            .forEach((parameter, given) ->
                                    ledger.tell(path.then(key, parameter), given, parameterOf(requirement)));
                } else {
                    ledger.tell(path.then(key), value, said(key));
                }
            });
        });
        return requirements;
    }

    private void server(String name, String type, Server server, ConfigPath path, Node.Entry entry) {
        Node.Mapping component = server.component(name, entry.value().span());
        if (servers.putIfAbsent(name, new Node.Entry(entry.keySpan(), component)) == null) {
            problems.add(Diagnostic.note(
                            "resource-as-container",
                            "No platform here gives a resource of type '" + type
                                    + "' by itself: it becomes the component '"
                                    + name + "', a container with a volume, and its password is the variable "
                                    + Server.password(name) + ".")
                    .about(path)
                    .at(entry.keySpan())
                    .remedy("Set that variable when the stack is brought up. Backups are yours to make."));
        }
    }

    /** What nothing here makes exists elsewhere, and the run says where; what gives nothing can't be done without. */
    private void given(Node.Mapping root, Map<String, Requirement> requirements, Placeholders placeholders) {
        requirements.forEach((name, requirement) -> {
            if (requirement.isKnown() || requirement.type().isEmpty()) {
                return;
            }
            ConfigPath path = ConfigPath.of("resources", name);
            Set<String> variables = placeholders.variables(name);
            if (variables.isEmpty()) {
                tell(
                        "unknown-resource-type",
                        "Nothing here gives a resource of type '" + requirement.type() + "'.",
                        path,
                        Nodes.map(root, "resources").get(name).orElse(root),
                        requirement.isMistaken()
                                ? Nearest.remedy(requirement.type(), Requirement.TYPES)
                                : "Use " + String.join(", ", Requirement.TYPES)
                                        + "; what exists already can be given in variables.");
                return;
            }
            problems.add(Diagnostic.warning(
                            "resource-given",
                            "Nothing here makes a resource of type '" + requirement.type()
                                    + "': one that exists is used, as these variables say: "
                                    + String.join(", ", variables) + ".")
                    .about(path)
                    .at(Nodes.map(root, "resources").get(name).flatMap(Node::span))
                    .remedy("Set them where OmniDeploy runs."));
        });
    }

    /** Type, class and id say which resource it is; another one, and a component, has another name. */
    private Requirement named(Requirement wanted, String workload, String own) {
        if (!wanted.isMade()) {
            return wanted;
        }
        String made = wanted.preset().orElse(wanted.type());
        String kind = made + "/" + Nodes.text(wanted.settings(), "class").orElse("default") + "/";
        String which = Nodes.text(wanted.settings(), "id")
                .map(id -> kind + id)
                .orElseGet(() -> kind + "of " + workload + "/" + own);
        String name = wanted.name();
        for (int number = 1; !taken.getOrDefault(name, which).equals(which); number++) {
            name = DeploySection.usable(wanted.name() + "-" + made + (number == 1 ? "" : "-" + number));
        }
        taken.put(name, which);
        return new Requirement(name, wanted.type(), wanted.settings());
    }

    private static Saying parameterOf(Requirement made) {
        String section = made.preset().isPresent() ? "backing_services" : "components";
        return Saying.dropped(
                "score-params",
                "What is made for it is set up by deploy.yaml's words.",
                "Lay a file with '" + section + ": {" + made.name() + ": {…}}' over it with a second -c.");
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
