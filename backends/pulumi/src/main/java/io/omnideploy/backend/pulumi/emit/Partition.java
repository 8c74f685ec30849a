package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Divides the resources among classes such that each class needs only those before it: one for a component where that can be,
 * several where components need each other in turn, or where a constructor would grow beyond what the JVM takes.
 */
final class Partition {
    /** Far below the 65,535 bytes of a method: a property takes about a dozen. */
    private static final int HEAVIEST = 1_500;

    /**
     * The resources of one class.
     *
     * @param number 1 for the first class of a component
     * @param resources in an order in which each comes after those that it needs
     */
    record Part(String component, int number, List<ResourceSpec> resources) {
        Part {
            resources = List.copyOf(resources);
        }
    }

    private final Map<String, List<ResourceSpec>> remaining = new TreeMap<>(Partition::mainFirst);
    private final Set<ResourceId> done = new HashSet<>();
    private final Map<String, Integer> numbers = new TreeMap<>();
    private final List<Part> parts = new ArrayList<>();

    private Partition(ResourceGraph graph) {
        graph.inOrder()
                .forEach(spec -> remaining
                        .computeIfAbsent(spec.id().component(), component -> new ArrayList<>())
                        .add(spec));
    }

    /** Returns the classes in the order in which they are made. */
    static List<Part> of(ResourceGraph graph) {
        Partition partition = new Partition(graph);
        while (!partition.remaining.isEmpty()) {
            partition.next();
        }
        return partition.parts;
    }

    private static int mainFirst(String one, String other) {
        boolean first = one.equals(ResourceId.MAIN);
        return first == other.equals(ResourceId.MAIN) ? one.compareTo(other) : first ? -1 : 1;
    }

    private void next() {
        String chosen = null;
        List<ResourceSpec> made = List.of();
        for (Map.Entry<String, List<ResourceSpec>> component : remaining.entrySet()) {
            List<ResourceSpec> possible = possible(component.getValue());
            boolean whole = possible.size() == component.getValue().size();
            if (whole || (chosen == null && !possible.isEmpty())) {
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
    private List<ResourceSpec> possible(List<ResourceSpec> wanted) {
        List<ResourceSpec> possible = new ArrayList<>();
        Set<ResourceId> there = new HashSet<>();
        for (ResourceSpec spec : wanted) {
            if (spec.needs().stream().allMatch(need -> done.contains(need) || there.contains(need))) {
                possible.add(spec);
                there.add(spec.id());
            }
        }
        return possible;
    }

    private void take(String component, List<ResourceSpec> made) {
        List<ResourceSpec> part = new ArrayList<>();
        int weight = 0;
        for (ResourceSpec spec : made) {
            int more = 10
                    + spec.properties().values().stream()
                            .mapToInt(Partition::weight)
                            .sum();
            if (weight + more > HEAVIEST && !part.isEmpty()) {
                add(component, part);
                part.clear();
                weight = 0;
            }
            part.add(spec);
            weight += more;
        }
        add(component, part);
        made.forEach(spec -> done.add(spec.id()));
        List<ResourceSpec> left = remaining.get(component);
        left.removeIf(spec -> done.contains(spec.id()));
        if (left.isEmpty()) {
            remaining.remove(component);
        }
    }

    private void add(String component, List<ResourceSpec> resources) {
        parts.add(new Part(component, numbers.merge(component, 1, Integer::sum), resources));
    }

    private static int weight(Value value) {
        return 1 + value.children().stream().mapToInt(Partition::weight).sum();
    }
}
