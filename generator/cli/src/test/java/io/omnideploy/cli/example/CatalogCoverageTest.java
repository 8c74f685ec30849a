package io.omnideploy.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a target puts into a graph is in the catalog, which other tests hold to the providers' real schemas. */
class CatalogCoverageTest {
    private final List<String> unknown = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("io.omnideploy.cli.example.GoldenExamplesTest#examples")
    void knowsEveryPropertyAndReference(GoldenExamplesTest.Example example) throws IOException {
        ResourceGraph graph = example.deployment().graph();
        for (ResourceSpec spec : graph.resources().values()) {
            CatalogType type = example.deployment().catalog().expect(spec.id().type());
            assertThat(example.deployment().target().resourceTypes())
                    .contains(spec.id().type());
            check(spec.id().toString(), spec.properties(), type.properties());
            spec.properties().values().forEach(value -> references(example, value));
        }
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.omnideploy.cli.example.GoldenExamplesTest#examples")
    void everyPropertySaysWhyItIsThere(GoldenExamplesTest.Example example) {
        for (ResourceSpec spec : example.deployment().graph().resources().values()) {
            for (String property : spec.properties().keySet()) {
                boolean told = spec.origins().entrySet().stream()
                        .anyMatch(origin -> !origin.getValue().isEmpty()
                                && (origin.getKey().equals(property)
                                        || origin.getKey().startsWith(property + ".")));
                boolean empty = spec.properties().get(property) instanceof Value.Obj obj
                        && obj.fields().isEmpty();
                if (!told && !empty) {
                    unknown.add(spec.id() + " " + property);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private void check(String place, Map<String, Value> values, List<CatalogProperty> properties) {
        values.forEach((name, value) -> {
            Optional<CatalogProperty> property = properties.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst();
            if (property.isEmpty()) {
                unknown.add(place + " " + name);
            } else {
                inside(place + " " + name, value, property.get());
            }
        });
    }

    private void inside(String place, Value value, CatalogProperty property) {
        boolean objects = property.kind() == Kind.OBJECT
                || property.item().filter(Kind.OBJECT::equals).isPresent();
        if (objects && value instanceof Value.Obj obj && property.kind() != Kind.MAP) {
            check(place, obj.fields(), property.fields());
        } else if (objects && value instanceof Value.Seq seq) {
            seq.items().forEach(item -> inside(place, item, property));
        }
    }

    private void references(GoldenExamplesTest.Example example, Value value) {
        if (value instanceof Value.Ref ref) {
            CatalogType type =
                    example.deployment().catalog().expect(ref.resource().type());
            String attribute = switch (ref.attribute().steps().getFirst()) {
                case AttributePath.Key key -> key.name();
                case AttributePath.Index index -> "[" + index.index() + "]";
            };
            if (!type.attributes().contains(attribute)
                    && type.property(attribute).isEmpty()) {
                unknown.add(ref.resource() + " " + attribute);
            }
        }
        value.children().forEach(child -> references(example, child));
    }
}
