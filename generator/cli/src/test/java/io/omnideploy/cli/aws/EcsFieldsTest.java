package io.omnideploy.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of descriptions that the end-to-end test brings up has every field, and each alone is a description. */
class EcsFieldsTest {
    private static final String CERTIFICATE =
            "arn:aws:acm:eu-central-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef";

    @TempDir
    private Path folder;

    static List<EcsFields.Field> tried() throws IOException {
        return new EcsFields(CERTIFICATE)
                .fields().stream()
                        .filter(field -> field.description().isPresent())
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"components", "backing_services"})
    void hasEveryField(String section) throws IOException {
        SortedSet<String> named = new TreeSet<>();
        for (EcsFields.Field field : new EcsFields(CERTIFICATE).fields()) {
            if (field.section().equals(section)) {
                named.add(field.path());
            }
        }
        assertThat(named).isEqualTo(EcsFields.ofShape(section));
    }

    @ParameterizedTest
    @MethodSource("tried")
    void oneFieldAloneIsADescription(EcsFields.Field field) throws IOException {
        EcsFields fields = new EcsFields(CERTIFICATE);
        Expanded alone = Expanded.of(folder, "dev", fields.description(fields.alone(field)));
        assertThat(alone.said(Severity.ERROR)).isEmpty();
        assertThat(alone.text()).contains("resource \"aws_");
    }

    @Test
    void allTogetherAreOne() throws IOException {
        EcsFields fields = new EcsFields(CERTIFICATE);
        Expanded all = Expanded.of(folder, "dev", fields.description(fields.fields()));
        assertThat(all.said(Severity.ERROR)).isEmpty();
    }
}
