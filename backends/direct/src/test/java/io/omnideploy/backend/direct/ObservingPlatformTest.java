package io.omnideploy.backend.direct;

import static io.omnideploy.backend.direct.MemoryStack.id;
import static io.omnideploy.backend.direct.MemoryStack.operations;
import static io.omnideploy.backend.direct.MemoryStack.thing;
import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a platform gains that can tell all of a resource. */
class ObservingPlatformTest {
    private static final String LONG = "0123456789abcdef".repeat(8192);

    private final MemoryStack stack = new MemoryStack();

    @BeforeEach
    void seesAll() {
        stack.platform.observesAll = true;
    }

    @Test
    void whatCarriesNoRecordIsBroughtUpAgainAndNotMadeAnew() {
        ResourceSpec wanted = thing("a").set("size", Value.number(1)).build();
        stack.up(wanted);
        stack.platform.forget(id("a"), Set.of());
        stack.platform.observe(id("a"), Map.of("size", Value.number(1)));

        Plan plan = stack.preview(wanted);
        assertThat(operations(plan)).containsExactly("update a drift");
        assertThat(plan.notes()).anyMatch(note -> note.contains("no record of a finished run"));
        stack.up(wanted);
        assertThat(operations(stack.preview(wanted))).isEmpty();
    }

    @Test
    void whoIsToldTheRevisionOfASecretChangesWithItInTheSameRun() {
        ResourceSpec secret =
                thing("s").set("size", new Value.SecretInput("token")).build();
        ResourceSpec user =
                thing("u").set("size", Value.ref(id("s"), "revision")).build();
        stack.up(secret, user);
        assertThat(operations(stack.preview(secret, user))).isEmpty();

        stack.secret = "second";
        assertThat(operations(stack.preview(secret, user))).containsExactly("update s config", "update u dependency");
        stack.up(secret, user);
        assertThat(operations(stack.preview(secret, user))).isEmpty();
    }

    @Test
    void aSecretIsObservedByTheReferenceByWhichItIsWanted() {
        Value secret = new Value.SecretInput("token");
        ResourceSpec wanted = thing("s").set("size", secret).build();
        stack.up(wanted);
        stack.platform.observe(id("s"), Map.of("size", secret));
        assertThat(operations(stack.preview(wanted))).isEmpty();

        stack.platform.observe(
                id("s"), Map.of("size", new Value.Interpolation(List.of(secret, Value.text("another")))));
        Plan plan = stack.preview(wanted);
        assertThat(operations(plan)).containsExactly("update s drift");
        assertThat(plan.toString()).doesNotContain("first");
    }

    @Test
    void longTextsAreRememberedByTheirDigestAndComparedAllTheSame() {
        ResourceSpec wanted = thing("a")
                .set("env", Value.object(Map.of("file", Value.text(LONG))))
                .build();
        stack.up(wanted);

        assertThat(stack.platform.live.get(id("a")).memory().orElseThrow().length())
                .isLessThan(1000);
        assertThat(operations(stack.preview(wanted))).isEmpty();
        stack.platform.observe(id("a"), Map.of("env", Value.object(Map.of("file", Value.text(LONG + "x")))));
        assertThat(operations(stack.preview(wanted))).containsExactly("replace a drift");
        assertThat(operations(stack.refresh(wanted))).containsExactly("update a drift");
    }

    @Test
    void aChangeBesideAReferenceIsTheDescriptionsOwn() {
        ResourceSpec base = thing("base").set("name", Value.text("b")).build();
        stack.up(base, user(base, "1"));
        stack.platform.observe(
                id("user"), Map.of("env", Value.object(Map.of("a.b", Value.text("1"), "ref", Value.text("b")))));

        Plan plan = stack.preview(base, user(base, "2"));
        assertThat(operations(plan)).containsExactly("replace user config");
        assertThat(plan.changes().getLast().properties())
                .extracting(PropertyChange::path)
                .containsExactly("env.a.b");
    }

    @Test
    void dataKeepWhatTheyLieIn() {
        ResourceSpec space = thing("space").build();
        ResourceSpec other = thing("other").build();
        ResourceId disk = ResourceId.of(MemoryPlatform.DISK, "d");
        stack.up(space, other, ResourceSpec.builder(disk).build());
        stack.platform.forget(disk, Set.of(space.id()));

        Plan pruned = stack.preview(other);
        assertThat(operations(pruned)).isEmpty();
        assertThat(pruned.notes()).anyMatch(note -> note.contains("stays with the data in it"));

        assertThat(operations(stack.destroy(true, space, other))).containsExactly("delete other destroy");
        assertThat(stack.platform.live).containsOnlyKeys(space.id(), disk);
        stack.destroy(false, space);
        assertThat(stack.platform.calls).endsWith("delete test.Disk/d", "delete test.Thing/space");
    }

    private static ResourceSpec user(ResourceSpec base, String value) {
        return thing("user")
                .set(
                        "env",
                        Value.object(
                                new TreeMap<>(Map.of("a.b", Value.text(value), "ref", Value.ref(base.id(), "name")))))
                .build();
    }
}
