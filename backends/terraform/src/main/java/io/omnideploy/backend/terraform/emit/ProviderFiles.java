package io.omnideploy.backend.terraform.emit;

import io.omnideploy.resource.CatalogProvider;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Files that a provider does not look for where the platform's own tools do: it is told of them by a variable of the environment.
 *
 * @param variable in which the provider wants them
 * @param from the variable in which the platform's own tools want them
 * @param standard the file that these take otherwise, below the home folder
 * @param cleared variables that would lead the provider elsewhere
 */
public record ProviderFiles(String variable, String from, String standard, List<String> cleared) {
    /** Returns those of all providers that a graph uses and that have no setting for it. */
    public static List<ProviderFiles> of(EmitRequest request) {
        ResourceGraph graph = request.graph();
        Set<String> providers = new TreeSet<>(graph.providers().keySet());
        graph.types().stream().map(ResourceType::provider).forEach(providers::add);
        List<ProviderFiles> found = new ArrayList<>();
        for (String name : providers) {
            SortedMap<String, String> facts = request.catalog()
                    .provider(name)
                    .flatMap((CatalogProvider provider) -> provider.tool(Names.TOOL))
                    .orElseGet(TreeMap::new);
            String files = facts.get("files");
            Value.Obj settings = graph.providers().getOrDefault(name, Value.object(Map.of()));
            if (files != null && !settings.fields().containsKey(facts.getOrDefault("files_unless", ""))) {
                String[] words = files.split(" ");
                List<String> cleared = List.of(facts.getOrDefault("cleared", "").split(" "));
                found.add(new ProviderFiles(words[0], words[1], words[2], cleared));
            }
        }
        return found;
    }

    /** Returns the line by which a person tells of them. */
    String export() {
        return "export %s=\"${%s:-$HOME/%s}\"".formatted(variable, from, standard);
    }
}
