package io.omnideploy.target.agentcore;

import io.omnideploy.diagnostic.Validated;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.expand.aws.AwsDraft;
import java.util.List;

/** Turns one deployment into what it needs on AWS. */
final class AgentCoreExpansion {
    private final AwsDraft draft;
    private final Section section;
    private final List<Agent> agents;

    AgentCoreExpansion(ExpandRequest request) {
        draft = new AwsDraft(request);
        section = Section.of(request.config());
        agents = request.config().components().values().stream()
                .map(component -> new Agent(component, section))
                .toList();
    }

    Validated<Expansion> expand() {
        new Checks(draft, section, agents).check();
        Addresses addresses = new Addresses(draft, agents);
        if (draft.found().hasErrors()) {
            return Validated.refused(draft.found());
        }
        AgentSecrets secrets = new AgentSecrets(draft);
        Memory memory = new Memory(draft, section);
        Gateway gateway = new Gateway(draft, section);
        memory.add();
        gateway.add();
        Variables variables = new Variables(draft, addresses, secrets);
        Roles roles = new Roles(draft);
        Runtimes runtimes = new Runtimes(draft);
        for (Agent agent : agents) {
            variables.give(agent);
            memory.give(agent);
            gateway.give(agent);
            addresses.allowCalls(agent);
            variables.check(agent);
            runtimes.add(agent, roles.add(agent));
        }
        new AgentOutputs(draft, section, agents).add();
        addresses.unused();
        if (draft.found().hasErrors()) {
            return Validated.refused(draft.found());
        }
        return Validated.of(new Expansion(draft.graph(), draft.ledger()), draft.found());
    }
}
