package io.omnideploy.target.agentcore;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Durations;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.Bounds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What stands under {@code agentcore} and can't be so, and what of it nothing here uses. */
final class SettingsChecks {
    private static final String CODE = "agentcore-setting";
    private static final String UNUSED = "agentcore-setting-unused";

    private static final Set<String> OF_ROLE = Set.of("models", "secret_arns", "policies", "permissions_boundary");

    private static final List<String> OF_AGENT = List.of(
            "description",
            "protocol",
            "idle_timeout",
            "max_lifetime",
            "network",
            "authorizer",
            "headers",
            "endpoints",
            "models",
            "secret_arns",
            "role",
            "policies",
            "permissions_boundary",
            "traces",
            "use_memory",
            "use_gateway");

    private final AwsDraft draft;
    private final Section section;
    private final List<Agent> agents;
    private final Bounds bounds;
    private final Set<String> told = new TreeSet<>();

    SettingsChecks(AwsDraft draft, Section section, List<Agent> agents) {
        this.draft = draft;
        this.section = section;
        this.agents = agents;
        bounds = new Bounds(draft, CODE);
    }

    void check() {
        List<String> names = agents.stream().map(Agent::name).toList();
        section.maps("agents").forEach((name, settings) -> known(name, settings.path(), names));
        section.text("default_agent").ifPresent(name -> known(name, Section.ROOT.then("default_agent"), names));
        agents.forEach(this::agent);
        section.map("gateway").ifPresent(this::gateway);
        unused();
    }

    private void known(String name, ConfigPath path, List<String> names) {
        if (!names.contains(name)) {
            draft.refuse(path, CODE, "There is no component '" + name + "'.", Nearest.remedy(name, names));
        }
    }

    private void agent(Agent agent) {
        if (Runtimes.lifetime(agent).compareTo(Runtimes.idle(agent)) < 0) {
            Section where = agent.at(agent.at("max_lifetime").has("max_lifetime") ? "max_lifetime" : "idle_timeout");
            ConfigPath path = where.path().then(where.has("max_lifetime") ? "max_lifetime" : "idle_timeout");
            once(
                    path,
                    "A session would end after %s, before it is idle for %s."
                            .formatted(
                                    Durations.format(Runtimes.lifetime(agent)), Durations.format(Runtimes.idle(agent))),
                    "Make max_lifetime at least idle_timeout.");
        }
        agent.at("network").map("network").ifPresent(network -> {
            for (String key : List.of("security_groups", "subnets")) {
                if (!told.add(network.path() + key)) {
                    continue;
                }
                bounds.number(
                        network.path().then(key),
                        "A number of " + key.replace('_', ' '),
                        network.texts(key).size(),
                        1,
                        16);
            }
        });
        Section headers = agent.at("headers");
        if (headers.has("headers") && told.add(headers.path() + "headers")) {
            bounds.number(
                    headers.path().then("headers"),
                    "A number of headers",
                    headers.texts("headers").size(),
                    1,
                    20);
        }
        agent.at("endpoints").maps("endpoints").forEach((name, endpoint) -> {
            if (name.equals("default")) {
                draft.refuse(
                        endpoint.path(),
                        CODE,
                        "Every agent has an endpoint DEFAULT, which AgentCore makes itself.",
                        "Choose another name.");
            }
        });
    }

    /** What all agents share is refused once. */
    private void once(ConfigPath path, String message, String remedy) {
        if (told.add(path + message)) {
            draft.refuse(path, CODE, message, remedy);
        }
    }

    private void gateway(Section gateway) {
        boolean isJwt = Gateway.access(gateway).equals("jwt");
        if (isJwt != gateway.has("authorizer")) {
            draft.refuse(
                    gateway.path().then("access"),
                    CODE,
                    isJwt
                            ? "Tokens are wanted, and nobody is named who gives them."
                            : "An authorizer is named, and nobody asks for its tokens.",
                    isJwt ? "Name the issuer under 'authorizer'." : "Write 'access: jwt', or remove the authorizer.");
        }
        gateway.maps("targets").forEach((name, target) -> target(target));
    }

    private void target(Section target) {
        List<String> kinds = List.of("lambda", "mcp", "openapi", "smithy");
        if (kinds.stream().noneMatch(target::has)) {
            draft.refuse(
                    target.path(), CODE, "This target leads nowhere.", "Name one of lambda, mcp, openapi and smithy.");
        }
        boolean hasTools = target.has("tools") || target.has("tools_file");
        if (target.has("lambda") != hasTools || (target.has("tools") && target.has("tools_file"))) {
            draft.refuse(
                    target.path(),
                    CODE,
                    "A function has its tools under 'tools' or in a 'tools_file', and nothing else has.",
                    "Say which tools the function has, once.");
        }
        if (target.has("api_key") && target.has("oauth")) {
            draft.refuse(
                    target.path().then("oauth"),
                    CODE,
                    "A target is entered in one way, and here are two.",
                    "Keep one.");
        }
        target.maps("tools").forEach((name, tool) -> {
            for (String side : List.of("input", "output")) {
                tool.node()
                        .get(side)
                        .ifPresent(schema -> schema(schema, tool.path().then(side)));
            }
        });
    }

    private void schema(Node node, ConfigPath path) {
        if (!(node instanceof Node.Mapping schema)) {
            draft.refuse(
                    path, CODE, "A JSON Schema is a map, and this is " + node.form() + ".", "Write 'type:' below it.");
            return;
        }
        schema.entries().keySet().stream()
                .filter(key -> !ToolSchema.KNOWN.contains(key))
                .forEach(key -> draft.account(
                        path.then(key),
                        Fate.DROPPED,
                        "agentcore-tool-schema",
                        "AgentCore knows type, description, properties, items and required of JSON Schema.",
                        "Say it in the description."));
        if (ToolSchema.text(schema, "type").filter(ToolSchema.TYPES::contains).isEmpty()) {
            draft.refuse(
                    path,
                    CODE,
                    "A JSON Schema says its type: "
                            + String.join(
                                    ", ", ToolSchema.TYPES.stream().sorted().toList()) + ".",
                    "Write 'type:' below it.");
        }
        schema.get("items").ifPresent(items -> schema(items, path.then("items")));
        ToolSchema.map(schema, "properties")
                .ifPresent(properties -> properties
                        .entries()
                        .forEach((name, entry) -> schema(entry.value(), path.then("properties", name))));
    }

    private void unused() {
        Set<ConfigPath> used = new LinkedHashSet<>();
        for (Agent agent : agents) {
            boolean hasRole = agent.at("role").has("role");
            for (String key : OF_AGENT) {
                if (!hasRole || !OF_ROLE.contains(key)) {
                    used.add(agent.at(key).path().then(key));
                }
            }
        }
        List<ConfigPath> all = new ArrayList<>();
        for (String key : OF_AGENT) {
            all.add(Section.ROOT.then(key));
            section.maps("agents")
                    .values()
                    .forEach(settings -> all.add(settings.path().then(key)));
        }
        all.removeAll(used);
        for (ConfigPath path : draft.config().positions().written()) {
            if (all.stream().anyMatch(above -> above.contains(path))) {
                draft.account(
                        path,
                        Fate.DROPPED,
                        UNUSED,
                        "No agent here uses it: each has another setting of its own, or a given role.",
                        "Leave it out for this stack.");
            }
        }
    }
}
