package io.omnideploy.target.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulePrioritiesTest {
    private final RulePriorities priorities = new RulePriorities();

    @Test
    void theMoreSpecialIsLookedAtFirst() {
        assertThat(List.of(
                        priority(List.of("a.example.com"), List.of("/a/b/c")),
                        priority(List.of("a.example.com"), List.of("/a/b")),
                        priority(List.of("a.example.com"), List.of("/a")),
                        priority(List.of("a.example.com"), List.of()),
                        priority(List.of("*.b.example.com"), List.of("/a")),
                        priority(List.of("*.b.example.com"), List.of()),
                        priority(List.of("*.example.com"), List.of("/a")),
                        priority(List.of("*.example.com"), List.of()),
                        priority(List.of(), List.of("/a/b")),
                        priority(List.of(), List.of("/a"))))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aRuleKeepsItsNumberWhenAnotherComes() {
        int alone = priority(List.of("a.example.com"), List.of());
        RulePriorities more = new RulePriorities();
        more.of(new ListenerConditions(List.of("b.example.com"), List.of()), "other");

        assertThat(more.of(new ListenerConditions(List.of("a.example.com"), List.of()), "web"))
                .isEqualTo(alone);
    }

    @Test
    void noTwoShareANumberHoweverManyThereAre() {
        Set<Integer> numbers = new HashSet<>();
        for (int rule = 0; rule < 250; rule++) {
            numbers.add(priority(List.of(), List.of("/" + rule)));
        }

        assertThat(numbers).hasSize(250).allMatch(number -> number >= 1 && number <= 50_000);
    }

    private int priority(List<String> hosts, List<String> paths) {
        return priorities.of(new ListenerConditions(hosts, paths), "web");
    }
}
