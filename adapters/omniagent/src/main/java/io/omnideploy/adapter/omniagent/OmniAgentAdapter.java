package io.omnideploy.adapter.omniagent;

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
                && (root.get("gateway").isPresent() || root.get("agent").isPresent())
                && List.of("components", "container", "services", "agents").stream()
                        .noneMatch(key -> root.get(key).isPresent());
    }

    @Override
    public Validated<AdapterReading> read(AdapterRequest request) {
        Diagnostics problems = new Diagnostics();
        if (!(request.document().root() instanceof Node.Mapping root)) {
            problems.add(Diagnostic.error(
                            "not-a-description",
                            "The configuration of an agent is a map, and this is "
                                    + request.document().root().form() + ".")
                    .at(request.document().root().span())
                    .remedy("Begin with 'gateway:' and 'agent:'."));
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
        Node.Mapping description = new Gateway(root, request.document().path(), ledger, problems).description();
        if (problems.hasErrors()) {
            return Validated.refused(problems);
        }
        return Validated.of(
                new AdapterReading(description, ledger.entries(), List.of(root), SourceVariables.NONE), problems);
    }
}
