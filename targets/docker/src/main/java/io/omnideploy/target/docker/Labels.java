package io.omnideploy.target.docker;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The labels by which everything of a stack is found again, and the tags that a person put on it. */
final class Labels {
    /** What OmniDeploy's own labels begin with. */
    static final String PREFIX = "io.omnideploy.";

    private static final Origin IDENTIFY = Origin.rule("docker-ownership-labels");

    /** Labels can't be changed on a volume, and one that was made anew for a tag would lose its data. */
    private static final Set<String> FIXED_ON_VOLUMES = Set.of("labels");

    private final DeployConfig config;

    Labels(DeployConfig config) {
        this.config = config;
    }

    ResourceSpec.Builder put(ResourceSpec.Builder spec, ResourceId id) {
        Map<String, Value> labels = new TreeMap<>();
        Map<String, Set<Origin>> why = new TreeMap<>();
        config.tags().forEach((tag, value) -> {
            labels.put(tag, Value.text(value));
            why.put(tag, Set.of(Origin.at(ConfigPath.of("tags", tag))));
        });
        Map.of(
                        "deployment", config.id().name(),
                        "stack", config.id().stack(),
                        "component", id.component(),
                        "resource", id.toString())
                .forEach((name, value) -> {
                    labels.put(PREFIX + name, Value.text(value));
                    why.put(PREFIX + name, Set.of(IDENTIFY));
                });
        return spec.setEntries("labels", labels, why);
    }

    /** Returns the life of a volume. */
    static Lifecycle ofVolume(boolean isProtected) {
        return new Lifecycle(isProtected, FIXED_ON_VOLUMES, false);
    }
}
