package io.omnideploy.adapter.agentkit;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.spi.adapt.AdapterLedger;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.ApiKeys;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.Map;
import java.util.Set;

/** Settings that agents also read from variables, and so without their file: as AgentKit's own configuration names them. */
final class AgentVariables {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("llm.provider", "LLM_PROVIDER"),
            Map.entry("llm.model", "LLM_MODEL"),
            Map.entry("llm.baseUrl", "LLM_BASE_URL"),
            Map.entry("llm.base_url", "LLM_BASE_URL"),
            Map.entry("search.provider", "SEARCH_PROVIDER"),
            Map.entry("a2a.enabled", "A2A_ENABLED"),
            Map.entry("a2a.authType", "A2A_AUTH_TYPE"),
            Map.entry("security.enabled", "SECURITY_ENABLED"),
            Map.entry("security.requireEncryption", "SECURITY_REQUIRE_ENCRYPTION"),
            Map.entry("observability.enabled", "OBSERVABILITY_ENABLED"),
            Map.entry("observability.provider", "OBSERVABILITY_PROVIDER"),
            Map.entry("observability.endpoint", "OBSERVABILITY_ENDPOINT"),
            Map.entry("observability.project", "OBSERVABILITY_PROJECT"));
    private static final Set<String> SECTIONS = Set.of("llm", "search", "a2a", "security");
    private static final Saying MADE =
            Saying.mapped("agentkit-secrets", "Each is a secret of its own, made by the platform's means.");
    private static final Saying NAMED = Saying.dropped(
            "agentkit-secret-name",
            "Each secret is one of its own, named after the stack.",
            "Name one that is there under 'secretsARNs' of an agent.");

    private final AdapterLedger ledger;
    private final Diagnostics problems;
    private final TreeBuilder environment = new TreeBuilder();
    private final TreeBuilder secrets = new TreeBuilder();

    AgentVariables(AdapterLedger ledger, Diagnostics problems) {
        this.ledger = ledger;
        this.problems = problems;
    }

    /** Takes all settings of a file that are variables; what of a part is none is told to be left out. */
    void take(Node.Mapping root) {
        for (String section : new String[] {"llm", "search", "a2a", "security", "observability"}) {
            Nodes.map(root, section)
                    .entries()
                    .forEach((key, entry) -> setting(ConfigPath.of(section, key), key, entry));
        }
        Nodes.map(root, "secrets").entries().forEach(this::secret);
    }

    /** Tells whether a part of a file is taken here as a whole. */
    static boolean isPart(String key) {
        return SECTIONS.contains(key) || key.equals("secrets");
    }

    /** Returns what is left of the settings of observability, for the platform. */
    static Node.Entry ofPlatform(Node.Entry observability) {
        if (!(observability.value() instanceof Node.Mapping map)) {
            return observability;
        }
        Node.Mapping rest = map;
        for (String key : map.entries().keySet()) {
            rest = NAMES.containsKey("observability." + key) ? rest.without(key) : rest;
        }
        return new Node.Entry(observability.keySpan(), rest);
    }

    private void setting(ConfigPath path, String key, Node.Entry entry) {
        String name = NAMES.get(path.toString());
        if (name != null && entry.value() instanceof Node.Scalar) {
            environment.put(name, entry.value());
        } else if (path.segments().getFirst().equals("llm")
                && Set.of("api_key", "apiKey").contains(key)) {
            ApiKeys.put(entry.value(), path, secrets, problems);
        } else if (!path.segments().getFirst().equals("observability")) {
            ledger.tell(path, entry, Agents.OWN);
        }
    }

    private void secret(String key, Node.Entry entry) {
        ConfigPath path = ConfigPath.of("secrets", key);
        switch (key) {
            case "secretValues", "secret_values" -> {
                if (entry.value() instanceof Node.Mapping values) {
                    values.entries()
                            .forEach((name, value) ->
                                    ApiKeys.put(name, value.value(), path.then(name), secrets, problems));
                } else {
                    ledger.tell(path, entry, Agents.OWN);
                }
            }
            case "createSecrets", "create_secrets" -> ledger.tell(path, entry, MADE);
            case "secretName", "secret_name", "kmsKeyARN", "kms_key_arn" -> ledger.tell(path, entry, NAMED);
            default -> ledger.tell(path, entry, Agents.OWN);
        }
    }

    /** Returns what every agent gets. */
    Node.Mapping shared(Node.Mapping root) {
        return new TreeBuilder()
                .put("environment", environment.build())
                .put("secrets", secrets.build())
                .build(root.span());
    }
}
