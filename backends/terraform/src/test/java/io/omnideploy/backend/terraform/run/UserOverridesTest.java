package io.omnideploy.backend.terraform.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserOverridesTest {
    @TempDir
    private Path folder;

    @Test
    void areTheFilesThatTerraformTakesForThem() throws IOException {
        for (String name : List.of(
                "override.tf",
                "mock_override.tf",
                "a_override.tf.json",
                "main.tf",
                "overrides.tf",
                "_override.tf",
                "x.tf.bak")) {
            Files.writeString(folder.resolve(name), name);
        }
        Files.createDirectory(folder.resolve("folder_override.tf"));
        assertThat(UserOverrides.in(folder))
                .containsOnlyKeys("override.tf", "mock_override.tf", "a_override.tf.json", "_override.tf");
    }

    @Test
    void areNoneWhereNothingWasGenerated() {
        assertThat(UserOverrides.in(folder.resolve("absent"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource \"aws_vpc\" \"main\" {\n}\n",
                "  data \"aws_vpc\" \"main\" {\n}\n",
                "output \"url\" {}",
                "{\n  \"resource\": {}\n}\n"
            })
    void thatSpeakOfResourcesFitNoConfigurationWithoutThem(String text) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("versions.tf", "terraform {}\n");
        files.put("mock_override.tf", "provider \"aws\" {\n  region = \"data\"\n}\n");
        files.put("more_override.tf", text);
        assertThat(UserOverrides.withoutResources(files)).containsOnlyKeys("mock_override.tf");
    }
}
