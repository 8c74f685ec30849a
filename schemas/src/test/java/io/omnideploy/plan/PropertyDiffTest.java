package io.omnideploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PropertyDiffTest {
    private static final List<CatalogProperty> CATALOG = List.of(property("env", true), property("memory", false));

    @Test
    void goesDownToTheEntryThatDiffers() {
        List<PropertyChange> changes = PropertyDiff.between(
                Map.of("env", Value.object(Map.of("A", Value.text("1"), "B", Value.text("2")))),
                Map.of("env", Value.object(Map.of("A", Value.text("1"), "B", Value.text("3"), "C", Value.text("4")))),
                CATALOG);
        assertThat(changes)
                .containsExactly(
                        new PropertyChange("env.B", known("2"), known("3"), true),
                        new PropertyChange("env.C", new Shown.Absent(), known("4"), true));
    }

    @Test
    void masksSecretsAndTellsWhatCanChangeInPlace() {
        List<PropertyChange> changes = PropertyDiff.between(
                Map.of("memory", Value.number(1), "env", Value.object(Map.of("A", new Value.SecretInput("a")))),
                Map.of("memory", Value.number(2), "env", Value.object(Map.of("A", new Value.SecretInput("b")))),
                CATALOG);
        assertThat(changes)
                .containsExactly(
                        new PropertyChange("env.A", new Shown.Masked(), new Shown.Masked(), true),
                        new PropertyChange(
                                "memory", new Shown.Known(Value.number(1)), new Shown.Known(Value.number(2)), false));
    }

    @Test
    void comparesListsItemByItem() {
        assertThat(PropertyDiff.between(
                        Map.of("env", Value.list(Value.text("a"), Value.text("b"))),
                        Map.of("env", Value.list(Value.text("a"), Value.text("c"))),
                        CATALOG))
                .extracting(PropertyChange::path)
                .containsExactly("env[1]");
    }

    @Test
    void tellsWhatComesAndGoesByItsEntriesSoThatOneSecretMasksNoOther() {
        Value two = Value.object(Map.of("A", Value.text("1"), "B", new Value.SecretInput("b")));
        for (Map<String, Value> nothing :
                List.<Map<String, Value>>of(Map.of(), Map.of("env", Value.object(Map.of())))) {
            assertThat(PropertyDiff.between(nothing, Map.of("env", two), CATALOG))
                    .containsExactly(
                            new PropertyChange("env.A", new Shown.Absent(), known("1"), true),
                            new PropertyChange("env.B", new Shown.Absent(), new Shown.Masked(), true));
        }
        assertThat(PropertyDiff.between(
                        Map.of("env", Value.list(Value.text("a"), Value.text("b"))),
                        Map.of("env", Value.list(Value.text("a"))),
                        CATALOG))
                .containsExactly(new PropertyChange("env[1]", known("b"), new Shown.Absent(), true));
        assertThat(PropertyDiff.between(Map.of("env", Value.object(Map.of())), Map.of(), CATALOG))
                .extracting(PropertyChange::path)
                .containsExactly("env");
    }

    private static Shown known(String text) {
        return new Shown.Known(Value.text(text));
    }

    private static CatalogProperty property(String name, boolean replaces) {
        return new CatalogProperty(
                name,
                Kind.MAP,
                Optional.empty(),
                List.of(),
                false,
                replaces,
                false,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }
}
