package io.omnideploy.backend.cdk;

import io.omnideploy.backend.cdk.app.CdkApp;
import io.omnideploy.backend.cdk.emit.TemplateJson;
import io.omnideploy.backend.cdk.emit.TemplateWriter;
import io.omnideploy.backend.cdk.template.Template;
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

/** Writes a resource graph as a CDK app in Java. */
public final class CdkBackend implements Backend {
    /** What the catalog calls the tool whose types it writes. */
    public static final String TOOL = "cloudformation";

    @Override
    public String name() {
        return "cdk";
    }

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    public String description() {
        return "Writes a CDK app in Java (Maven) and runs its template through CloudFormation.";
    }

    @Override
    public Optional<String> refusal(SupportRequest request) {
        List<String> unknown = request.types().stream()
                .filter(type -> request.catalog()
                        .type(type)
                        .flatMap(known -> known.name(TOOL))
                        .isEmpty())
                .map(ResourceType::toString)
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("CloudFormation has no type for " + String.join(", ", unknown) + ".");
    }

    @Override
    public SortedMap<String, String> emit(EmitRequest request) {
        Template template = TemplateWriter.template(request);
        SortedMap<String, String> files = new CdkApp(request, template).files();
        files.put(CdkApp.TEMPLATE, TemplateJson.pretty(template));
        return files;
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
        return Failed.because("OmniDeploy does not run CDK apps yet.")
                .remedy("Generate the folder and run it with cdk, as its README tells.");
    }
}
