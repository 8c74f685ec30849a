package io.omnideploy.resource;

import io.omnideploy.config.DeploymentId;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a resource inside a deployment, {@code <type>/<component>[-<role>]}, free of stack and physical name:
 * overrides, {@code explain} and states hang on it.
 *
 * @param component what it belongs to; {@link #MAIN} for what the whole stack shares
 * @param role tells several of one type in a component apart; empty for the only one
 */
public record ResourceId(ResourceType type, String component, String role) implements Comparable<ResourceId> {
    /** The component of what the whole stack shares. */
    public static final String MAIN = "main";

    private static final Pattern ROLE = Pattern.compile("|[a-z0-9][a-z0-9-]*");

    private static final Comparator<ResourceId> ORDER = Comparator.comparing(ResourceId::type)
            .thenComparing(ResourceId::name)
            .thenComparing(ResourceId::component);

    public ResourceId {
        Objects.requireNonNull(type, "type");
        if (!DeploymentId.NAME.matcher(component).matches()
                || !ROLE.matcher(role).matches()) {
            throw new IllegalArgumentException("not a resource name: " + component + "/" + role);
        }
    }

    /** Returns the address of a component's only resource of a type. */
    public static ResourceId of(ResourceType type, String component) {
        return new ResourceId(type, component, "");
    }

    /**
     * Reads what {@link #toString} wrote. Either part of the name may hold a dash, so that only who knows the component can tell
     * the two apart; without it, or with one that the name does not begin with, all of the name is the component.
     *
     * @param component what the resource belongs to; may be empty
     * @return empty when the text is no address
     */
    public static Optional<ResourceId> read(String text, String component) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String name = text.substring(slash + 1);
        boolean hasRole = name.length() > component.length() + 1 && name.startsWith(component + "-");
        try {
            ResourceType type = ResourceType.parse(text.substring(0, slash));
            return Optional.of(
                    hasRole ? new ResourceId(type, component, name.substring(component.length() + 1)) : of(type, name));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /** Returns the name within its type. */
    public String name() {
        return role.isEmpty() ? component : component + "-" + role;
    }

    @Override
    public int compareTo(ResourceId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return type + "/" + name();
    }
}
