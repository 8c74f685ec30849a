package io.omnideploy.backend.pulumi.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.pulumi.emit.Emission;
import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.Examples;
import io.omnideploy.testkit.Examples.Example;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example as a Pulumi program is written the same each time. */
class ExampleProgramsTest {
    static List<Example> examples() throws IOException {
        return Examples.of("pulumi");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isWrittenAsExpectedEachTime(Example example) throws IOException {
        EmitRequest request = example.deployment().emitRequest().without(PulumiNames.TOOL);
        SortedMap<String, String> files = new Emission(request).files();

        assertThat(new Emission(request).files()).as("written again").isEqualTo(files);
        if (example.isGolden()) {
            Golden.checkFolder(example.expected(), files);
        }
    }
}
