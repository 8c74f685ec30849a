package io.omnideploy.adapter.score;

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
import io.omnideploy.spi.adapt.DeploySection;
import io.omnideploy.spi.adapt.Nodes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads Score files; several make one deployment. */
public final class ScoreAdapter implements Adapter {
    @Override
    public String name() {
        return "score";
    }

    @Override
    public String description() {
        return "Score workloads, with the resources that they require.";
    }

    @Override
    public List<String> fileNames() {
        return List.of("score.yaml", "score.yml");
    }

    @Override
    public boolean recognises(SourceDocument document) {
        return document.root() instanceof Node.Mapping root
                && Nodes.text(root, "apiVersion")
                        .filter(version -> version.startsWith("score.dev/"))
                        .isPresent();
    }

    @Override
    public boolean continuesWith(SourceDocument document) {
        return document.root() instanceof Node.Mapping root && Overrides.isOne(root);
    }

    @Override
    public Validated<AdapterReading> read(AdapterRequest request) {
        Diagnostics problems = new Diagnostics();
        List<Node.Mapping> roots = new ArrayList<>();
        List<String> origins = new ArrayList<>();
        Path folder = request.document().path().toAbsolutePath().normalize().getParent();
        for (SourceDocument document : request.documents()) {
            if (document.root() instanceof Node.Mapping root && !roots.isEmpty() && Overrides.isOne(root)) {
                Overrides.lay(root, roots, problems);
            } else if (document.root() instanceof Node.Mapping root) {
                roots.add(root);
                origins.add(origin(folder, document.path()));
            } else {
                problems.add(Diagnostic.error(
                                "not-a-description",
                                "A workload is a map, and this is "
                                        + document.root().form() + ".")
                        .at(document.root().span())
                        .remedy("Begin with 'apiVersion: score.dev/v1b1'."));
            }
        }
        AdapterLedger ledger = new AdapterLedger();
        String name = DeploySection.usable(request.document().folder().orElse("app"));
        Node.Mapping description = new Workloads(roots, origins, request.files(), name, ledger, problems).description();
        if (problems.hasErrors()) {
            return Validated.refused(problems);
        }
        return Validated.of(
                new AdapterReading(description, ledger.entries(), List.copyOf(roots), SourceVariables.NONE), problems);
    }

    /** Paths in a file are seen from its own folder, those of a description from the first file's. */
    private static String origin(Path first, Path file) {
        Path own = file.toAbsolutePath().normalize().getParent();
        if (first == null || own == null || own.equals(first)) {
            return "";
        }
        return first.relativize(own).toString().replace('\\', '/') + "/";
    }
}
