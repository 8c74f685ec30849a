package io.omnideploy.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.DeployShape;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Validated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldExplanationTest {
    private static final Map<String, Shape.Fields> SECTIONS =
            TestPlugins.loader().sections();

    @Test
    void theLongFormTheOpenFormAndTheShortFormNameTheSameField() {
        FieldExplanation given = found("components.web.service.autoscaling");

        assertThat(given.path()).hasToString("components.web.service.autoscaling");
        assertThat(given.type()).isEqualTo("a map");
        assertThat(given.children())
                .extracting(FieldExplanation.Child::key)
                .containsExactly("min", "max", "target_cpu", "target_memory", "target_requests");
        assertThat(found("components.*.service.autoscaling").meaning()).isEqualTo(given.meaning());
        assertThat(found("service.autoscaling").path()).hasToString("components.*.service.autoscaling");
    }

    @Test
    void aLeafHasItsLimitsAndItsDefault() {
        FieldExplanation replicas = found("service.replicas");

        assertThat(replicas.type()).isEqualTo("a whole number");
        assertThat(replicas.limits()).contains("0 to 1000");
        assertThat(replicas.fallback()).contains("1");
        assertThat(found("resources.size").limits()).contains("nano, micro, small, medium, large, xlarge");
        assertThat(found("stop_timeout").limits()).contains("0s to 1h");
        assertThat(found("name").isRequired()).isTrue();
    }

    @Test
    void itemsOfListsNeedNoIndexAndMayHaveOne() {
        assertThat(found("container.ports.host_port").type()).isEqualTo("a whole number");
        assertThat(found("container.ports.0.host_port").path()).hasToString("components.*.container.ports.*.host_port");
        assertThat(found("components.web.container.ports.[1].protocol").fallback())
                .contains("HTTP");
    }

    @Test
    void sectionsOfTargetsAndStacksAreKnown() {
        assertThat(found("docker.port_offset").limits()).contains("0 to 60000");
        assertThat(found("stacks.prod.components.web.service.replicas").fallback())
                .contains("1");
    }

    @Test
    void theEmptyPathIsTheWholeDescription() {
        assertThat(FieldExplanation.find(new DeployShape(), SECTIONS, List.of())
                        .orRefuse()
                        .children())
                .extracting(FieldExplanation.Child::key)
                .contains("name", "components", "docker", "stacks");
    }

    @Test
    void anUnknownFieldNamesTheNearest() {
        Diagnostic unknown =
                find("components.web.service.autoscale").diagnostics().getFirst();

        assertThat(unknown.message()).isEqualTo("There is no 'autoscale' in components.web.service.");
        assertThat(unknown.remedy()).contains("Did you mean 'autoscaling'?");
        assertThat(find("enviroment").diagnostics().getFirst().remedy()).contains("Did you mean 'environment'?");
        assertThat(find("name.x").diagnostics()).hasSize(1);
    }

    @Test
    void everyFieldIsExplainedInASentenceAndItsDefaultFits() {
        List<String> broken = new ArrayList<>();
        check(new DeployShape().top(SECTIONS), "", broken);

        assertThat(broken).isEmpty();
    }

    private static void check(Shape shape, String path, List<String> broken) {
        switch (shape) {
            case Shape.Fields fields -> {
                assertThat(fields.keys()).doesNotHaveDuplicates();
                assertThat(fields.keys()).containsAll(fields.oneOf());
                fields.fields().forEach(field -> checkField(field, path + "." + field.key(), broken));
            }
            case Shape.MapOf map -> check(map.value(), path + ".*", broken);
            case Shape.ListOf list -> check(list.item(), path + "[]", broken);
            default -> {}
        }
    }

    private static void checkField(Shape.Field field, String path, List<String> broken) {
        boolean isSentence = Character.isUpperCase(field.meaning().codePointAt(0))
                || Character.isDigit(field.meaning().codePointAt(0));
        if (!isSentence || !field.meaning().endsWith(".")) {
            broken.add(path + ": " + field.meaning());
        }
        field.fallback().map(ShapeDefaults::written).ifPresent(written -> {
            if (written instanceof Node.Scalar scalar
                    && ScalarCheck.complaint(field.shape(), scalar).isPresent()) {
                broken.add(path + " can't be " + scalar.text());
            }
        });
        check(field.shape(), path, broken);
    }

    private static FieldExplanation found(String path) {
        return find(path).orRefuse();
    }

    private static Validated<FieldExplanation> find(String path) {
        return FieldExplanation.find(new DeployShape(), SECTIONS, List.of(path.split("\\.")));
    }
}
