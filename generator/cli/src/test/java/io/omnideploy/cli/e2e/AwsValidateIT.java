package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.testkit.AwsProfile;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for AWS is accepted by a real Terraform and a real, if old, provider: nothing leads nowhere. */
class AwsValidateIT {
    /** The old provider looks up subnets by another argument, so that the account's default network can't be tried. */
    private static final List<String> STACKS = List.of("dev", "prod", "given");

    @TempDir
    private Path root;

    @Test
    void terraformAcceptsADescriptionWithEverything() throws IOException {
        Tool.AWS.require();
        Path jar = root.resolve("profile.jar");
        AwsProfile.writeJar(jar);
        Path project = Files.createDirectories(root.resolve("project"));
        Files.copy(Path.of("src/test/cases/aws-everything.yaml"), project.resolve("deploy.yaml"));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            DeploymentFactory factory = new DeploymentFactory(new Plugins(loader), new CompiledCatalog(loader));
            for (String stack : STACKS) {
                Deployment deployment = factory.deployment(
                                factory.load(new LoadRequest(Optional.empty(), project, Optional.empty())),
                                new Selection(Optional.of(stack), Optional.empty(), Optional.empty(), Map.of()),
                                Optional.empty())
                        .value()
                        .orElseThrow();
                Path folder = Files.createDirectories(root.resolve(stack));
                for (Map.Entry<String, String> file :
                        deployment.backend().emit(deployment.emitRequest()).entrySet()) {
                    Files.writeString(folder.resolve(file.getKey()), file.getValue());
                }
                assertThat(terraform(folder, "fmt", "-check", "-list=true")).isEmpty();
                terraform(folder, "init", "-backend=false", "-input=false", "-no-color");
                assertThat(terraform(folder, "validate", "-no-color")).as(stack).contains("The configuration is valid");
            }
        }
    }

    private static String terraform(Path folder, String... arguments) throws IOException {
        Run.Result result = Run.of(Stream.concat(Stream.of("terraform"), Stream.of(arguments))
                        .toList())
                .in(folder)
                .go();
        assertThat(result.exit()).as(folder.getFileName() + " " + result.all()).isZero();
        return result.out();
    }
}
