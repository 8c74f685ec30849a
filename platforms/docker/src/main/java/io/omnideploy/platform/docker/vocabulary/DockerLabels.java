package io.omnideploy.platform.docker.vocabulary;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Naming;
import io.omnideploy.resource.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels by which a stack's things are found again, by us and by Docker Compose. */
public final class DockerLabels {
    /** The deployment's name. */
    public static final String DEPLOYMENT = "io.omnideploy.deployment";

    /** The stack's name. */
    public static final String STACK = "io.omnideploy.stack";

    /** The component's name. */
    public static final String COMPONENT = "io.omnideploy.component";

    /** The address of the resource. */
    public static final String RESOURCE = "io.omnideploy.resource";

    /** How the resource was last applied. */
    public static final String APPLIED = "io.omnideploy.applied";

    private static final String COMPOSE = "com.docker.compose.";

    private DockerLabels() {}

    /** Returns the labels that say whose a resource is. */
    public static SortedMap<String, String> identity(DeploymentId id, ResourceId resource) {
        return new TreeMap<>(Map.of(
                DEPLOYMENT, id.name(),
                STACK, id.stack(),
                COMPONENT, resource.component(),
                RESOURCE, resource.toString()));
    }

    /** Tells whether labels are those of a stack. */
    public static boolean isOf(DeploymentId id, Map<String, String> labels) {
        return labels != null
                && id.name().equals(labels.get(DEPLOYMENT))
                && id.stack().equals(labels.get(STACK));
    }

    /** Returns whose a resource is, for people; empty when it isn't ours at all. */
    public static Optional<String> owner(Map<String, String> labels) {
        return labels == null || !labels.containsKey(DEPLOYMENT)
                ? Optional.empty()
                : Optional.of(labels.get(DEPLOYMENT) + "/" + labels.get(STACK));
    }

    /** Returns the address that labels tell; empty when they tell none that can be one. */
    public static Optional<ResourceId> resource(Map<String, String> labels) {
        return labels == null
                ? Optional.empty()
                : ResourceId.read(labels.getOrDefault(RESOURCE, ""), labels.getOrDefault(COMPONENT, ""));
    }

    /** Returns the name of the project under which Docker Compose knows a stack. */
    public static String project(DeploymentId id) {
        return id.name() + "-" + id.stack();
    }

    /** Returns the labels by which Docker Compose knows a container. */
    public static SortedMap<String, String> composeService(DeploymentId id, ResourceId resource, String memory) {
        return new TreeMap<>(Map.of(
                COMPOSE + "project", project(id),
                COMPOSE + "service", resource.name(),
                COMPOSE + "container-number", "1",
                COMPOSE + "oneoff", "False",
                // Compose lists only what has one; its own differs, so that its up makes the container anew, once.
                COMPOSE + "config-hash", Naming.hash(memory, 64)));
    }

    /**
     * Returns the labels by which Docker Compose knows a network or volume. Without a hash it takes them over as they are.
     *
     * @param kind {@code network} or {@code volume}
     */
    public static SortedMap<String, String> composeResource(DeploymentId id, ResourceId resource, String kind) {
        return new TreeMap<>(Map.of(COMPOSE + "project", project(id), COMPOSE + kind, resource.name()));
    }

    /** Tells whether Docker Compose made a container for one command, beside the one that counts. */
    public static boolean isOneOff(Map<String, String> labels) {
        return labels != null && "True".equals(labels.get(COMPOSE + "oneoff"));
    }

    /** Returns the labels that a person or a target asked for, without those that tools add for themselves. */
    public static SortedMap<String, String> withoutTools(Map<String, String> labels) {
        SortedMap<String, String> own = new TreeMap<>(labels == null ? Map.of() : labels);
        own.keySet().removeIf(name -> name.equals(APPLIED) || name.startsWith(COMPOSE));
        return own;
    }
}
