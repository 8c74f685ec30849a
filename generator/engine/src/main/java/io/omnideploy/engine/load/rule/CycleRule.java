package io.omnideploy.engine.load.rule;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Dependency;
import io.omnideploy.config.DeployConfig;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Nothing waits for itself, not even by way of others. */
final class CycleRule implements ConfigRule {
    private enum Mark {
        ON_THE_WAY,
        DONE
    }

    private record Step(String name, Iterator<Dependency> left) {}

    @Override
    public void check(DeployConfig config, Findings findings) {
        Map<String, Mark> marks = new HashMap<>();
        for (String name : config.components().keySet()) {
            if (!marks.containsKey(name)) {
                walk(name, config, marks, findings);
            }
        }
    }

    /** Walks without recursion: a chain may be as long as the description. */
    private static void walk(String from, DeployConfig config, Map<String, Mark> marks, Findings findings) {
        Deque<Step> way = new ArrayDeque<>();
        enter(from, config, marks, way);
        while (!way.isEmpty()) {
            Step step = way.getLast();
            if (!step.left().hasNext()) {
                marks.put(step.name(), Mark.DONE);
                way.removeLast();
                continue;
            }
            String next = step.left().next().name();
            if (marks.get(next) == Mark.ON_THE_WAY) {
                tell(next, way, config, findings);
            } else if (!marks.containsKey(next) && config.components().containsKey(next)) {
                enter(next, config, marks, way);
            }
        }
    }

    private static void enter(String name, DeployConfig config, Map<String, Mark> marks, Deque<Step> way) {
        marks.put(name, Mark.ON_THE_WAY);
        way.addLast(new Step(name, config.components().get(name).dependsOn().iterator()));
    }

    private static void tell(String closing, Deque<Step> way, DeployConfig config, Findings findings) {
        List<String> names = new ArrayList<>();
        way.forEach(step -> names.add(step.name()));
        List<String> cycle = new ArrayList<>(names.subList(names.indexOf(closing), names.size()));
        Component last = config.components().get(cycle.getLast());
        int index = last.dependsOn().stream().map(Dependency::name).toList().indexOf(closing);
        cycle.add(closing);
        findings.error(
                DeployConfig.pathOf(last).then("depends_on").item(index).then("name"),
                "dependency-cycle",
                "These wait for each other: " + String.join(" -> ", cycle) + ".",
                "Remove one of these dependencies.");
    }
}
