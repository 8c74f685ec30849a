package io.omnideploy.backend.cdk.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.cdk.template.Template;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A description that makes the target for ECS use every type it knows. */
class EverythingTemplateTest {
    private static final ClassLoader LOADER = EverythingTemplateTest.class.getClassLoader();
    private static final Path DESCRIPTION = Path.of("../../generator/cli/src/test/cases/aws-everything.yaml");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "given", "default"})
    void becomesATemplate(String stack) throws IOException {
        Template template = TemplateWriter.template(expand(stack).emitRequest());

        assertThat(template.inOrder()).isNotEmpty();
        Files.createDirectories(Path.of("target/templates"));
        Files.writeString(
                Path.of("target/templates/everything-" + stack + "-on-ecs.json"), TemplateJson.pretty(template));
    }

    private Deployment expand(String stack) throws IOException {
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
