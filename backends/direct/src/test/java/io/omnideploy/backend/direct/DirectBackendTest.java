package io.omnideploy.backend.direct;

import static io.omnideploy.backend.direct.MemoryStack.operations;
import static io.omnideploy.backend.direct.MemoryStack.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.SupportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectBackendTest {
    private final MemoryStack stack = new MemoryStack();

    @AfterEach
    void everyConnectionIsClosed() {
        assertThat(stack.platform.open.get()).isZero();
    }

    @Test
    void refusesTypesThatNoPlatformMakes() {
        ResourceType other = ResourceType.parse("other.Thing");
        SupportRequest request = SupportRequest.of(
                Set.of(MemoryPlatform.THING, other),
                stack.request().emit().catalog(),
                stack.request().emit().platforms());

        assertThat(new DirectBackend().refusal(request))
                .get()
                .asString()
                .contains("other.Thing")
                .doesNotContain("test.Thing");
        assertThat(new DirectBackend()
                        .refusal(SupportRequest.of(
                                Set.of(MemoryPlatform.THING), request.catalog(), request.platforms())))
                .isEmpty();
    }

    @Test
    void emitsThePlatformsFiles() {
        assertThat(stack.emit(thing("a").build()))
                .isEqualTo(Map.of("test.yaml", "# comment\nversion: \"1.10\"\n", "README.md", "plain\n"));
    }

    @Test
    void makesEachResourceAfterWhatItNeedsAndTheRestAtOnce() {
        ResourceSpec base = thing("base").build();
        List<ResourceSpec> wanted = new ArrayList<>(List.of(base));
        for (int number = 0; number < 6; number++) {
            wanted.add(thing("leaf" + number)
                    .set("name", Value.ref(base.id(), "id"))
                    .build());
        }
        wanted.add(thing("top")
                .after(Set.of(MemoryStack.id("leaf0"), MemoryStack.id("leaf5")))
                .build());

        stack.platform.meeting.addAll(List.of("leaf0", "leaf1", "leaf2", "leaf3", "leaf4", "leaf5"));
        stack.up(wanted.toArray(ResourceSpec[]::new));

        assertThat(stack.platform.calls)
                .startsWith("create test.Thing/base")
                .hasSize(wanted.size())
                .containsSubsequence("create test.Thing/leaf0", "create test.Thing/top")
                .containsSubsequence("create test.Thing/leaf5", "create test.Thing/top");
        assertThat(stack.platform.mostAtOnce.get()).isBetween(2, 8);
        assertThat(operations(stack.preview(wanted.toArray(ResourceSpec[]::new))))
                .isEmpty();
    }

    @Test
    void tellsValuesThatAreKnownAndThoseThatAreNot() {
        ResourceSpec base = thing("base").set("name", Value.text("b")).build();
        ResourceSpec user = thing("user")
                .set(
                        "env",
                        Value.object(Map.of(
                                "NAME",
                                        new Value.Interpolation(
                                                List.of(Value.text("x-"), Value.ref(base.id(), "name"))),
                                "ID", Value.ref(base.id(), "id"),
                                "DIR",
                                        new Value.Interpolation(
                                                List.of(new Value.InputRef("project_dir"), Value.text("/d"))),
                                "TOKEN",
                                        new Value.Interpolation(
                                                List.of(Value.text("t:"), new Value.SecretInput("token"))))))
                .build();

        List<PropertyChange> before = change(stack.preview(base, user), "user");
        stack.up(base, user);

        assertThat(before)
                .extracting(PropertyChange::path, PropertyChange::after)
                .containsExactly(
                        tuple("env.DIR", new Shown.Known(Value.text("/project/d"))),
                        tuple("env.ID", new Shown.AtApply()),
                        tuple("env.NAME", new Shown.Known(Value.text("x-b"))),
                        tuple("env.TOKEN", new Shown.Masked()));
        assertThat(stack.platform.live.get(user.id()).memory())
                .get()
                .asString()
                .contains("id-1")
                .doesNotContain("first");
        assertThat(stack.preview(base, user).isEmpty()).isTrue();

        stack.secret = "other one";
        assertThat(change(stack.preview(base, user), "user")).singleElement().satisfies(change -> {
            assertThat(change.path()).isEqualTo("env.TOKEN");
            assertThat(change.before()).isInstanceOf(Shown.Masked.class);
        });
    }

    @Test
    void tellsTheCauseOfEachChange() {
        Value mark = Value.object(Map.of("io.omnideploy.stack", Value.text("one")));
        ResourceSpec base = thing("base")
                .set("name", Value.text("b"))
                .set("env", mark)
                .set("size", Value.number(1))
                .build();
        ResourceSpec user =
                thing("user").set("name", Value.ref(base.id(), "id")).build();
        stack.up(base, user);

        ResourceSpec bigger = thing("base")
                .set("name", Value.text("b"))
                .set("env", mark)
                .set("size", Value.number(2))
                .build();
        assertThat(operations(stack.preview(bigger, user))).containsExactly("update base config");

        ResourceSpec renamed = thing("base")
                .set("name", Value.text("c"))
                .set("env", mark)
                .set("size", Value.number(1))
                .build();
        assertThat(operations(stack.preview(renamed, user)))
                .containsExactly("replace base config", "replace user dependency");

        stack.platform.observe(base.id(), Map.of("size", Value.number(7)));
        Plan drifted = stack.preview(base, user);
        assertThat(operations(drifted)).containsExactly("update base drift");
        assertThat(change(drifted, "base"))
                .containsExactly(new PropertyChange(
                        "size", new Shown.Known(Value.number(7)), new Shown.Known(Value.number(1)), false));
        assertThat(change(stack.refresh(base, user), "base"))
                .containsExactly(new PropertyChange(
                        "size", new Shown.Known(Value.number(1)), new Shown.Known(Value.number(7)), false));

        stack.interrupted = true;
        assertThat(operations(stack.preview(base, user))).containsExactly("update base interruption");

        stack.platform.observe(base.id(), Map.of());
        stack.platform.live.remove(base.id());
        stack.interrupted = false;
        assertThat(operations(stack.preview(base, user)))
                .containsExactly("create base drift", "replace user dependency");

        ResourceSpec unmarked = thing("base").set("name", Value.text("other")).build();
        assertThat(operations(stack.preview(unmarked, user)))
                .as("found by its name alone, and that is new")
                .containsExactly("create base config", "replace user dependency");
    }

    @Test
    void whatWasChangedInPlaceIsWhatIsSeen() {
        ResourceSpec one = thing("a").set("size", Value.number(1)).build();
        ResourceSpec two = thing("a").set("size", Value.number(2)).build();
        stack.up(one);
        // The record is as old as the resource, as where labels can't be changed.
        stack.platform.observe(one.id(), Map.of("size", Value.number(2)));

        assertThat(operations(stack.preview(two))).isEmpty();
        assertThat(operations(stack.refresh(two))).isEmpty();
        assertThat(operations(stack.preview(one))).containsExactly("update a drift");
    }

    @Test
    void listsAndMapsAreComparedEntryByEntry() {
        stack.up(thing("a")
                .set("ports", ports(80, 443))
                .set("env", Value.object(Map.of("$secret", Value.text("x"))))
                .build());

        Plan plan = stack.preview(thing("a")
                .set("ports", ports(81))
                .set("env", Value.object(Map.of("$secret", Value.text("y"))))
                .build());

        assertThat(change(plan, "a"))
                .extracting(PropertyChange::path, PropertyChange::before, PropertyChange::after)
                .containsExactly(
                        tuple("env.$secret", new Shown.Known(Value.text("x")), new Shown.Known(Value.text("y"))),
                        tuple(
                                "ports[0].external",
                                new Shown.Known(Value.number(80)),
                                new Shown.Known(Value.number(81))),
                        tuple("ports[1].external", new Shown.Known(Value.number(443)), new Shown.Absent()));
    }

    @Test
    void ignoredPropertiesAreSomebodyElses() {
        stack.up(thing("a").set("size", Value.number(1)).build());

        assertThat(operations(stack.preview(thing("a")
                        .set("size", Value.number(2))
                        .lifecycle(new Lifecycle(false, Set.of("size"), false))
                        .build())))
                .isEmpty();
    }

    @Test
    void afterTheFirstFailureNothingNewBegins() {
        stack.platform.failing.add("bad");
        ResourceSpec bad = thing("bad").build();

        Failed failed = catchThrowableOfType(
                Failed.class,
                () -> stack.up(
                        bad,
                        thing("good").build(),
                        thing("later").after(Set.of(bad.id())).build()));

        assertThat(failed.resource()).contains("test.Thing/bad");
        assertThat(stack.platform.calls).containsExactlyInAnyOrder("create test.Thing/bad", "create test.Thing/good");
        assertThat(stack.progress)
                .anyMatch(event -> event instanceof Progress.Broken broken
                        && broken.cause().equals("It can't."));
        stack.platform.failing.clear();
        assertThat(operations(stack.preview(bad, thing("good").build()))).containsExactly("create bad config");
    }

    @Test
    void allFailuresAreTold() {
        stack.platform.failing.addAll(List.of("bad", "worse"));

        Failed failed = catchThrowableOfType(
                Failed.class,
                () -> stack.up(thing("bad").build(), thing("worse").build()));

        assertThat(failed.details()).singleElement().asString().startsWith("Also failed: test.Thing/");
    }

    @Test
    void whatNothingHangsOnGoesFirstAndTheRestLast() {
        ResourceSpec old = thing("old").build();
        ResourceSpec user = thing("user").after(Set.of(old.id())).build();
        ResourceSpec loose = thing("loose").build();
        stack.up(old, user, loose);
        stack.platform.calls.clear();

        stack.up(
                thing("user").set("name", Value.text("new")).build(),
                thing("fresh").build());

        assertThat(stack.platform.calls.getFirst()).isEqualTo("delete test.Thing/loose");
        assertThat(stack.platform.calls.getLast()).isEqualTo("delete test.Thing/old");
        assertThat(stack.platform.calls).hasSize(4);
    }

    @Test
    void destroyGoesBackwardsAndLeavesDataOnRequest() {
        ResourceSpec disk =
                ResourceSpec.builder(ResourceId.of(MemoryPlatform.DISK, "disk")).build();
        ResourceSpec middle = thing("middle").after(Set.of(disk.id())).build();
        ResourceSpec top = thing("top").after(Set.of(middle.id())).build();
        stack.up(disk, middle, top);
        stack.platform.calls.clear();

        assertThat(stack.destroy(true).notes()).singleElement().asString().contains("stays");
        assertThat(stack.platform.calls).containsExactly("delete test.Thing/top", "delete test.Thing/middle");

        assertThat(operations(stack.destroy(false))).containsExactly("delete disk destroy");
        assertThat(stack.platform.live).isEmpty();
        assertThat(stack.destroy(false).isEmpty()).isTrue();
    }

    @Test
    void dataStaysWhenItIsNoLongerWanted() {
        ResourceId id = ResourceId.of(MemoryPlatform.DISK, "disk");
        stack.up(ResourceSpec.builder(id).set("name", Value.text("a")).build());

        assertThat(stack.preview().changes()).isEmpty();
        assertThat(stack.preview().notes())
                .singleElement()
                .asString()
                .contains("test.Disk/disk")
                .contains("stays");
        // That it is refused is the engine's to say, for every backend alike.
        assertThat(stack.preview(ResourceSpec.builder(id)
                                .set("name", Value.text("b"))
                                .build())
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.operation()).isEqualTo(Operation.REPLACE));
    }

    @Test
    void whatIsProtectedNeitherGoesNorIsReplaced() {
        ResourceSpec kept = thing("kept")
                .set("name", Value.text("a"))
                .lifecycle(Lifecycle.protectedOne())
                .build();
        stack.up(kept);

        assertThat(catchThrowableOfType(Refused.class, () -> stack.destroy(false, kept))
                        .getMessage())
                .contains("protected");
        assertThat(catchThrowableOfType(Refused.class, () -> stack.up()).getMessage())
                .contains("protected");
        assertThat(catchThrowableOfType(
                                Refused.class,
                                () -> stack.up(thing("kept")
                                        .set("name", Value.text("b"))
                                        .lifecycle(Lifecycle.protectedOne())
                                        .build()))
                        .getMessage())
                .contains("protected");
        assertThat(stack.platform.live).hasSize(1);
    }

    @Test
    void everythingInTheWayIsToldAtOnce() {
        stack.platform.obstacles.add(Failed.because("First.").of("test.Thing/a").remedy("Do this."));
        assertThat(catchThrowableOfType(Failed.class, () -> stack.up(thing("a").build()))
                        .cause())
                .isEqualTo("First.");

        stack.platform.obstacles.add(Failed.because("Second.").of("test.Thing/b"));
        Failed both =
                catchThrowableOfType(Failed.class, () -> stack.up(thing("a").build()));
        assertThat(both.details()).containsExactly("test.Thing/a: First. Do this.", "test.Thing/b: Second.");
        assertThat(stack.platform.calls).isEmpty();
    }

    @Test
    void interruptedRunEndsAndSaysHowToGoOn() throws InterruptedException {
        stack.platform.endless.add("a");
        List<Throwable> thrown = new ArrayList<>();
        Thread run = new Thread(() -> {
            try {
                stack.up(
                        thing("a").build(),
                        thing("b").after(Set.of(MemoryStack.id("a"))).build());
            } catch (RuntimeException failure) {
                thrown.add(failure);
            }
        });
        run.start();
        stack.platform.underWay.await();
        run.interrupt();
        run.join();

        assertThat(thrown).singleElement().isInstanceOf(Failed.class);
        assertThat(((Failed) thrown.getFirst()).remedy()).get().asString().contains("same command again");
        assertThat(stack.platform.calls).doesNotContain("create test.Thing/b");
    }

    private static List<PropertyChange> change(Plan plan, String name) {
        return plan.changes().stream()
                .filter(change -> change.resource().name().equals(name))
                .findFirst()
                .orElseThrow()
                .properties();
    }

    private static Value ports(int... numbers) {
        List<Value> ports = new ArrayList<>();
        for (int number : numbers) {
            ports.add(Value.object(Map.of("external", Value.number(number))));
        }
        return new Value.Seq(ports);
    }

    @Test
    void recordOfANewerVersionCountsAsNone() {
        assertThat(Applied.parse("{\"version\":2}")).isEqualTo(Optional.empty());
        assertThat(Applied.parse("nonsense")).isEqualTo(Optional.empty());
    }
}
