package io.omnideploy.cli.render;

import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A resource graph as a Mermaid flow chart: what is needed first stands left. */
public final class GraphMermaid {
    private GraphMermaid() {}

    /** Returns the chart, one box per component. */
    public static String of(ResourceGraph graph) {
        Map<ResourceId, String> names = new HashMap<>();
        Map<String, List<ResourceId>> components = new TreeMap<>();
        for (ResourceId id : graph.resources().keySet()) {
            names.put(id, "r" + names.size());
            components
                    .computeIfAbsent(id.component(), component -> new ArrayList<>())
                    .add(id);
        }
        StringBuilder text = new StringBuilder("flowchart LR\n");
        int box = 0;
        for (Map.Entry<String, List<ResourceId>> component : components.entrySet()) {
            text.append("  subgraph c")
                    .append(box++)
                    .append("[\"")
                    .append(escaped(component.getKey()))
                    .append("\"]\n");
            component
                    .getValue()
                    .forEach(id -> text.append("    ")
                            .append(names.get(id))
                            .append("[\"")
                            .append(escaped(id.toString()))
                            .append("\"]\n"));
            text.append("  end\n");
        }
        graph.resources()
                .forEach((id, spec) -> spec.needs()
                        .forEach(need -> text.append("  ")
                                .append(names.get(need))
                                .append(" --> ")
                                .append(names.get(id))
                                .append('\n')));
        return text.toString();
    }

    /** Mermaid knows its own numbered entities, and takes a quote as the end. */
    private static String escaped(String text) {
        return text.replace("#", "#35;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;");
    }
}
