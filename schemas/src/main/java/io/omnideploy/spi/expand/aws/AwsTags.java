package io.omnideploy.spi.expand.aws;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.Optional;
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

    /** The deployment's name. */
    public static final String DEPLOYMENT = PREFIX + "deployment";

    /** The stack's name. */
    public static final String STACK = PREFIX + "stack";

    /** The component's name. */
    public static final String COMPONENT = PREFIX + "component";

    /** The address of the resource. */
    public static final String RESOURCE = PREFIX + "resource";

    /** The name of the cluster in which a job of a task definition runs. */
    public static final String RUN_CLUSTER = PREFIX + "run-cluster";

    /** The subnets of which it takes one, with a blank between. */
    public static final String RUN_SUBNETS = PREFIX + "run-subnets";

    /** Its security groups, with a blank between. */
    public static final String RUN_SECURITY_GROUPS = PREFIX + "run-security-groups";

    /** Whether it gets an address of the internet, {@code true} or {@code false}. */
    public static final String RUN_PUBLIC_IP = PREFIX + "run-public-ip";

    /** What was made for the whole account or for images, and belongs to no stack, has this with the value {@link #US}. */
    public static final String MADE_BY = PREFIX + "made-by";

    /** Who made it. */
    public static final String US = "omnideploy";

    private static final Origin IDENTIFY = Origin.rule("aws-ownership-tags");
    /** Why a resource has a name that the console shows. */
    public static final Origin NAME = Origin.rule("aws-name-tag");

    private AwsTags() {}

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
        Map.of(COMPONENT, id.component(), RESOURCE, id.toString()).forEach((tag, value) -> {
            tags.put(tag, Value.text(value));
            why.put(tag, Set.of(IDENTIFY));
        });
        return spec.setEntries("tags", tags, why);
    }

    /** Returns the tags that everything of the stack has. */
    public static SortedMap<String, Value> ofAll(DeployConfig config) {
        SortedMap<String, Value> tags = new TreeMap<>();
        config.tags().forEach((tag, value) -> tags.put(tag, Value.text(value)));
        ofStack(config.id()).forEach((tag, value) -> tags.put(tag, Value.text(value)));
        return tags;
    }

    /** Returns the tags that say of which stack something is. */
    public static SortedMap<String, String> ofStack(DeploymentId id) {
        return new TreeMap<>(Map.of(DEPLOYMENT, id.name(), STACK, id.stack()));
    }

    /** Tells whether tags are those of a stack. */
    public static boolean isOf(DeploymentId id, Map<String, String> tags) {
        return id.name().equals(tags.get(DEPLOYMENT)) && id.stack().equals(tags.get(STACK));
    }

    /** Returns the address in the graph that tags tell; empty when they tell none that can be one. */
    public static Optional<ResourceId> resource(Map<String, String> tags) {
        return ResourceId.read(tags.getOrDefault(RESOURCE, ""), tags.getOrDefault(COMPONENT, ""));
    }

    /** Returns the line behind a person's tag. */
    public static Origin why(String tag) {
        return Origin.at(ConfigPath.of("tags", tag));
    }
}
