package io.omnideploy.backend.pulumi.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.pulumi.emit.Emission;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.Examples;
import io.omnideploy.testkit.Examples.Example;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example as a Pulumi program: compiles without a warning, and declares just what the graph says. */
class ExampleProgramsTest {
    @TempDir
    Path classes;

    static List<Example> examples() throws IOException {
        return Examples.of("pulumi");
    }

    /** One stack of each: another one differs in values. */
    static Collection<Example> programs() throws IOException {
        Map<Path, Example> programs = new TreeMap<>();
        examples().forEach(example -> programs.put(example.expected().getParent(), example));
        return programs.values();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void declaresWhatTheGraphSays(Example example) throws Exception {
        EmitRequest request = example.deployment().emitRequest();

        new ProgramCheck(request, new Emission(request).files(), classes).declaresTheGraph();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isWrittenAsExpectedEachTime(Example example) throws IOException {
        EmitRequest request = example.deployment().emitRequest();
        SortedMap<String, String> files = new Emission(request).files();

        assertThat(new Emission(request).files()).as("written again").isEqualTo(files);
        if (example.isGolden()) {
            Golden.checkFolder(example.expected(), files);
        }
    }
}
