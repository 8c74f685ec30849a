package io.omnideploy.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResourceGraphTest {
    private static final ResourceType TYPE = ResourceType.parse("docker.Container");

    @Test
    void ordersByNeedAndThenByAddressWhateverTheInputOrder() {
        long seed = System.nanoTime();
        List<ResourceSpec> specs = new ArrayList<>(List.of(
                spec("web", "db", "cache"), spec("db"), spec("cache"), spec("worker", "cache"), spec("a", "web")));
        Collections.shuffle(specs, new Random(seed));
        assertThat(graph(specs).inOrder())
                .as("seed %d", seed)
                .extracting(spec -> spec.id().component())
                .containsExactly("cache", "db", "web", "a", "worker");
    }

    @Test
    void namesTheCycle() {
        assertThatThrownBy(() -> graph(List.of(spec("a", "b"), spec("b", "c"), spec("c", "b"))))
                .hasMessageContaining("docker.Container/b -> docker.Container/c -> docker.Container/b");
    }

    @Test
    void namesAReferenceThatLeadsNowhere() {
        assertThatThrownBy(() -> graph(List.of(spec("a", "b")))).hasMessageContaining("docker.Container/b");
        ResourceSpec secret = ResourceSpec.builder(ResourceId.of(TYPE, "a"))
                .set("env", Value.object(Map.of("X", new Value.SecretInput("missing"))))
                .build();
        assertThatThrownBy(() -> graph(List.of(secret))).hasMessageContaining("missing");
    }

    @Test
    void refusesTwoResourcesAtOneAddress() {
        assertThatThrownBy(() -> graph(List.of(spec("a"), spec("a")))).hasMessageContaining("twice");
    }

    @Test
    void staysLinear() {
        List<ResourceSpec> chain = IntStream.range(0, 20_000)
                .mapToObj(index -> index == 0 ? spec("c0") : spec("c" + index, "c" + (index - 1)))
                .toList();
        assertThat(graph(chain).inOrder()).hasSize(20_000);
    }

    private static ResourceGraph graph(List<ResourceSpec> specs) {
        return ResourceGraph.of(specs, List.of(), List.of(), Map.of());
    }

    private static ResourceSpec spec(String name, String... needs) {
        ResourceSpec.Builder spec = ResourceSpec.builder(ResourceId.of(TYPE, name));
        for (String need : needs) {
            spec.after(Set.of(ResourceId.of(TYPE, need)));
        }
        return spec.build();
    }
}
