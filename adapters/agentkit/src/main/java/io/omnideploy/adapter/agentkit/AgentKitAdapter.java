package io.omnideploy.adapter.agentkit;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.AdapterReading;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.SourceVariables;
import io.omnideploy.spi.adapt.AdapterLedger;
import java.util.List;

/** Reads agentkit.yaml: one agent or several, the model they use, and how they are deployed. */
public final class AgentKitAdapter implements Adapter {
    @Override
    public String name() {
        return "agentkit";
    }

    @Override
    public String description() {
        return "AgentKit agents: one or several, with the model they use.";
    }

    @Override
    public List<String> fileNames() {
        return List.of("agentkit.yaml", "agentkit.yml", "agentkit.json");
    }

    @Override
    public boolean recognises(SourceDocument document) {
        return document.root() instanceof Node.Mapping root
                && List.of("llm", "agents").stream()
                        .anyMatch(key -> root.get(key).isPresent())
                && List.of("components", "container", "services").stream()
                        .noneMatch(key -> root.get(key).isPresent());
    }

    @Override
    public Validated<AdapterReading> read(AdapterRequest request) {
        Diagnostics problems = new Diagnostics();
        if (!(request.document().root() instanceof Node.Mapping root)) {
            problems.add(Diagnostic.error(
                            "not-a-description",
                            "The configuration of agents is a map, and this is "
                                    + request.document().root().form() + ".")
                    .at(request.document().root().span())
                    .remedy("Begin with 'llm:' and 'deploy:'."));
            return Validated.refused(problems);
        }
        for (SourceDocument more :
                request.documents().subList(1, request.documents().size())) {
            problems.add(
                    Diagnostic.error("several-files", "One file says all of it, and this is a second one.")
                            .at(more.root().span())
                            .remedy(
                                    "Write what differs in deploy.yaml's words, as in 'components: {NAME: {…}}' or 'stacks: {…}'."));
        }
        AdapterLedger ledger = new AdapterLedger();
        Node.Mapping description = new Agents(root, request.document().path(), ledger, problems).description();
        if (problems.hasErrors()) {
            return Validated.refused(problems);
        }
        return Validated.of(
                new AdapterReading(description, ledger.entries(), List.of(root), SourceVariables.NONE), problems);
    }
}
