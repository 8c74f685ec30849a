package io.omnideploy.templates.java.program;

import io.omnideploy.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Divides what a program declares among classes such that each class needs only those before it: one for a component where that
 * can be, several where components need each other in turn, or where a constructor would grow beyond what the JVM takes.
 */
public final class Partition<T> {
    /** Far below the 65,535 bytes of a method: a property takes about a dozen. */
    private static final int HEAVIEST = 1_500;

    private final Map<String, List<Declared<T>>> remaining = new TreeMap<>(Partition::mainFirst);
    private final Set<Object> done = new HashSet<>();
    private final Map<String, Integer> numbers = new TreeMap<>();
    private final List<Part<T>> parts = new ArrayList<>();

    private Partition(List<Declared<T>> declared) {
        declared.forEach(one -> remaining
                .computeIfAbsent(one.address().component(), component -> new ArrayList<>())
                .add(one));
    }

    /**
     * Returns the classes in the order in which they are made.
     *
     * @param declared in an order in which each comes after those that it needs
     */
    public static <T> List<Part<T>> of(List<Declared<T>> declared) {
        Partition<T> partition = new Partition<>(declared);
        while (!partition.remaining.isEmpty()) {
            partition.next();
        }
        return List.copyOf(partition.parts);
    }

    private static int mainFirst(String one, String other) {
        boolean first = one.equals(ResourceId.MAIN);
        return first == other.equals(ResourceId.MAIN) ? one.compareTo(other) : first ? -1 : 1;
    }

    /** What was begun waits until all of it can be made, as long as another component can begin: so it has few classes. */
    private void next() {
        String chosen = null;
        List<Declared<T>> made = List.of();
        for (Map.Entry<String, List<Declared<T>>> component : remaining.entrySet()) {
            List<Declared<T>> possible = possible(component.getValue());
            boolean whole = possible.size() == component.getValue().size();
            boolean begins = !numbers.containsKey(component.getKey());
            boolean better = chosen == null || (begins && numbers.containsKey(chosen));
            if (whole || (better && !possible.isEmpty())) {
                chosen = component.getKey();
                made = possible;
            }
            if (whole) {
                break;
            }
        }
        take(chosen, made);
    }

    /** Returns what can be made out of what there is, in order. */
    private List<Declared<T>> possible(List<Declared<T>> wanted) {
        List<Declared<T>> possible = new ArrayList<>();
        Set<Object> there = new HashSet<>();
        for (Declared<T> one : wanted) {
            if (one.needs().stream().allMatch(need -> done.contains(need) || there.contains(need))) {
                possible.add(one);
                there.add(one.id());
            }
        }
        return possible;
    }

    private void take(String component, List<Declared<T>> made) {
        List<Declared<T>> part = new ArrayList<>();
        int weight = 0;
        for (Declared<T> one : made) {
            if (weight + one.weight() > HEAVIEST && !part.isEmpty()) {
                add(component, part);
                part.clear();
                weight = 0;
            }
            part.add(one);
            weight += one.weight();
        }
        add(component, part);
        made.forEach(one -> done.add(one.id()));
        List<Declared<T>> left = remaining.get(component);
        left.removeIf(one -> done.contains(one.id()));
        if (left.isEmpty()) {
            remaining.remove(component);
        }
    }

    private void add(String component, List<Declared<T>> members) {
        parts.add(new Part<>(component, numbers.merge(component, 1, Integer::sum), members));
    }
}
