package io.omnideploy.target.ecs;

import io.omnideploy.config.Naming;
import java.util.HashSet;
import java.util.Set;

/**
 * Gives each rule of a listener its priority: the more special it is, the earlier. Numbers come from the rule itself and not
 * from its place among the others, so that a new component moves none: a load balancer refuses a number that is still taken.
 */
final class RulePriorities {
    private static final int PER_KIND = 1000;
    private static final int PER_DEPTH = 100;
    private static final int MOST_DEPTH = 9;
    private static final int MOST_LABELS = 5;

    private final Set<Integer> taken = new HashSet<>();

    /** Returns a number that no other rule has, 1 to 50000; the smallest is looked at first. */
    int of(ListenerConditions conditions, String component) {
        int depth = Math.min(
                MOST_DEPTH,
                conditions.paths().stream()
                        .mapToInt(RulePriorities::segments)
                        .max()
                        .orElse(0));
        int base = kind(conditions) * PER_KIND + (MOST_DEPTH - depth) * PER_DEPTH;
        int slot = Integer.parseInt(Naming.hash(component + conditions, 6), 16) % PER_DEPTH;
        for (int tried = 0; tried < PER_DEPTH; tried++) {
            int priority = base + (slot + tried) % PER_DEPTH;
            if (priority > 0 && taken.add(priority)) {
                return priority;
            }
        }
        // As many as this of one kind are more than a load balancer takes.
        int last = base + PER_DEPTH;
        while (!taken.add(last)) {
            last++;
        }
        return last;
    }

    /** Names, then names with a wildcard, of which the longer ones first, then any name; each with paths before without. */
    private static int kind(ListenerConditions conditions) {
        if (conditions.hosts().isEmpty()) {
            return 2 + 2 * MOST_LABELS;
        }
        int withoutPath = conditions.paths().isEmpty() ? 1 : 0;
        boolean wildcard = conditions.hosts().stream().anyMatch(host -> host.startsWith("*"));
        if (!wildcard) {
            return withoutPath;
        }
        int labels = conditions.hosts().stream()
                .mapToInt(RulePriorities::labels)
                .min()
                .orElse(0);
        return 2 + 2 * (MOST_LABELS - Math.min(MOST_LABELS, labels)) + withoutPath;
    }

    private static int labels(String host) {
        return host.split("\\.").length;
    }

    private static int segments(String path) {
        return (int) path.chars().filter(letter -> letter == '/').count();
    }
}
