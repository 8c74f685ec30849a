package io.omnideploy.cli.render;

import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphMermaidTest {
    static List<Path> cases() {
        return Cases.of("graph");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void chartIsAsExpected(Path folder) throws IOException {
        Golden.check(
                folder.resolve("expected.mmd"),
                GraphMermaid.of(PlanCase.read(folder.resolve("plan.yaml")).graph()));
    }
}
