package io.omnideploy.backend.pulumi;

import io.omnideploy.backend.pulumi.emit.Emission;
import io.omnideploy.backend.pulumi.emit.EncryptedValues;
import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.backend.pulumi.emit.StackSettings;
import io.omnideploy.backend.pulumi.run.Passphrase;
import io.omnideploy.backend.pulumi.run.PulumiRuns;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.plan.Outputs;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.SupportRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a resource graph as a Pulumi program in Java, and runs that program. */
public final class PulumiBackend implements Backend {
    private final PulumiRuns runs;

    /** Made by {@code ServiceLoader}. */
    public PulumiBackend() {
        this(System.getenv());
    }

    PulumiBackend(Map<String, String> environment) {
        runs = new PulumiRuns(environment);
    }

    @Override
    public String name() {
        return PulumiNames.TOOL;
    }

    @Override
    public String description() {
        return "Writes a Pulumi program in Java (Maven) and runs it with pulumi from the PATH.";
    }

    @Override
    public Optional<String> refusal(SupportRequest request) {
        return request.refusal(PulumiNames.TOOL, "Pulumi has no class");
    }

    @Override
    public SortedMap<String, String> emit(EmitRequest request) {
        return new Emission(request.without(PulumiNames.TOOL)).files();
    }

    /** Pulumi keeps each secret in the settings of the stack. */
    @Override
    public String merged(String file, String present, String emitted) {
        return file.startsWith("Pulumi.") && !file.equals("Pulumi.yaml")
                ? StackSettings.merged(present, emitted)
                : emitted;
    }

    @Override
    public SortedMap<String, String> ownSecrets() {
        return new TreeMap<>(Map.of(Passphrase.SECRET, Passphrase.VARIABLE));
    }

    @Override
    public List<Diagnostic> remarks(ResourceGraph graph, Catalog catalog) {
        return EncryptedValues.remarks(graph, catalog);
    }

    @Override
    public PreparedRun prepareUp(RunRequest request) {
        return runs.up(request.without(PulumiNames.TOOL));
    }

    @Override
    public PreparedRun prepareDestroy(DestroyRequest request) {
        return runs.destroy(request.without(PulumiNames.TOOL));
    }

    @Override
    public PreparedRun prepareRefresh(RunRequest request) {
        return runs.refresh(request.without(PulumiNames.TOOL));
    }

    @Override
    public Outputs outputs(RunRequest request) {
        return runs.outputs(request.without(PulumiNames.TOOL));
    }
}
