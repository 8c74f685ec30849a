package io.omnideploy.adapter.agentkit;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.AdapterLedger;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.DeploySection;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/**
 * What is said of Bedrock AgentCore: it becomes the section of the target agentcore, and no other target looks at it. What that
 * section has no word for is left out, each with its own reason.
 */
final class AgentCoreSettings {
    private static final String SECTION = "agentcore";
    private static final String SECRETS = "secret_arns";
    private static final Saying NETWORK = Saying.dropped(
            "agentkit-network",
            "The network of agents is one that is there: its interfaces outlive an agent, and block what made it.",
            "Name subnets and security groups under 'vpc: {subnetIds: […], securityGroupIds: […]}'.");
    private static final Saying TIMEOUT = Saying.approximated(
            "agentkit-timeout",
            "AgentCore ends a session and no call: after that time, at least a minute, without a call.",
            "Say it as 'deploy: {agentcore: {idle_timeout: …}}'.");
    private static final Saying LOGS = Saying.dropped(
            "agentkit-logs",
            "AgentCore makes the log groups of agents itself, and keeps what is in them.",
            "Set it by 'aws logs put-retention-policy'.");
    private static final Saying OBSERVED = Saying.dropped(
            "agentkit-observability",
            "Where an agent sends what it does, its own library reads from variables.",
            "Give them under 'deploy: {environment: {…}}'.");
    private static final Saying UNKNOWN = Saying.dropped(
            "agentkit-agentcore",
            "The target agentcore has no such setting.",
            "Say it in its words, as in 'deploy: {agentcore: {…}}'.");
    private static final Saying SAME = Saying.mapped("agentkit-agentcore-same", "It is so without being said.");

    private final AdapterLedger ledger;
    private final SequencedMap<String, Node.Entry> all = new LinkedHashMap<>();
    private final SequencedMap<String, SequencedMap<String, Node.Entry>> agents = new LinkedHashMap<>();

    AgentCoreSettings(AdapterLedger ledger) {
        this.ledger = ledger;
    }

    /** Returns the top of a description with all of it; what {@code deploy} says in the target's own words counts more. */
    Node.Mapping laidUnder(Node.Mapping top) {
        SequencedMap<String, Node.Entry> section = new LinkedHashMap<>(all);
        agents.values().removeIf(SequencedMap::isEmpty);
        agents.values().forEach(this::withSharedSecrets);
        if (!agents.isEmpty()) {
            SequencedMap<String, Node.Entry> named = new LinkedHashMap<>();
            agents.forEach((name, settings) ->
                    named.put(name, new Node.Entry(Optional.empty(), new Node.Mapping(settings, Optional.empty()))));
            section.put("agents", new Node.Entry(Optional.empty(), new Node.Mapping(named, Optional.empty())));
        }
        return section.isEmpty()
                ? top
                : DeploySection.laid(
                        Node.Mapping.empty().with(SECTION, new Node.Mapping(section, Optional.empty())), top);
    }

    /** What all agents may read an agent with secrets of its own may read too. */
    private void withSharedSecrets(SequencedMap<String, Node.Entry> agent) {
        Node.Entry own = agent.get(SECRETS);
        Node.Entry shared = all.get(SECRETS);
        if (own != null && shared != null && own.value() instanceof Node.Sequence more) {
            List<Node> both = new ArrayList<>(more.items());
            both.addAll(((Node.Sequence) shared.value()).items());
            agent.put(SECRETS, new Node.Entry(own.keySpan(), new Node.Sequence(both, more.span())));
        }
    }

    /** Takes what is said of all agents; returns whether it is meant for AgentCore. */
    boolean shared(String key, Node.Entry entry) {
        ConfigPath path = ConfigPath.of(key);
        return switch (key) {
            case "vpc", "observability", "iam", "gateway", "authorizer" -> {
                inside(all, key, entry, path);
                yield true;
            }
            case SECTION -> {
                all.put(SECTION, entry);
                merge(entry);
                yield true;
            }
            case "removalPolicy", "removal_policy" -> {
                ledger.tell(path, entry, UNKNOWN);
                yield true;
            }
            default -> false;
        };
    }

    private void merge(Node.Entry entry) {
        all.remove(SECTION);
        if (entry.value() instanceof Node.Mapping own) {
            own.entries().forEach(all::put);
        }
    }

    /** Takes what is said of one agent; returns whether it is meant for AgentCore. */
    boolean agent(String name, String key, Node.Entry entry, ConfigPath path) {
        ConfigPath at = path.then(key);
        switch (key) {
            case "timeout", "timeoutSeconds", "timeout_seconds" -> timeout(name, entry, at);
            case "secretsARNs", "secrets_arns" -> of(name).put(SECRETS, entry);
            case "enableMemory", "enable_memory" -> memory(name, entry);
            case "vpc", "observability", "iam", "authorizer" -> inside(of(name), key, entry, at);
            case "gateway" -> of(name).put("use_gateway", entry);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Takes what an agent speaks. */
    void protocol(String name, String word, Node.Entry entry) {
        of(name).put(
                        "protocol",
                        new Node.Entry(
                                entry.keySpan(),
                                TreeBuilder.word(word, entry.value().span())));
    }

    /** Takes which agent is asked first. */
    void defaultAgent(String name, Node.Entry entry) {
        all.put(
                "default_agent",
                new Node.Entry(
                        entry.keySpan(), TreeBuilder.word(name, entry.value().span())));
    }

    private SequencedMap<String, Node.Entry> of(String name) {
        return agents.computeIfAbsent(name, key -> new LinkedHashMap<>());
    }

    private void timeout(String name, Node.Entry entry, ConfigPath path) {
        if (entry.value() instanceof Node.Scalar seconds && seconds.text().matches("[0-9]{1,5}")) {
            int idle = Math.min(Math.max(Integer.parseInt(seconds.text()), 60), 28_800);
            of(name).put("idle_timeout", new Node.Entry(entry.keySpan(), TreeBuilder.word(idle + "s", seconds.span())));
            ledger.tell(path, entry, TIMEOUT);
        } else {
            of(name).put("idle_timeout", entry);
        }
    }

    /** One memory serves all agents that want it. */
    private void memory(String name, Node.Entry entry) {
        of(name).put("use_memory", entry);
        if (entry.value() instanceof Node.Scalar wanted && wanted.text().equals("true")) {
            Node.Scalar days = TreeBuilder.word("90", wanted.span());
            all.putIfAbsent(
                    "memory",
                    new Node.Entry(
                            entry.keySpan(),
                            new TreeBuilder().put("expiry_days", days).build(wanted.span())));
        }
    }

    private void inside(SequencedMap<String, Node.Entry> target, String key, Node.Entry entry, ConfigPath path) {
        if (!(entry.value() instanceof Node.Mapping map)) {
            ledger.tell(path, entry, UNKNOWN);
            return;
        }
        switch (key) {
            case "vpc" -> network(target, map, path);
            case "observability" -> each(map, path, (name, value) -> observability(target, name, value));
            case "iam" -> each(map, path, (name, value) -> rights(target, name, value));
            case "authorizer" -> authorizer(target, map, path);
            default -> gateway(target, map, path);
        }
    }

    private void each(Node.Mapping map, ConfigPath path, BiFunction<String, Node.Entry, Optional<Saying>> taken) {
        map.entries()
                .forEach((name, value) ->
                        taken.apply(name, value).ifPresent(saying -> ledger.tell(path.then(name), value, saying)));
    }

    private void network(SequencedMap<String, Node.Entry> target, Node.Mapping map, ConfigPath path) {
        SequencedMap<String, Node.Entry> network = new LinkedHashMap<>();
        List<String> left = new ArrayList<>();
        map.entries().forEach((name, value) -> {
            switch (name) {
                case "subnetIds", "subnetIDs", "subnet_ids" -> network.put("subnets", value);
                case "securityGroupIds", "securityGroupIDs", "security_group_ids" ->
                    network.put("security_groups", value);
                default -> left.add(name);
            }
        });
        if (!network.isEmpty()) {
            target.put("network", new Node.Entry(map.span(), new Node.Mapping(network, map.span())));
        }
        left.forEach(name -> ledger.tell(path.then(name), map.entries().get(name), NETWORK));
    }

    private static Optional<Saying> observability(
            SequencedMap<String, Node.Entry> target, String name, Node.Entry value) {
        return switch (name) {
            case "apiKeySecretARN", "api_key_secret_arn" -> {
                target.put(
                        "secret_arns",
                        new Node.Entry(
                                value.keySpan(),
                                new Node.Sequence(
                                        List.of(value.value()), value.value().span())));
                yield Optional.empty();
            }
            case "enableXRay", "enable_xray" -> {
                target.put("traces", value);
                yield Optional.empty();
            }
            case "enableCloudWatchLogs", "enable_cloudwatch_logs", "logRetentionDays", "log_retention_days" ->
                Optional.of(LOGS);
            default -> Optional.of(OBSERVED);
        };
    }

    private static Optional<Saying> rights(SequencedMap<String, Node.Entry> target, String name, Node.Entry value) {
        String key = switch (name) {
            case "roleARN", "roleArn", "role_arn" -> "role";
            case "additionalPolicies", "additional_policies" -> "policies";
            case "permissionsBoundaryARN", "permissions_boundary_arn" -> "permissions_boundary";
            case "bedrockModelIDs", "bedrockModelIds", "bedrock_model_ids" -> "models";
            default -> "";
        };
        if (!key.isEmpty()) {
            target.put(key, value);
            return Optional.empty();
        }
        if (!List.of("enableBedrockAccess", "enable_bedrock_access").contains(name)) {
            return Optional.of(UNKNOWN);
        }
        if (value.value() instanceof Node.Scalar wanted && wanted.text().equals("false")) {
            target.putIfAbsent("models", new Node.Entry(value.keySpan(), new Node.Sequence(List.of(), wanted.span())));
            return Optional.empty();
        }
        return Optional.of(SAME);
    }

    private void authorizer(SequencedMap<String, Node.Entry> target, Node.Mapping map, ConfigPath path) {
        SequencedMap<String, Node.Entry> jwt = new LinkedHashMap<>();
        map.entries().forEach((name, value) -> {
            switch (name) {
                case "discoveryUrl", "discoveryURL", "discovery_url" -> jwt.put("discovery_url", value);
                case "allowedAudience", "allowed_audience", "audiences" -> jwt.put("audiences", value);
                case "allowedClients", "allowed_clients", "clients" -> jwt.put("clients", value);
                case "type" -> ledger.tell(path.then(name), value, type(map, value));
                default -> ledger.tell(path.then(name), value, UNKNOWN);
            }
        });
        if (!jwt.isEmpty()) {
            target.put("authorizer", new Node.Entry(map.span(), new Node.Mapping(jwt, map.span())));
        }
    }

    /** By IAM who has no token gets in; nobody gets in without either. */
    private static Saying type(Node.Mapping map, Node.Entry value) {
        String word = value.value() instanceof Node.Scalar type ? type.text().toLowerCase(Locale.ROOT) : "";
        boolean hasIssuer = Nodes.scalar(map, "discoveryUrl")
                .or(() -> Nodes.scalar(map, "discoveryURL"))
                .or(() -> Nodes.scalar(map, "discovery_url"))
                .isPresent();
        return word.equals("iam") || hasIssuer
                ? SAME
                : Saying.dropped(
                        "agentkit-authorizer",
                        "AgentCore lets in by IAM, or who has a token of an issuer that is named.",
                        "Name the issuer under 'authorizer: {discoveryUrl: …}'.");
    }

    private void gateway(SequencedMap<String, Node.Entry> target, Node.Mapping map, ConfigPath path) {
        boolean isOff = Nodes.text(map, "enabled").filter("false"::equals).isPresent();
        SequencedMap<String, Node.Entry> gateway = new LinkedHashMap<>();
        map.entries().forEach((name, value) -> {
            if (!isOff
                    && List.of("description", "targets", "instructions", "search", "access", "authorizer")
                            .contains(name)) {
                gateway.put(name, value);
            } else {
                ledger.tell(path.then(name), value, name.equals("enabled") ? SAME : UNKNOWN);
            }
        });
        if (!isOff) {
            Optional<SourceSpan> place = map.span();
            target.put("gateway", new Node.Entry(place, new Node.Mapping(gateway, place)));
        }
    }
}
