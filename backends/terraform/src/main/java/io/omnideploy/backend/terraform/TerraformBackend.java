package io.omnideploy.backend.terraform;

import io.omnideploy.backend.terraform.emit.Emission;
import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.backend.terraform.emit.WriteOnly;
import io.omnideploy.backend.terraform.run.Runs;
import io.omnideploy.plan.Outputs;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.SupportRequest;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Writes a resource graph as HCL and runs it by Terraform or OpenTofu. */
public final class TerraformBackend implements Backend {
    private final Runs runs;

    /** Made by {@code ServiceLoader}. */
    public TerraformBackend() {
        this(System.getenv());
    }

    TerraformBackend(Map<String, String> environment) {
        runs = new Runs(Names.TOOL, environment);
    }

    @Override
    public String name() {
        return Names.TOOL;
    }

    @Override
    public String description() {
        return "Writes Terraform configuration (HCL) and runs it with terraform or tofu from the PATH.";
    }

    @Override
    public Optional<String> refusal(SupportRequest request) {
        return request.refusal(Names.TOOL, "Terraform has no resource");
    }

    @Override
    public SortedMap<String, String> emit(EmitRequest request) {
        return new Emission(request.without(Names.TOOL)).files();
    }

    @Override
    public String secretVariable(String secret) {
        return Names.environmentVariable(secret);
    }

    @Override
    public Optional<String> revisionVariable(String secret, ResourceGraph graph, Catalog catalog) {
        return WriteOnly.in(graph, catalog).revised().contains(secret)
                ? Optional.of(Names.environmentVariable(WriteOnly.revision(secret)))
                : Optional.empty();
    }

    /** What goes into write-only arguments alone stays out of the state. */
    @Override
    public Optional<String> secretsInClear(ResourceGraph graph, Catalog catalog) {
        int kept = WriteOnly.in(graph, catalog).kept().size();
        return kept == 0
                ? Optional.empty()
                : Optional.of("Terraform's state keeps %s in clear, since the provider has no write-only arguments%s."
                        .formatted(
                                kept == 1 ? "a secret" : kept + " secrets",
                                kept == graph.secrets().size() ? "" : " for them"));
    }

    @Override
    public PreparedRun prepareUp(RunRequest request) {
        return runs.up(request.without(Names.TOOL));
    }

    @Override
    public PreparedRun prepareDestroy(DestroyRequest request) {
        return runs.destroy(request.without(Names.TOOL));
    }

    @Override
    public PreparedRun prepareRefresh(RunRequest request) {
        return runs.refresh(request.without(Names.TOOL));
    }

    @Override
    public Outputs outputs(RunRequest request) {
        return runs.outputs(request.without(Names.TOOL));
    }
}
