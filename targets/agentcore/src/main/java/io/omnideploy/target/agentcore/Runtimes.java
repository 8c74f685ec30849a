package io.omnideploy.target.agentcore;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.ImageOrigins;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.target.agentcore.Roles.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Agents and their endpoints, in the form in which the API gives them back: its defaults written out, empty maps left away, sets
 * sorted. Any other form would make a new version of an agent at every run.
 */
final class Runtimes {
    private static final Origin DEFAULTS = Origin.rule("agentcore-defaults-written-out");
    /** bedrock-agentcore-control, AgentRuntimeName, EndpointName, Name of memories. */
    static final int NAME_LIMIT = 48;

    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final Duration LIFETIME = Duration.ofHours(8);

    private final AwsDraft draft;

    Runtimes(AwsDraft draft) {
        this.draft = draft;
    }

    /** Returns a name that may have no hyphen. */
    static String name(AwsDraft draft, String... parts) {
        return draft.name(NAME_LIMIT, parts).replace('-', '_');
    }

    /** Makes an agent of AgentCore of a component that may be one. */
    void add(Agent agent, Taken role) {
        ResourceSpec.Builder spec = draft.tagged(
                        agent.runtime(),
                        Origin.at(agent.path()),
                        Origin.at(agent.path().then("kind")))
                .set("agent_runtime_name", Value.text(name(draft, agent.name())), Roles.NAME)
                .set("role_arn", role.arn(), role.why())
                .set("agent_runtime_artifact", artifact(agent), image(agent))
                .after(role.ready())
                .after(agent.after());
        order(agent, spec);
        protocol(agent, spec);
        lifetime(agent, spec);
        network(agent, spec);
        spec.because("", agent.at("traces").origin("traces"));
        authorizer(agent, spec);
        headers(agent, spec);
        Section described = agent.at("description");
        described
                .text("description")
                .ifPresent(text -> spec.set("description", Value.text(text), described.origin("description")));
        if (!agent.variables().isEmpty()) {
            spec.setEntries("environment_variables", agent.variables(), agent.why());
        }
        draft.add(spec);
        endpoints(agent);
    }

    private Value artifact(Agent agent) {
        return Value.object(Map.of(
                "container_configuration", Value.object(Map.of("container_uri", draft.image(agent.component())))));
    }

    private static Origin[] image(Agent agent) {
        ConfigPath path = agent.path().then("container");
        List<Origin> why =
                new ArrayList<>(List.of(ImageOrigins.of(agent.component().container(), path)));
        why.add(Origin.at(path.then("platform")));
        return why.toArray(Origin[]::new);
    }

    private void order(Agent agent, ResourceSpec.Builder spec) {
        List<Component.Dependency> dependencies = agent.component().dependsOn();
        ConfigPath path = agent.path().then("depends_on");
        for (int index = 0; index < dependencies.size(); index++) {
            ConfigPath item = path.item(index);
            spec.because(
                    ResourceSpec.ORDER, Origin.at(item), Origin.at(item.then("name")), Origin.at(item.then("until")));
        }
    }

    private void protocol(Agent agent, ResourceSpec.Builder spec) {
        Set<Origin> why = new TreeSet<>();
        why.add(DEFAULTS);
        why.addAll(
                agent.at("protocol").has("protocol")
                        ? Set.of(agent.at("protocol").origin("protocol"))
                        : Set.of());
        ConfigPath ports = agent.path().then("container", "ports");
        for (int index = 0; index < agent.component().container().ports().size(); index++) {
            why.addAll(Set.of(draft.written(ports.item(index), "container_port", "protocol", "name")));
        }
        spec.set(
                "protocol_configuration",
                Value.object(
                        Map.of("server_protocol", Value.text(agent.protocol().name()))),
                why.toArray(Origin[]::new));
    }

    /** The provider takes both or none. */
    private void lifetime(Agent agent, ResourceSpec.Builder spec) {
        Section idle = agent.at("idle_timeout");
        Section whole = agent.at("max_lifetime");
        spec.set(
                "lifecycle_configuration",
                Value.list(Value.object(Map.of(
                        "idle_runtime_session_timeout", seconds(idle(agent)),
                        "max_lifetime", seconds(lifetime(agent))))),
                DEFAULTS,
                idle.origin("idle_timeout"),
                whole.origin("max_lifetime"));
    }

    static Duration idle(Agent agent) {
        return agent.at("idle_timeout").duration("idle_timeout").orElse(IDLE);
    }

    static Duration lifetime(Agent agent) {
        return agent.at("max_lifetime").duration("max_lifetime").orElse(LIFETIME);
    }

    private static Value seconds(Duration duration) {
        return Value.number(duration.toSeconds());
    }

    private void network(Agent agent, ResourceSpec.Builder spec) {
        Section said = agent.at("network");
        Map<String, Value> network = new TreeMap<>();
        network.put("network_mode", Value.text(said.has("network") ? "VPC" : "PUBLIC"));
        said.map("network")
                .ifPresent(vpc -> network.put(
                        "network_mode_config",
                        Value.object(Map.of(
                                "security_groups", sorted(vpc.texts("security_groups")),
                                "subnets", sorted(vpc.texts("subnets"))))));
        spec.set("network_configuration", Value.object(network), DEFAULTS)
                .because("network_configuration", said.origins("network"));
    }

    private void authorizer(Agent agent, ResourceSpec.Builder spec) {
        Section said = agent.at("authorizer");
        said.map("authorizer")
                .ifPresent(jwt -> spec.set("authorizer_configuration", authorizer(jwt))
                        .because("authorizer_configuration", said.origins("authorizer")));
    }

    /** Returns whose tokens are taken, in the form that agents and gateways share. */
    static Value authorizer(Section jwt) {
        Map<String, Value> custom = new TreeMap<>();
        custom.put("discovery_url", Value.text(jwt.text("discovery_url").orElseThrow()));
        put(custom, "allowed_audience", jwt.texts("audiences"));
        put(custom, "allowed_clients", jwt.texts("clients"));
        return Value.object(Map.of("custom_jwt_authorizer", Value.object(custom)));
    }

    private static void put(Map<String, Value> fields, String key, List<String> words) {
        if (!words.isEmpty()) {
            fields.put(key, sorted(words));
        }
    }

    private void headers(Agent agent, ResourceSpec.Builder spec) {
        Section said = agent.at("headers");
        List<String> names = said.texts("headers");
        if (!names.isEmpty()) {
            spec.set(
                    "request_header_configuration",
                    Value.object(Map.of("request_header_allowlist", sorted(names))),
                    said.origin("headers"));
        }
    }

    private void endpoints(Agent agent) {
        agent.at("endpoints").maps("endpoints").forEach((name, endpoint) -> {
            ResourceId id = new ResourceId(AgentTypes.ENDPOINT, agent.name(), name.replace('_', '-'));
            ResourceSpec.Builder spec = draft.tagged(id, Origin.at(endpoint.path()))
                    .set("agent_runtime_id", Value.ref(agent.runtime(), "agent_runtime_id"), Origin.at(endpoint.path()))
                    .set("name", Value.text(name), Origin.at(endpoint.path()))
                    .set(
                            "agent_runtime_version",
                            endpoint.text("version")
                                    .map(version -> (Value) Value.text(version))
                                    .orElseGet(() -> Value.ref(agent.runtime(), "agent_runtime_version")),
                            endpoint.origin("version"))
                    .because("", endpoint.origins());
            endpoint.text("description")
                    .ifPresent(text -> spec.set("description", Value.text(text), endpoint.origin("description")));
            draft.add(spec);
        });
    }

    private static Value sorted(List<String> words) {
        return Value.texts(new TreeSet<>(words));
    }
}
