package io.omnideploy.adapter.agentkit;

import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of other agents in variables become references: so they hold on each platform, AgentCore too, and each agent is let in
 * by those that it is named by.
 */
final class AgentAddresses {
    private static final Pattern ADDRESS =
            Pattern.compile("http://(?<agent>[a-z][a-z0-9-]*):(?<port>[0-9]{1,5})(?<path>/[^$]*)?");

    private final SequencedMap<String, Node.Entry> agents;

    AgentAddresses(SequencedMap<String, Node.Entry> agents) {
        this.agents = agents;
    }

    /** Returns the agents with references in their variables. */
    SequencedMap<String, Node.Entry> referred() {
        SequencedMap<String, Node.Entry> referred = new LinkedHashMap<>(agents);
        referred.replaceAll((name, entry) -> entry.value() instanceof Node.Mapping agent
                        && agent.get("environment").orElse(null) instanceof Node.Mapping environment
                ? new Node.Entry(entry.keySpan(), agent.with("environment", variables(environment)))
                : entry);
        return referred;
    }

    private Node.Mapping variables(Node.Mapping environment) {
        SequencedMap<String, Node.Entry> variables = new LinkedHashMap<>(environment.entries());
        variables.replaceAll((name, entry) ->
                entry.value() instanceof Node.Scalar text ? new Node.Entry(entry.keySpan(), reference(text)) : entry);
        return new Node.Mapping(variables, environment.span());
    }

    private Node.Scalar reference(Node.Scalar text) {
        Matcher address = ADDRESS.matcher(text.text());
        if (!address.matches() || !agents.containsKey(address.group("agent"))) {
            return text;
        }
        String agent = address.group("agent");
        String path = address.group("path") == null ? "" : address.group("path");
        boolean isItsPort = port(agents.get(agent).value()).equals(address.group("port"));
        return TreeBuilder.template(
                isItsPort
                        ? "${" + agent + ".url}" + path
                        : "http://${" + agent + ".host}:" + address.group("port") + path,
                text.span());
    }

    private static String port(Node agent) {
        return agent instanceof Node.Mapping map
                ? Nodes.items(Nodes.map(map, "container"), "ports").stream()
                        .findFirst()
                        .map(first -> first instanceof Node.Mapping port
                                ? Nodes.text(port, "container_port").orElse("")
                                : first instanceof Node.Scalar number ? number.text() : "")
                        .orElse("")
                : "";
    }
}
