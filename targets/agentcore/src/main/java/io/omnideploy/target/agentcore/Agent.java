package io.omnideploy.target.agentcore;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Node;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A component on its way to become an agent: its settings, and what is added to its variables and rights. */
final class Agent {
    private final Component component;
    private final Section own;
    private final Section shared;
    private final SortedMap<String, Value> variables = new TreeMap<>();
    private final SortedMap<String, Set<Origin>> why = new TreeMap<>();
    private final List<IamStatement> rights = new ArrayList<>();
    private final SortedSet<ResourceId> after = new TreeSet<>();

    Agent(Component component, Section top) {
        this.component = component;
        this.shared = top;
        this.own = top.maps("agents")
                .getOrDefault(
                        component.name(),
                        new Section(
                                Node.Mapping.empty(), Section.ROOT.then("agents", component.name()), top.positions()));
    }

    Component component() {
        return component;
    }

    String name() {
        return component.name();
    }

    ConfigPath path() {
        return DeployConfig.pathOf(component);
    }

    ResourceId runtime() {
        return ResourceId.of(AgentTypes.RUNTIME, name());
    }

    ResourceId role() {
        return ResourceId.of(AgentTypes.ROLE, name());
    }

    /** Returns where a setting is said: of this agent, or of all. */
    Section at(String key) {
        return own.has(key) ? own : shared;
    }

    /** Gives a variable to the agent. */
    void variable(String name, Value value, Set<Origin> reasons) {
        variables.put(name, value);
        why.put(name, Set.copyOf(reasons));
    }

    /** Lets the agent do something. */
    void allow(IamStatement statement) {
        rights.add(statement);
    }

    /** Makes the agent wait for something. */
    void after(Set<ResourceId> others) {
        after.addAll(others);
    }

    SortedMap<String, Value> variables() {
        return Collections.unmodifiableSortedMap(variables);
    }

    SortedMap<String, Set<Origin>> why() {
        return Collections.unmodifiableSortedMap(why);
    }

    List<IamStatement> rights() {
        return Collections.unmodifiableList(rights);
    }

    SortedSet<ResourceId> after() {
        return Collections.unmodifiableSortedSet(after);
    }

    /** Returns what it speaks, as its settings say or its port tells; HTTP if neither says anything. */
    Protocol protocol() {
        Optional<Protocol> said = at("protocol").text("protocol").map(Protocol::valueOf);
        return said.or(() -> component.container().ports().stream()
                        .findFirst()
                        .flatMap(port -> Protocol.on(port.containerPort())))
                .orElse(Protocol.HTTP);
    }
}
