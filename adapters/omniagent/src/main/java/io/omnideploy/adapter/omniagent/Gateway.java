package io.omnideploy.adapter.omniagent;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.AdapterLedger;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.ApiKeys;
import io.omnideploy.spi.adapt.DeploySection;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a description of one gateway. */
final class Gateway {
    private static final String IMAGE = "ghcr.io/plexusone/omniagent:latest";
    private static final int PORT = 18789;
    private static final String AGENT_KEY = "OMNIAGENT_AGENT_API_KEY";
    static final Saying OWN = Saying.dropped(
            "omniagent-own",
            "The gateway reads it from its own file alone, which is not in the image.",
            "Give it the file: 'deploy: {args: [gateway, run, --config, /etc/omniagent/omniagent.yaml], volumes: {config: {path:"
                    + " /etc/omniagent/omniagent.yaml, source: ./omniagent.yaml, elsewhere: copied}}}'.");

    /** Whose key the gateway finds by the provider's own variable: loadEnv of its configuration. */
    private static final Map<String, String> KEYS =
            Map.of("anthropic", "ANTHROPIC_API_KEY", "openai", "OPENAI_API_KEY", "gemini", "GEMINI_API_KEY");

    private final Node.Mapping root;
    private final Path file;
    private final AdapterLedger ledger;
    private final Diagnostics problems;

    Gateway(Node.Mapping root, Path file, AdapterLedger ledger, Diagnostics problems) {
        this.root = root;
        this.file = file;
        this.ledger = ledger;
        this.problems = problems;
    }

    /** Returns the description in the short form; what stands under {@code deploy} counts more than what follows from the rest. */
    Node.Mapping description() {
        DeploySection.Parts deploy = DeploySection.parts(Nodes.map(root, "deploy"));
        TreeBuilder environment = new TreeBuilder();
        TreeBuilder secrets = new TreeBuilder();
        Node.Scalar port = port(environment);
        GatewaySettings settings = new GatewaySettings(ledger, problems);
        agent(settings, environment, secrets);
        Node.Mapping top = deploy.top();
        if (top.get("name").isEmpty()) {
            String name = DeploySection.nameOf(file);
            top = top.with("name", Node.word(name.equals("omniagent") ? "omniagent-gateway" : name));
        }
        if (top.get("tags").isEmpty()) {
            top = top.with(
                    "tags", new TreeBuilder().put("app", Node.text("omniagent")).build());
        }
        root.entries().forEach((key, entry) -> {
            if (!List.of("gateway", "agent", "deploy").contains(key)) {
                settings.take(key, entry, environment, secrets);
            } else if (!(entry.value() instanceof Node.Mapping) && !(entry.value() instanceof Node.Nothing)) {
                problems.add(Diagnostic.error(
                                "wrong-type",
                                "Under '" + key + "' stands a map, and this is "
                                        + entry.value().form() + ".")
                        .about(key)
                        .at(entry.value().span())
                        .remedy(
                                key.equals("gateway")
                                        ? "Write 'gateway: {port: " + PORT + "}'."
                                        : "Write keys and values below it."));
            }
        });
        Node.Mapping own = new TreeBuilder()
                .put("container", container(port))
                .put("environment", environment.build())
                .put("secrets", secrets.build())
                .build(root.span());
        return DeploySection.laid(top, DeploySection.laid(own, deploy.component()));
    }

    private static Node.Mapping container(Node.Scalar port) {
        return new TreeBuilder()
                .put("image", Node.text(IMAGE))
                .put("args", Node.list(List.of(Node.text("gateway"), Node.text("run"))))
                .put(
                        "ports",
                        Node.list(List.of(new TreeBuilder()
                                .put("container_port", port)
                                .put("protocol", Node.word("HTTP"))
                                .put("name", Node.text("http"))
                                .build(port.span()))))
                .put(
                        "health_check",
                        new TreeBuilder()
                                .put("path", Node.text("/api/health"))
                                .put("interval", Node.word("30s"))
                                .put("timeout", Node.word("5s"))
                                .build())
                .build();
    }

    /** The port may be given by itself, or at the end of the address on which the gateway listens. */
    private Node.Scalar port(TreeBuilder environment) {
        Node.Mapping gateway = Nodes.map(root, "gateway");
        Optional<Node.Scalar> address = Nodes.scalar(gateway, "address");
        Optional<Node.Scalar> port = Nodes.scalar(gateway, "port");
        gateway.entries().forEach((key, entry) -> {
            if (!List.of("address", "port", "api_keys").contains(key)) {
                ledger.tell(ConfigPath.of("gateway", key), entry, OWN);
            }
        });
        if (port.isPresent()) {
            address.ifPresent(written -> ledger.tell(
                    ConfigPath.of("gateway", "address"),
                    written,
                    Saying.mapped("omniagent-address", "In a container it listens on every address.")));
            listening(environment, port.get().text(), port.get().span());
            return TreeBuilder.word(port.get().text(), port.get().span());
        }
        if (address.isEmpty()) {
            return Node.word(PORT);
        }
        String text = address.get().text();
        String number = text.substring(text.lastIndexOf(':') + 1);
        if (text.indexOf(':') < 0 || (!number.matches("[0-9]{1,5}") && !text.contains("${"))) {
            problems.add(Diagnostic.error("invalid-address", "'" + text + "' has no port.")
                    .about("gateway.address")
                    .at(address.get().span())
                    .remedy("Write an address and a port, as in 0.0.0.0:" + PORT + "."));
            return Node.word(PORT);
        }
        String written = text.contains("${")
                ? text.substring(text.indexOf(':') > text.indexOf('$') ? text.indexOf('$') : text.indexOf(':') + 1)
                : number;
        listening(environment, written, address.get().span());
        return TreeBuilder.word(written, address.get().span());
    }

    /** A gateway that listens on the loopback of its container answers nobody. */
    private static void listening(TreeBuilder environment, String port, Optional<SourceSpan> span) {
        environment.put("OMNIAGENT_GATEWAY_ADDRESS", TreeBuilder.template("0.0.0.0:" + port, span));
    }

    private void agent(GatewaySettings settings, TreeBuilder environment, TreeBuilder secrets) {
        ConfigPath keys = ConfigPath.of("gateway", "api_keys");
        List<Node> given = Nodes.items(Nodes.map(root, "gateway"), "api_keys");
        for (int index = 0; index < given.size(); index++) {
            ApiKeys.put(given.get(index), keys.item(index), secrets, problems);
        }
        Node.Mapping agent = Nodes.map(root, "agent");
        agent.entries().forEach((key, entry) -> {
            ConfigPath path = ConfigPath.of("agent", key);
            switch (key) {
                case "provider" -> environment.put("OMNIAGENT_AGENT_PROVIDER", entry.value());
                case "model" -> environment.put("OMNIAGENT_AGENT_MODEL", entry.value());
                case "api_key" -> key(agent, entry.value(), path, secrets);
                default -> settings.leaf(path, entry, environment, secrets);
            }
        });
    }

    /** A key is a secret named as the variable, and once more as the gateway looks for it where that isn't so already. */
    private void key(Node.Mapping agent, Node key, ConfigPath path, TreeBuilder secrets) {
        Optional<String> variable = ApiKeys.variable(key, path, problems);
        if (variable.isEmpty()) {
            return;
        }
        ApiKeys.put(variable.get(), key, path, secrets, problems);
        String provider = Nodes.text(agent, "provider").orElse("anthropic");
        if (!variable.get().equals(KEYS.get(provider)) && !variable.get().equals(AGENT_KEY)) {
            ApiKeys.put(AGENT_KEY, key, path, secrets, problems);
        }
    }
}
