package io.omnideploy.engine.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is bound, how it is sealed, and what is said when something differs. */
class ApprovedPlanTest {
    private static final Optional<String> KEY = Optional.of("the stack's key");
    private static final Optional<String> NO_KEY = Optional.empty();
    private static final String DOCUMENT = "{\n  \"format_version\": 1,\n  \"name\": \"shop\"\n}\n";

    @Test
    void sealedDocumentComesOutAsItWentIn() {
        for (Optional<String> key : List.of(KEY, NO_KEY)) {
            String text = PlanSeal.close(DOCUMENT, key);

            assertThat(text).startsWith("{\n  \"format_version\": 1,").endsWith("\"\n  }\n}\n");
            assertThat(PlanSeal.open(text).document()).isEqualTo(DOCUMENT);
            assertThatCode(() -> approved(text, bound()).requireSeal(key, bound()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyChangedOrMissingCharacterIsSeen() {
        for (Optional<String> key : List.of(KEY, NO_KEY)) {
            String text = PlanSeal.close(DOCUMENT, key);
            for (int at = 0; at < text.length(); at++) {
                String without = text.substring(0, at) + text.substring(at + 1);
                String cut = text.substring(0, at);
                String changed = text.substring(0, at) + (char) (text.charAt(at) + 1) + text.substring(at + 1);
                for (String damaged : new String[] {without, cut, changed}) {
                    assertThat(refusal(() -> approved(damaged, bound()).requireSeal(key, bound())))
                            .as("%s at %s", damaged, at)
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void sealOfAnotherKeyOrNoneIsTold() {
        String sealed = PlanSeal.close(DOCUMENT, KEY);
        String open = PlanSeal.close(DOCUMENT, NO_KEY);

        assertThat(refusal(() -> approved(sealed, bound()).requireSeal(NO_KEY, bound()))
                        .diagnostics())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.code()).isEqualTo("plan-key");
                    assertThat(one.message()).contains("there is none here");
                    assertThat(one.remedy().orElse("")).contains("OMNIDEPLOY_PASSPHRASE", "secrets_file");
                });
        assertThat(refusal(() -> approved(sealed, bound()).requireSeal(Optional.of("another"), bound())))
                .hasMessageContaining("another key");
        // Whoever changes a PLAN could seal it anew without a key: that must not pass where there is one.
        assertThat(refusal(() -> approved(open, bound()).requireSeal(KEY, bound())))
                .hasMessageContaining("without a key");
    }

    @Test
    void planForAnotherStackIsToldAsThatAndNotByItsKey() {
        ApprovedPlan plan = approved(PlanSeal.close(DOCUMENT, KEY), bound("choice", "stack", "dev"));

        assertThat(refusal(() -> plan.requireSeal(Optional.of("another"), bound("choice", "stack", "prod"))))
                .hasMessage("The stack: approved was dev, now it is prod.");
    }

    @Test
    void sameIsLetPassAndUnknownSectionsWait() {
        Bound approved = bound("files", "main.tf", "a", "changes", "docker.Image/web", "create");

        assertThatCode(() -> plan(approved).require(bound("files", "main.tf", "a")))
                .doesNotThrowAnyException();
        assertThatCode(() -> plan(approved).require(bound("changes", "docker.Image/web", "create")))
                .doesNotThrowAnyException();
    }

    @Test
    void everyDifferenceIsNamedWithBothSides() {
        Bound approved = bound("files", "gone.tf", "a".repeat(64), "files", "main.tf", "b".repeat(64));
        Bound now =
                bound("files", "main.tf", "c".repeat(64), "files", "new.tf", "d".repeat(64), "choice", "stack", "prod");

        assertThat(refusal(() -> plan(approved).require(now)).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "The stack: approved was nothing, now it is prod.",
                        "The file gone.tf: approved was aaaaaaaaaaaa, now it is nothing.",
                        "The file main.tf: approved was bbbbbbbbbbbb, now it is cccccccccccc.",
                        "The file new.tf: approved was nothing, now it is dddddddddddd.");
    }

    @Test
    void stateThatMovedOnIsToldFirst() {
        Bound approved = bound("changes", "docker.Image/web", "create", "tools", "state", "none");
        Bound now = bound("changes", "docker.Image/web", "none", "tools", "state", "x serial 3");

        assertThat(refusal(() -> plan(approved).require(now)).diagnostics())
                .satisfiesExactly(
                        state -> {
                            assertThat(state.code()).isEqualTo("plan-behind");
                            assertThat(state.remedy().orElse("")).contains("applied already", "preview --out");
                        },
                        change -> assertThat(change.message())
                                .isEqualTo("docker.Image/web: approved was create, now it is none."));
    }

    @Test
    void randomChangesNeverPass() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            TreeMap<String, TreeMap<String, String>> sections = new TreeMap<>();
            for (int index = 0; index < 20; index++) {
                sections.computeIfAbsent("s" + random.nextInt(4), key -> new TreeMap<>())
                        .put("t" + random.nextInt(6), "v" + random.nextInt(3));
            }
            Bound approved = new Bound(new TreeMap<>(sections));
            String section = sections.firstKey();
            String thing = sections.get(section).firstKey();
            if (random.nextBoolean()) {
                sections.get(section).put(thing, "other");
            } else {
                sections.get(section).put("one more", "v0");
            }
            Bound now = new Bound(new TreeMap<>(sections));

            assertThat(approved.differences(approved)).as("seed %s", seed).isEmpty();
            assertThat(approved.differences(now)).as("seed %s", seed).hasSize(1);
        }
    }

    private static ApprovedPlan plan(Bound bound) {
        return approved(PlanSeal.close(DOCUMENT, NO_KEY), bound);
    }

    private static ApprovedPlan approved(String text, Bound bound) {
        return ApprovedPlan.of(text, document -> bound);
    }

    private static Refused refusal(ThrowingCallable action) {
        return catchThrowableOfType(Refused.class, action);
    }

    /** Takes section, thing, value and so on. */
    private static Bound bound(String... words) {
        TreeMap<String, SortedMap<String, String>> sections = new TreeMap<>(Map.of());
        for (int index = 0; index < words.length; index += 3) {
            sections.computeIfAbsent(words[index], key -> new TreeMap<>()).put(words[index + 1], words[index + 2]);
        }
        return new Bound(sections);
    }
}
