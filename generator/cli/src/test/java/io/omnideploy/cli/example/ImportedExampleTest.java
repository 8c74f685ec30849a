package io.omnideploy.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.account.Account;
import io.omnideploy.engine.account.LeafFate;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.engine.transfer.DescriptionYaml;
import io.omnideploy.engine.transfer.SourceComments;
import io.omnideploy.engine.transfer.UsualForm;
import io.omnideploy.resource.CompiledCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A compose file and the deploy.yaml that it is moved to make the same, with every value of both accounted for. */
class ImportedExampleTest {
    private static final Path EXAMPLE =
            Path.of("../../examples/storefront").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"dev, docker, direct", "dev, docker, terraform", "prod, ecs, terraform"})
    void makesTheSameAsTheFileFromWhichItComes(String stack, String target, String backend) throws IOException {
        DeploymentFactory factory = new DeploymentFactory(
                new Plugins(getClass().getClassLoader()),
                new CompiledCatalog(getClass().getClassLoader()));
        Selection selection = new Selection(Optional.of(stack), Optional.of(target), Optional.of(backend), Map.of());
        Path project = Files.createDirectories(folder.resolve("storefront"));
        String compose = Files.readString(EXAMPLE.resolve("compose.yaml"));
        Files.writeString(project.resolve("compose.yaml"), compose);
        LoadedConfig written = factory.load(new LoadRequest(Optional.empty(), project, Optional.empty()));
        String text = DescriptionYaml.of(
                UsualForm.of(written.root()),
                SourceComments.of(Map.of("compose.yaml", compose), UsualForm.of(written.root())));
        Files.writeString(project.resolve("deploy.yaml"), text);

        LoadedConfig moved = factory.load(new LoadRequest(Optional.empty(), project, Optional.empty()));
        Deployment before =
                factory.deployment(written, selection, Optional.empty()).orRefuse();
        Deployment after =
                factory.deployment(moved, selection, Optional.empty()).orRefuse();

        assertThat(moved.adapter()).isEqualTo("container");
        assertThat(text).contains("# what compose has no words for");
        assertThat(after.backend().emit(after.emitRequest()))
                .isEqualTo(before.backend().emit(before.emitRequest()));
        assertThat(Account.of(before).leaves())
                .noneSatisfy(leaf -> assertThat(leaf.fate()).isEqualTo(LeafFate.UNACCOUNTED));
        assertThat(Account.of(after).leaves())
                .noneSatisfy(leaf -> assertThat(leaf.fate()).isEqualTo(LeafFate.UNACCOUNTED));
    }
}
