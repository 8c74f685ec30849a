package io.omnideploy.backend.pulumi;

import io.omnideploy.backend.pulumi.emit.Emission;
import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Outputs;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.SupportRequest;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Writes a resource graph as a Pulumi program in Java. */
public final class PulumiBackend implements Backend {
    @Override
    public String name() {
        return PulumiNames.TOOL;
    }

    @Override
    public String description() {
        return "Writes a Pulumi program in Java (Maven), to be run with pulumi.";
    }

    @Override
    public Optional<String> refusal(SupportRequest request) {
        List<String> unknown = request.types().stream()
                .filter(type -> request.catalog()
                        .type(type)
                        .flatMap(known -> known.name(PulumiNames.TOOL))
                        .isEmpty())
                .map(ResourceType::toString)
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("Pulumi has no class for " + String.join(", ", unknown) + ".");
    }

    @Override
    public SortedMap<String, String> emit(EmitRequest request) {
        return new Emission(request.without(PulumiNames.TOOL)).files();
    }

    @Override
    public PreparedRun prepareUp(RunRequest request) {
        throw notYet();
    }

    @Override
    public PreparedRun prepareDestroy(DestroyRequest request) {
        throw notYet();
    }

    @Override
    public PreparedRun prepareRefresh(RunRequest request) {
        throw notYet();
    }

    @Override
    public Outputs outputs(RunRequest request) {
        throw notYet();
    }

    private static Failed notYet() {
        return Failed.because("OmniDeploy writes Pulumi programs and does not run them yet.")
                .remedy("Generate the folder and run it with pulumi, as its README tells.");
    }
}
