package io.omnideploy.adapter.compose;

import io.omnideploy.adapter.compose.map.Description;
import io.omnideploy.adapter.compose.project.ConsistencyCheck;
import io.omnideploy.adapter.compose.project.EnabledServices;
import io.omnideploy.adapter.compose.project.Project;
import io.omnideploy.adapter.compose.project.ProjectReader;
import io.omnideploy.adapter.compose.project.Replacements;
import io.omnideploy.config.Node;
import io.omnideploy.config.NodeLeaves;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.AdapterReading;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.SourceVariables;
import io.omnideploy.spi.adapt.AdapterLedger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads compose files: services become components and backing services. */
public final class ComposeAdapter implements Adapter {
    @Override
    public String name() {
        return "compose";
    }

    @Override
    public String description() {
        return "Compose files, as docker compose reads them.";
    }

    @Override
    public List<String> fileNames() {
        return List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");
    }

    @Override
    public List<String> companions(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 || !fileNames().contains(fileName)
                ? List.of()
                : List.of(fileName.substring(0, dot) + ".override" + fileName.substring(dot));
    }

    @Override
    public Set<String> tags() {
        return Replacements.TAGS;
    }

    @Override
    public boolean recognises(SourceDocument document) {
        return document.root() instanceof Node.Mapping root
                && root.get("components").isEmpty()
                && (root.get("services").orElse(null) instanceof Node.Mapping
                        || root.get("include").isPresent());
    }

    @Override
    public Validated<AdapterReading> read(AdapterRequest request) {
        Diagnostics problems = new Diagnostics();
        try {
            Project all = new ProjectReader(request, problems).read();
            Project wanted = EnabledServices.of(all, request.profiles());
            EnabledServices.check(all, wanted, problems);
            ConsistencyCheck.of(all, wanted, problems);
            variables(wanted, problems);
            problems.refuseOnError();
            AdapterLedger ledger = new AdapterLedger();
            Node.Mapping description = new Description(all, wanted, request.files(), ledger, problems)
                    .description(ProjectReader.folder(request));
            problems.refuseOnError();
            return Validated.of(
                    new AdapterReading(
                            description, ledger.entries(), all.written(), new SourceVariables(all.fileVariables())),
                    problems);
        } catch (Refused refused) {
            problems.addAll(refused.diagnostics());
            return Validated.refused(problems);
        }
    }

    /** Only what takes part in the run needs its variables. */
    private static void variables(Project wanted, Diagnostics problems) {
        Set<SourceSpan> seen = new HashSet<>();
        NodeLeaves.visit(wanted.root(), (path, place, node) -> {
            if (seen.add(place)) {
                problems.addAll(wanted.expansion().problems(place));
            }
        });
    }
}
