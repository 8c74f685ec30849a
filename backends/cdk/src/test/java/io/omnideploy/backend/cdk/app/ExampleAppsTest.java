package io.omnideploy.backend.cdk.app;

import io.omnideploy.backend.cdk.CdkBackend;
import io.omnideploy.backend.cdk.CdkExamples;
import io.omnideploy.backend.cdk.emit.TemplateWriter;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.Examples.Example;
import io.omnideploy.testkit.Golden;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example as a CDK app: compiles without a warning, and synthesises the template that is written directly. */
class ExampleAppsTest {
    @TempDir
    Path folder;

    static List<Example> examples() throws IOException {
        return CdkExamples.all();
    }

    /** One stack of each: another one differs in values, and each synthesis costs a second. */
    static Collection<Example> apps() throws IOException {
        Map<Path, Example> apps = new TreeMap<>();
        examples().forEach(example -> apps.put(example.expected().getParent(), example));
        return apps.values();
    }

    @ParameterizedTest
    @MethodSource("apps")
    void synthesisesTheTemplate(Example example) throws Exception {
        Tool.NODE.require();
        EmitRequest request = example.deployment().emitRequest();

        Synthesised.isTheTemplate(request, TemplateWriter.template(request), folder);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isWrittenAsExpected(Example example) throws IOException {
        if (example.isGolden()) {
            Golden.checkFolder(
                    example.expected(),
                    new CdkBackend().emit(example.deployment().emitRequest()));
        }
    }
}
