package io.omnideploy.adapter.omniagent;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.AdapterReading;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.adapt.SingleMap;
import java.util.List;

/** Reads omniagent.yaml: a gateway in front of an agent, and how it is deployed. */
public final class OmniAgentAdapter implements Adapter {
    @Override
    public String name() {
        return "omniagent";
    }

    @Override
    public String description() {
        return "OmniAgent gateways: the gateway's port and the agent's provider and model.";
    }

    @Override
    public List<String> fileNames() {
        return List.of("omniagent.yaml", "omniagent.yml", "omniagent.json");
    }

    @Override
    public boolean recognises(SourceDocument document) {
        return document.root() instanceof Node.Mapping root
                // A gateway of several agents has both; agents of AgentKit may have a gateway, and no 'agent'.
                && (root.get("agent").isPresent()
                        || (root.get("gateway").isPresent()
                                && root.get("agents").isEmpty()))
                && List.of("components", "container", "services").stream()
                        .noneMatch(key -> root.get(key).isPresent());
    }

    @Override
    public Validated<AdapterReading> read(AdapterRequest request) {
        return SingleMap.read(
                request,
                "configuration of an agent",
                "'gateway:' and 'agent:'",
                (root, ledger, problems) ->
                        new Gateway(root, request.document().path(), ledger, problems).description());
    }
}
