package io.omnideploy.spi.expand.aws;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tags by which everything of a stack is found again, and those that a person put on it. A tag stands in one place only,
 * in the provider's default tags or on the resource: in both it would show as a difference for ever.
 */
public final class AwsTags {
    /** What OmniDeploy's own tags begin with. */
    public static final String PREFIX = "omnideploy:";

    private static final Origin IDENTIFY = Origin.rule("aws-ownership-tags");
    /** Why a resource has a name that the console shows. */
    public static final Origin NAME = Origin.rule("aws-name-tag");

    /**
     * Puts tags on a resource.
     *
     * @param rule why the others are there
     */
    public static ResourceSpec.Builder put(
            ResourceSpec.Builder spec, ResourceId id, Map<String, Value> more, Origin rule) {
        Map<String, Value> tags = new TreeMap<>(more);
        Map<String, Set<Origin>> why = new TreeMap<>();
        more.keySet().forEach(tag -> why.put(tag, Set.of(rule)));
        Map.of("component", id.component(), "resource", id.toString()).forEach((tag, value) -> {
            tags.put(PREFIX + tag, Value.text(value));
            why.put(PREFIX + tag, Set.of(IDENTIFY));
        });
        return spec.setEntries("tags", tags, why);
    }

    /** Returns the tags that everything of the stack has. */
    public static SortedMap<String, Value> ofAll(DeployConfig config) {
        SortedMap<String, Value> tags = new TreeMap<>();
        config.tags().forEach((tag, value) -> tags.put(tag, Value.text(value)));
        tags.put(PREFIX + "deployment", Value.text(config.id().name()));
        tags.put(PREFIX + "stack", Value.text(config.id().stack()));
        return tags;
    }

    /** Returns the line behind a person's tag. */
    public static Origin why(String tag) {
        return Origin.at(ConfigPath.of("tags", tag));
    }
}
