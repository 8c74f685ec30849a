package io.omnideploy.backend.terraform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.diagnostic.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryTest {
    @TempDir
    Path folder;

    @Test
    void terraformOnThePathIsTaken() throws IOException {
        program("terraform", "Terraform v1.11.4");
        program("tofu", "OpenTofu v1.12.6");

        Binary found = Binary.find(path());

        assertThat(found.name()).isEqualTo("terraform");
        assertThat(found.version()).isEqualTo("1.11.4");
    }

    @Test
    void tofuIsTakenWhereThereIsNoTerraform() throws IOException {
        program("tofu", "OpenTofu v1.9.0");

        assertThat(Binary.find(path()).name()).isEqualTo("tofu");
    }

    @Test
    void theEnvironmentMayNameAnother() throws IOException {
        program("terraform", "Terraform v1.11.4");
        program("other", "OpenTofu v1.12.6");

        assertThat(Binary.find(Map.of("PATH", folder.toString(), "OMNIDEPLOY_TERRAFORM", "other"))
                        .name())
                .isEqualTo("tofu");
        assertThatThrownBy(() -> Binary.find(Map.of("PATH", folder.toString(), "OMNIDEPLOY_TERRAFORM", "/no/such")))
                .hasMessage("OMNIDEPLOY_TERRAFORM names /no/such, which is no program here.");
    }

    @Test
    void anOldOneIsRefusedWithTheWayOut() throws IOException {
        program("terraform", "Terraform v1.10.9");

        assertThatThrownBy(() -> Binary.find(path())).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo("Terraform 1.10.9 is too old.");
            assertThat(failed.remedy())
                    .hasValueSatisfying(remedy -> assertThat(remedy).contains("1.11"));
        });
    }

    @Test
    void whereThereIsNoneTheRemedySaysWhatToInstall() {
        assertThatThrownBy(() -> Binary.find(path())).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo("There is neither terraform nor tofu on the PATH.");
            assertThat(failed.remedy())
                    .hasValueSatisfying(remedy -> assertThat(remedy).startsWith("Install"));
        });
    }

    @Test
    void aProgramThatIsSomethingElseIsRefused() throws IOException {
        program("terraform", "hello");

        assertThatThrownBy(() -> Binary.find(path())).hasMessageContaining("is neither Terraform nor OpenTofu");
    }

    private Map<String, String> path() {
        return Map.of("PATH", folder.toString());
    }

    private void program(String name, String says) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\necho '" + says + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
