package io.omnideploy.engine.account;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceGraph;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What in a graph comes from which line. An origin speaks for the value at its path and, of a list, for its items. */
final class GraphUses {
    private final Map<ConfigPath, SortedSet<String>> byPath = new HashMap<>();

    GraphUses(ResourceGraph graph) {
        graph.resources()
                .forEach((id, spec) -> spec.origins()
                        .forEach((property, origins) ->
                                add(origins, property.isEmpty() ? "" + id : id + " " + property)));
        graph.outputs().forEach((name, output) -> add(output.origins(), "output " + name));
        graph.settingOrigins().forEach((setting, origins) -> add(origins, "setting " + setting));
    }

    /** Returns what comes from the value at a path. */
    SortedSet<String> of(ConfigPath path) {
        SortedSet<String> uses = new TreeSet<>();
        ConfigPath at = path;
        uses.addAll(byPath.getOrDefault(at, new TreeSet<>()));
        while (!at.segments().isEmpty() && at.segments().getLast().startsWith("[")) {
            at = at.parent();
            uses.addAll(byPath.getOrDefault(at, new TreeSet<>()));
        }
        return uses;
    }

    private void add(Collection<Origin> origins, String use) {
        for (Origin origin : origins) {
            if (origin instanceof Origin.Written written) {
                byPath.computeIfAbsent(written.path(), path -> new TreeSet<>()).add(use);
            }
        }
    }
}
