package io.omnideploy.target.agentcore;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.AwsDraft;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells where each agent is called, and which one is the default. */
final class AgentOutputs {
    private final AwsDraft draft;
    private final Section section;
    private final List<Agent> agents;

    AgentOutputs(AwsDraft draft, Section section, List<Agent> agents) {
        this.draft = draft;
        this.section = section;
        this.agents = agents;
    }

    void add() {
        for (Agent agent : agents) {
            String name = agent.name().replace('-', '_');
            Set<Origin> why = Set.of(Origin.at(agent.path().then("service", "public")));
            draft.output(new OutputSpec(
                    name + "_url",
                    Addresses.url(draft, agent),
                    "Where " + agent.name() + " is called, by who may.",
                    new TreeSet<>(why)));
            draft.output(new OutputSpec(
                    name + "_arn",
                    Value.ref(agent.runtime(), "agent_runtime_arn"),
                    "What 'aws bedrock-agentcore invoke-agent-runtime' wants for " + agent.name() + "."));
        }
        defaultAgent()
                .filter(agent -> agents.size() > 1 || section.has("default_agent"))
                .ifPresent(agent -> draft.output(new OutputSpec(
                        "url",
                        Addresses.url(draft, agent),
                        "Where the default agent, " + agent.name() + ", is called.",
                        new TreeSet<>(Set.of(section.origin("default_agent"))))));
    }

    private Optional<Agent> defaultAgent() {
        Optional<String> named = section.text("default_agent");
        return agents.stream()
                .filter(agent -> named.map(agent.name()::equals)
                        .orElseGet(() -> agent.component().service().isPublic()))
                .findFirst()
                .or(() -> agents.stream().findFirst());
    }
}
