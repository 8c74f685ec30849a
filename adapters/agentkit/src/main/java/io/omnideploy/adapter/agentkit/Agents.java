package io.omnideploy.adapter.agentkit;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.spi.adapt.AdapterLedger;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.DeploySection;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Makes a description of agents. */
final class Agents {
    private static final Set<String> KNOWN = Set.of(
            "deploy", "llm", "agents", "runtime", "name", "stackName", "stack_name", "description", "tags", "region");

    /** The port that each protocol of agents has. */
    private static final Map<String, String> PORTS =
            Map.of("HTTP", "8080", "MCP", "8000", "A2A", "9000", "AGUI", "8080");

    static final Saying OWN = Saying.dropped(
            "agentkit-own",
            "Agents read it from their own file, which is not in the image.",
            "Give it as a variable under 'deploy: {environment: {…}}', or build an image with the file in it.");

    private final AgentCoreSettings agentCore;
    private final Node.Mapping root;
    private final Path file;
    private final AdapterLedger ledger;
    private final Diagnostics problems;

    Agents(Node.Mapping root, Path file, AdapterLedger ledger, Diagnostics problems) {
        this.root = root;
        this.file = file;
        this.ledger = ledger;
        this.problems = problems;
        agentCore = new AgentCoreSettings(ledger);
    }

    Node.Mapping description() {
        DeploySection.Parts deploy = DeploySection.parts(Nodes.map(root, "deploy"));
        Node.Mapping top = top(deploy.top());
        SequencedMap<String, Node.Mapping> agents = agents();
        root.entries().forEach((key, entry) -> {
            section(key, entry.value());
            boolean isTaken =
                    KNOWN.contains(key) || (AgentVariables.isPart(key) && entry.value() instanceof Node.Mapping);
            Node.Entry left = key.equals("observability") ? AgentVariables.ofPlatform(entry) : entry;
            if (!isTaken && !agentCore.shared(key, left)) {
                ledger.tell(ConfigPath.of(key), entry, OWN);
            }
        });
        top = agentCore.laidUnder(top);
        runtime();
        AgentVariables variables = new AgentVariables(ledger, problems);
        variables.take(root);
        Node.Mapping shared = variables.shared(root);
        if (agents.isEmpty()) {
            return DeploySection.laid(top, DeploySection.laid(shared, withPort(deploy.component())));
        }
        SequencedMap<String, Node.Entry> components = new LinkedHashMap<>();
        agents.forEach((name, agent) -> components.put(
                name,
                new Node.Entry(
                        agent.span(),
                        withPort(DeploySection.laid(DeploySection.laid(shared, deploy.component()), agent)))));
        return top.with(
                "components",
                new Node.Mapping(
                        new AgentAddresses(components).referred(),
                        root.get("agents").flatMap(Node::span)));
    }

    private void section(String key, Node value) {
        boolean isList = key.equals("agents") && value instanceof Node.Sequence;
        if (Set.of("deploy", "llm", "agents", "runtime").contains(key)
                && !isList
                && !(value instanceof Node.Mapping)
                && !(value instanceof Node.Nothing)) {
            problems.add(Diagnostic.error(
                            "wrong-type", "Under '" + key + "' stands a map, and this is " + value.form() + ".")
                    .about(key)
                    .at(value.span())
                    .remedy("Write keys and values below it."));
        }
    }

    private Node.Mapping top(Node.Mapping given) {
        Node.Mapping top = given;
        for (String key : List.of("region", "tags")) {
            if (top.get(key).isEmpty() && root.get(key).isPresent()) {
                top = top.with(key, root.get(key).get());
            }
        }
        Optional<Node.Scalar> name = Nodes.scalar(top, "name")
                .or(() -> Nodes.scalar(root, "stackName"))
                .or(() -> Nodes.scalar(root, "stack_name"))
                .or(() -> Nodes.scalar(root, "name"))
                .or(() -> Nodes.scalar(Nodes.map(root, "runtime"), "name"));
        if (top.get("version").isEmpty()) {
            Optional<Node.Scalar> version = Nodes.scalar(Nodes.map(root, "runtime"), "version");
            top = version.isPresent() ? top.with("version", version.get()) : top;
        }
        Node.Scalar used = name.orElseGet(() -> Node.word(DeploySection.nameOf(file)));
        for (String key : List.of("stackName", "stack_name", "name", "description")) {
            Node.Entry entry = root.entries().get(key);
            if (entry != null && !entry.value().equals(used)) {
                ledger.tell(
                        ConfigPath.of(key),
                        entry,
                        Saying.elsewhere("agentkit-name", "Another name counts more, or none is needed."));
            }
        }
        boolean isUsable = used.text().indexOf('$') >= 0;
        return top.with("name", isUsable ? used : TreeBuilder.word(DeploySection.usable(used.text()), used.span()));
    }

    private void runtime() {
        Nodes.map(root, "runtime").entries().forEach((key, entry) -> {
            ConfigPath path = ConfigPath.of("runtime", key);
            if (key.equals("name") || key.equals("version")) {
                ledger.tell(
                        path,
                        entry,
                        Saying.mapped("agentkit-runtime", "It names the deployment, unless 'deploy' does."));
            } else {
                ledger.tell(path, entry, OWN);
            }
        });
    }

    /** Returns the agents by name; they stand in a list with names, or in a map from these. */
    private SequencedMap<String, Node.Mapping> agents() {
        SequencedMap<String, Node.Mapping> agents = new LinkedHashMap<>();
        switch (root.get("agents").orElse(null)) {
            case Node.Mapping named ->
                named.entries()
                        .forEach((name, entry) -> agent(name, entry.value(), ConfigPath.of("agents", name), agents));
            case Node.Sequence list -> {
                for (int index = 0; index < list.items().size(); index++) {
                    Node item = list.items().get(index);
                    String name = item instanceof Node.Mapping map
                            ? Nodes.text(map, "name").orElse("")
                            : "";
                    if (name.isEmpty()) {
                        problems.add(Diagnostic.error("agent-without-name", "This agent has no name.")
                                .about(ConfigPath.of("agents").item(index))
                                .at(item.span())
                                .remedy("Add 'name:'."));
                    }
                    agent(name, item, ConfigPath.of("agents").item(index), agents);
                }
            }
            case null -> {}
            default -> {}
        }
        return agents;
    }

    private void agent(String name, Node node, ConfigPath path, SequencedMap<String, Node.Mapping> agents) {
        if (!(node instanceof Node.Mapping agent)) {
            problems.add(Diagnostic.error("wrong-type", "An agent is a map, and this is " + node.form() + ".")
                    .about(path)
                    .at(node.span())
                    .remedy("Write its 'image:' and what else it needs below its name."));
            return;
        }
        if (isAddress(agent)) {
            ledger.tell(path, agent, OWN);
            return;
        }
        SequencedMap<String, Node.Entry> flat = new LinkedHashMap<>();
        TreeBuilder resources = new TreeBuilder();
        agent.entries().forEach((key, entry) -> {
            switch (key) {
                case "name", "description" ->
                    ledger.tell(
                            path.then(key), entry, Saying.mapped("agentkit-agent", "It is the name of the component."));
                case "containerImage", "container_image" -> flat.put("image", entry);
                case "memory", "memoryMB", "memory_mb" -> resources.put("memory", entry.value());
                case "protocol" -> protocol(DeploySection.usable(name), entry, path, flat);
                case "isDefault", "is_default", "default" -> isDefault(DeploySection.usable(name), entry, path, flat);
                default -> {
                    if (!agentCore.agent(DeploySection.usable(name), key, entry, path)) {
                        flat.put(key, entry);
                    }
                }
            }
        });
        Node.Mapping component =
                DeploySection.parts(new Node.Mapping(flat, agent.span())).component();
        DeploySection.parts(new Node.Mapping(flat, agent.span()))
                .top()
                .entries()
                .forEach((key, entry) -> ledger.tell(path.then(key), entry, OWN));
        String known = DeploySection.usable(name);
        if (agents.put(
                        known,
                        resources.isEmpty()
                                ? component
                                : DeploySection.laid(
                                        component,
                                        new TreeBuilder()
                                                .put("resources", resources.build())
                                                .build(agent.span())))
                != null) {
            problems.add(Diagnostic.error("duplicate-key", "The agent '" + name + "' is given twice.")
                    .about(path)
                    .at(agent.span())
                    .remedy("Rename one of them."));
        }
    }

    /** In the file that agents read themselves an agent is where others reach it, and nothing to bring up. */
    private static boolean isAddress(Node.Mapping agent) {
        return agent.get("url").isPresent()
                && List.of("url", "description", "name")
                        .containsAll(agent.entries().keySet());
    }

    private void protocol(String name, Node.Entry entry, ConfigPath path, SequencedMap<String, Node.Entry> flat) {
        String word =
                entry.value() instanceof Node.Scalar scalar ? scalar.text().toUpperCase(java.util.Locale.ROOT) : "";
        String port = PORTS.get(word);
        if (port == null) {
            problems.add(Diagnostic.error(
                            "unknown-word",
                            "Agents speak "
                                    + String.join(
                                            ", ",
                                            PORTS.keySet().stream().sorted().toList()) + ".")
                    .about(path.then("protocol"))
                    .at(entry.value().span())
                    .remedy("Choose one of them."));
            return;
        }
        agentCore.protocol(name, word, entry);
        flat.putIfAbsent(
                "ports",
                new Node.Entry(
                        entry.keySpan(),
                        Node.list(List.of(new TreeBuilder()
                                .put(
                                        "container_port",
                                        TreeBuilder.word(port, entry.value().span()))
                                .build()))));
    }

    private void isDefault(String name, Node.Entry entry, ConfigPath path, SequencedMap<String, Node.Entry> flat) {
        boolean on =
                entry.value() instanceof Node.Scalar scalar && scalar.text().equals("true");
        if (on) {
            agentCore.defaultAgent(name, entry);
            flat.putIfAbsent("public", entry);
        } else {
            ledger.tell(
                    path.then("isDefault"),
                    entry,
                    Saying.mapped("agentkit-agent", "Others reach it, and nobody else."));
        }
    }

    /** An agent answers on 8080 unless it says otherwise. */
    private static Node.Mapping withPort(Node.Mapping component) {
        if (!Nodes.items(Nodes.map(component, "container"), "ports").isEmpty()
                || component.get("kind").isPresent()) {
            return component;
        }
        Node.Mapping port = new TreeBuilder()
                .put("container_port", Node.word(PORTS.get("HTTP")))
                .build();
        return DeploySection.laid(
                new TreeBuilder()
                        .put(
                                "container",
                                new TreeBuilder()
                                        .put("ports", Node.list(List.of(port)))
                                        .build())
                        .build(component.span()),
                component);
    }
}
