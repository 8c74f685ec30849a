package io.omnideploy.adapter.container;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.AdapterReading;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.SourceDocument;
import java.util.List;

/** Reads deploy.yaml itself: the document passes through unchanged. */
public final class ContainerAdapter implements Adapter {
    private static final List<String> MARKERS = List.of("container", "components", "backing_services");

    @Override
    public String name() {
        return "container";
    }

    @Override
    public String description() {
        return "OmniDeploy's own format: containers, components and backing services in deploy.yaml.";
    }

    @Override
    public List<String> fileNames() {
        return List.of("deploy.yaml", "deploy.yml", "omnideploy.yaml");
    }

    @Override
    public boolean recognises(SourceDocument document) {
        return document.root() instanceof Node.Mapping root
                && root.get("name").isPresent()
                && MARKERS.stream().anyMatch(marker -> root.get(marker).isPresent());
    }

    @Override
    public Validated<AdapterReading> read(AdapterRequest request) {
        Node root = request.document().root();
        if (root instanceof Node.Mapping mapping) {
            return Validated.of(AdapterReading.of(mapping));
        }
        Diagnostics problems = new Diagnostics();
        problems.add(Diagnostic.error(
                        "not-a-description", "A deployment is described by a map, and this is " + root.form() + ".")
                .at(root.span())
                .remedy("Begin with 'name: my-app', then 'container:' or 'components:'."));
        return Validated.refused(problems);
    }
}
