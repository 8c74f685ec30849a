package io.omnideploy.backend.terraform.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.backend.terraform.RealTerraform;
import io.omnideploy.backend.terraform.TerraformBackend;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.Golden;
import io.omnideploy.testkit.KubernetesStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kubernetes asks of Terraform beyond the others: other words, numbers as text, objects as they are, maps of secrets. */
class KubernetesEmissionTest {
    @TempDir
    Path folder;

    @Test
    void everyKindOfObjectIsWrittenAsAPersonWouldWriteIt() throws IOException {
        Golden.checkFolder(Path.of("src/test/resources/emit/kubernetes"), files());
    }

    @Test
    void terraformWouldFormatTheFilesTheSame() throws IOException {
        RealTerraform terraform = RealTerraform.require();
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }

        assertThat(terraform.run(folder, "fmt", "-list=true", "-write=false")).isEmpty();
    }

    @Test
    void secretsAreHandedOnAndNotKept() {
        assertThat(new TerraformBackend().secretsInClear(KubernetesStack.graph(), Graphs.CATALOG))
                .isEmpty();
        assertThat(files().get("variables.tf")).contains("ephemeral   = true");
    }

    @Test
    void whatTheProviderHasNoneOfLeavesNoEmptyBlockBehind() {
        assertThat(files().get("web.tf")).contains("empty_dir {}").doesNotContain("pre_stop", "lifecycle");
    }

    private static SortedMap<String, String> files() {
        return new Emission(new EmitRequest(
                        KubernetesStack.ID,
                        "kubernetes",
                        KubernetesStack.graph(),
                        Graphs.CATALOG,
                        provider -> Optional.empty(),
                        Optional.empty(),
                        "../.."))
                .files();
    }
}
