package io.omnideploy.adapter.agentkit;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.AdapterReading;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.adapt.SingleMap;
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
                && (root.get("llm").isPresent()
                        || (root.get("agents").isPresent() && root.get("agent").isEmpty()))
                && List.of("components", "container", "services").stream()
                        .noneMatch(key -> root.get(key).isPresent());
    }

    @Override
    public Validated<AdapterReading> read(AdapterRequest request) {
        return SingleMap.read(
                request,
                "configuration of agents",
                "'llm:' and 'deploy:'",
                (root, ledger, problems) ->
                        new Agents(root, request.document().path(), ledger, problems).description());
    }
}
