package io.omnideploy.backend.cdk.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.cdk.CdkExamples;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.Examples.Example;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example as a CloudFormation template. */
class ExampleTemplatesTest {
    static List<Example> examples() throws IOException {
        return CdkExamples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTheSameEachTime(Example example) throws IOException {
        EmitRequest request = example.deployment().emitRequest();
        String text = TemplateJson.pretty(TemplateWriter.template(request));
        assertThat(TemplateJson.pretty(TemplateWriter.template(request))).isEqualTo(text);
    }

    @Test
    void onlyThoseAreRefusedThatCloudFormationCanNotExpress() throws IOException {
        assertThat(CdkExamples.refused())
                .allMatch(why -> why.startsWith("newsroom: ") && why.contains(" on lightsail: "));
    }
}
