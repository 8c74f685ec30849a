package io.omnideploy.backend.cdk.emit;

import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.resource.CompiledCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A description that makes the target for ECS use every type it knows. */
final class Everything {
    static final List<String> STACKS = List.of("dev", "prod", "given", "default");

    private static final ClassLoader LOADER = Everything.class.getClassLoader();
    private static final Path DESCRIPTION = Path.of("../../generator/cli/src/test/cases/aws-everything.yaml");

    private Everything() {}

    /** Returns the deployment of a stack, described in an empty folder. */
    static Deployment deployment(Path folder, String stack) throws IOException {
        Files.writeString(folder.resolve("deploy.yaml"), Files.readString(DESCRIPTION));
        DeploymentFactory factory = new DeploymentFactory(new Plugins(LOADER), new CompiledCatalog(LOADER));
        LoadedConfig loaded = factory.load(new LoadRequest(Optional.empty(), folder, Optional.empty()));
        Validated<Deployment> deployment = factory.deployment(
                loaded,
                new Selection(Optional.of(stack), Optional.empty(), Optional.of("cdk"), Map.of()),
                Optional.empty());
        return deployment.value().orElseThrow(() -> new AssertionError(deployment.diagnostics()));
    }
}
