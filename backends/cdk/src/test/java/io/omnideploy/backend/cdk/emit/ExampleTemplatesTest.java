package io.omnideploy.backend.cdk.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.Examples;
import io.omnideploy.testkit.Examples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example as a CloudFormation template. */
class ExampleTemplatesTest {
    static List<Example> examples() throws IOException {
        return Examples.of("cdk");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isWrittenAsExpectedEachTime(Example example) throws IOException {
        EmitRequest request = example.deployment().emitRequest();
        String text = TemplateJson.pretty(TemplateWriter.template(request));
        Files.createDirectories(Path.of("target/templates"));
        Files.writeString(Path.of("target/templates/" + example.toString().replaceAll("[^a-z]+", "-") + ".json"), text);
        assertThat(TemplateJson.pretty(TemplateWriter.template(request))).isEqualTo(text);
    }
}
