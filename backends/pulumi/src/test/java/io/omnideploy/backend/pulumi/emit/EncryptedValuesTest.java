package io.omnideploy.backend.pulumi.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncryptedValuesTest {
    private static final ResourceId APP = ResourceId.of(ResourceType.parse("digitalocean.App"), ResourceId.MAIN);

    @Test
    void anAppWithASecretIsToldToChangeAlways() {
        assertThat(remarks("SECRET")).singleElement().satisfies(note -> {
            assertThat(note.severity()).isEqualTo(Severity.NOTE);
            assertThat(note.message()).contains("digitalocean.App/main", "deploys it anew");
        });
    }

    @Test
    void anAppWithoutIsNot() {
        assertThat(remarks("GENERAL")).isEmpty();
    }

    private static List<Diagnostic> remarks(String type) {
        Value variable = Value.object(
                Map.of("key", Value.text("KEY"), "type", Value.text(type), "value", Value.text("anything")));
        Value service = Value.object(Map.of("name", Value.text("web"), "env", Value.list(variable)));
        ResourceSpec app = ResourceSpec.builder(APP)
                .set("spec", Value.object(Map.of("service", Value.list(service))))
                .build();
        return EncryptedValues.remarks(
                ResourceGraph.of(List.of(app), List.of(), List.of(), Map.of()),
                new CompiledCatalog(EncryptedValuesTest.class.getClassLoader()));
    }
}
