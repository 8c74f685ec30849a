package io.omnideploy.backend.cdk;

import io.omnideploy.backend.cdk.app.CdkApp;
import io.omnideploy.backend.cdk.emit.TemplateJson;
import io.omnideploy.backend.cdk.emit.TemplateWriter;
import io.omnideploy.backend.cdk.run.AppSynthesis;
import io.omnideploy.backend.cdk.run.Runs;
import io.omnideploy.backend.cdk.run.TemplateSource;
import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.plan.Outputs;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.SupportRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Writes a resource graph as a CDK app in Java, and runs its template as a CloudFormation stack. */
public final class CdkBackend implements Backend {
    private static final String NAME = "cdk";
    private static final String APP_CHECK = "OMNIDEPLOY_APP_CHECK";

    private final Runs runs;

    /** Made by {@code ServiceLoader}. */
    public CdkBackend() {
        this(System.getenv());
    }

    CdkBackend(Map<String, String> environment) {
        runs = new Runs(NAME, new Written(environment));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String tool() {
        return Template.TOOL;
    }

    @Override
    public String description() {
        return "Writes a CDK app in Java (Maven) and runs its template through CloudFormation.";
    }

    @Override
    public Optional<String> refusal(SupportRequest request) {
        return request.refusal(Template.TOOL, "CloudFormation has no type");
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
        return runs.up(request);
    }

    @Override
    public PreparedRun prepareDestroy(DestroyRequest request) {
        return runs.destroy(request);
    }

    @Override
    public PreparedRun prepareRefresh(RunRequest request) {
        return runs.refresh(request);
    }

    @Override
    public Outputs outputs(RunRequest request) {
        return runs.outputs(request);
    }

    /** CloudFormation is the state. */
    @Override
    public List<Limitation> limitations() {
        return List.of(new Limitation(
                "state",
                Fate.REFUSED,
                "cdk-no-state",
                "CloudFormation itself keeps what a stack is: there is no state to be kept elsewhere.",
                "Remove 'state', or use another backend for this stack."));
    }

    private static final class Written implements TemplateSource {
        private final Map<String, String> environment;

        Written(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public Template template(EmitRequest request) {
            return TemplateWriter.template(request);
        }

        @Override
        public String text(Template template) {
            return TemplateJson.compact(template);
        }

        @Override
        public String synthesised(RunRequest request) {
            Template template = template(request.emit());
            if ("off".equals(environment.get(APP_CHECK))) {
                return text(template);
            }
            CdkApp app = new CdkApp(request.emit(), template);
            return new AppSynthesis(environment, List.of(CdkApp.LIBRARY))
                    .template(request, app.files(), app.mainClass(), template.stackName());
        }
    }
}
