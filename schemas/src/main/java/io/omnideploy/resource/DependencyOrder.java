package io.omnideploy.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Orders things so that each comes after those that it needs, in time linear in what is needed. */
public final class DependencyOrder {
    private DependencyOrder() {}

    /**
     * Returns the keys, each after those that it needs; of those that could come next, the first by their own order does.
     *
     * @param needs what each needs; all of it must be among the keys
     * @throws IllegalArgumentException naming a circle of things that wait for each other
     */
    public static <K extends Comparable<? super K>> List<K> of(SortedMap<K, Set<K>> needs) {
        Map<K, List<K>> dependents = new HashMap<>();
        Map<K, Integer> waiting = new HashMap<>();
        TreeSet<K> ready = new TreeSet<>();
        needs.forEach((key, needed) -> {
            needed.forEach(need ->
                    dependents.computeIfAbsent(need, any -> new ArrayList<>()).add(key));
            waiting.put(key, needed.size());
            if (needed.isEmpty()) {
                ready.add(key);
            }
        });
        List<K> ordered = new ArrayList<>(needs.size());
        while (!ready.isEmpty()) {
            K key = ready.pollFirst();
            ordered.add(key);
            for (K dependent : dependents.getOrDefault(key, List.of())) {
                if (waiting.merge(dependent, -1, Integer::sum) == 0) {
                    ready.add(dependent);
                }
            }
        }
        if (ordered.size() < needs.size()) {
            throw new IllegalArgumentException("resources wait for each other: " + circle(needs, waiting));
        }
        return ordered;
    }

    private static <K> String circle(SortedMap<K, Set<K>> needs, Map<K, Integer> waiting) {
        K at = needs.keySet().stream()
                .filter(key -> waiting.get(key) > 0)
                .findFirst()
                .orElseThrow();
        List<K> way = new ArrayList<>();
        Set<K> seen = new HashSet<>();
        while (seen.add(at)) {
            way.add(at);
            at = needs.get(at).stream()
                    .filter(need -> waiting.get(need) > 0)
                    .findFirst()
                    .orElseThrow();
        }
        way.add(at);
        return way.subList(way.indexOf(at), way.size()).stream()
                .map(Object::toString)
                .collect(Collectors.joining(" -> "));
    }
}
