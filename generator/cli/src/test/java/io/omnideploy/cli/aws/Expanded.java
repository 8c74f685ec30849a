package io.omnideploy.cli.aws;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the target ecs makes of a description, and what it says to it. */
record Expanded(Validated<Deployment> outcome) {
    private static final ClassLoader LOADER = Expanded.class.getClassLoader();
    private static final DeploymentFactory FACTORY =
            new DeploymentFactory(new Plugins(LOADER), new CompiledCatalog(LOADER));

    /** Expands a description for a stack. */
    static Expanded of(Path folder, String stack, String description) throws IOException {
        Files.writeString(folder.resolve("deploy.yaml"), description);
        LoadedConfig loaded = FACTORY.load(new LoadRequest(Optional.empty(), folder, Optional.empty()));
        Selection selection = new Selection(Optional.of(stack), Optional.of("ecs"), Optional.of("terraform"), Map.of());
        return new Expanded(FACTORY.deployment(loaded, selection, Optional.empty()));
    }

    /** Returns the codes of everything of a weight. */
    List<String> codes(Severity severity) {
        return said(severity).stream().map(Diagnostic::code).toList();
    }

    List<Diagnostic> said(Severity severity) {
        return outcome.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .toList();
    }

    /** Returns a resource by its address. */
    ResourceSpec resource(String address) {
        return find(address).orElseThrow(() -> new AssertionError("no " + address + " in " + outcome));
    }

    Optional<ResourceSpec> find(String address) {
        return outcome.orRefuse().graph().resources().values().stream()
                .filter(spec -> spec.id().toString().equals(address))
                .findFirst();
    }

    /** Returns what Terraform is given, all files in one text. */
    String text() {
        Deployment deployment = outcome.orRefuse();
        return String.join(
                "\n", deployment.backend().emit(deployment.emitRequest()).values());
    }
}
