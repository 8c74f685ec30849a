package io.omnideploy.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.Node;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The laws of laying one tree over another, on trees made at random. */
class StackOverlayTest {
    private static final long SEED = Long.getLong("omnideploy.seed", 20_260_101L);

    @Test
    void anEmptyOverlayChangesNothing() {
        forAll((base, overlay) ->
                assertThat(StackOverlay.lay(base, Node.Mapping.empty())).isEqualTo(base));
    }

    @Test
    void overNothingAnOverlayIsWhatItSaysWithoutItsRemovals() {
        forAll((base, overlay) ->
                assertThat(StackOverlay.lay(Node.Mapping.empty(), base)).isEqualTo(base));
    }

    @Test
    void aSecondTimeAnOverlayChangesNothing() {
        forAll((base, overlay) -> {
            Node.Mapping once = StackOverlay.lay(base, overlay);
            assertThat(StackOverlay.lay(once, overlay)).isEqualTo(once);
        });
    }

    @Test
    void whatAnOverlaySaysHoldsAndWhatItDoesNotSayStays() {
        forAll((base, overlay) -> assertLaidOver(base, overlay, StackOverlay.lay(base, overlay)));
    }

    @Test
    void anEntryKeepsItsPlaceInTheOrder() {
        forAll((base, overlay) -> {
            Node.Mapping merged = StackOverlay.lay(base, overlay);
            assertThat(merged.entries().keySet().stream().filter(base.entries()::containsKey))
                    .containsExactlyElementsOf(base.entries().keySet().stream()
                            .filter(merged.entries()::containsKey)
                            .toList());
        });
    }

    private static void assertLaidOver(Node.Mapping base, Node.Mapping overlay, Node.Mapping merged) {
        base.entries().forEach((key, entry) -> {
            if (!overlay.entries().containsKey(key)) {
                assertThat(merged.get(key)).contains(entry.value());
            }
        });
        for (Map.Entry<String, Node.Entry> entry : overlay.entries().entrySet()) {
            switch (entry.getValue().value()) {
                case Node.Nothing nothing -> assertThat(merged.entries()).doesNotContainKey(entry.getKey());
                case Node.Mapping map -> {
                    Node.Mapping below = base.get(entry.getKey()).orElse(null) instanceof Node.Mapping under
                            ? under
                            : Node.Mapping.empty();
                    assertLaidOver(below, map, (Node.Mapping)
                            merged.get(entry.getKey()).orElseThrow());
                }
                default ->
                    assertThat(merged.get(entry.getKey()))
                            .contains(entry.getValue().value());
            }
        }
    }

    private static void forAll(BiConsumer<Node.Mapping, Node.Mapping> law) {
        RandomTrees trees = new RandomTrees(new Random(SEED));
        for (int round = 0; round < 1000; round++) {
            Node.Mapping base = trees.map(4, false);
            Node.Mapping overlay = trees.map(4, true);
            try {
                law.accept(base, overlay);
            } catch (AssertionError broken) {
                throw new AssertionError(
                        "seed " + SEED + ", round " + round + "\nbase " + base + "\noverlay " + overlay, broken);
            }
        }
    }
}
