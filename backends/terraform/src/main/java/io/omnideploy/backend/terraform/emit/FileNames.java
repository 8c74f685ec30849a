package io.omnideploy.backend.terraform.emit;

import io.omnideploy.resource.ResourceId;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/** The files in which the resources of each component stand. */
final class FileNames {
    /** Files with a content of their own, and the name by which Terraform knows a file that overrides others. */
    private static final Set<String> TAKEN =
            Set.of("moved", "outputs", "override", "providers", "variables", "versions");

    private FileNames() {}

    /** Returns the file of each component; that of what all share is {@code main.tf}, also for a component of that name. */
    static Map<String, String> of(SortedSet<String> components) {
        Map<String, String> files = new TreeMap<>();
        for (String component : components) {
            String name = component;
            while (TAKEN.contains(name) || (!name.equals(component) && components.contains(name))) {
                name += "-component";
            }
            files.put(component, name + ".tf");
        }
        files.putIfAbsent(ResourceId.MAIN, ResourceId.MAIN + ".tf");
        return files;
    }
}
