package io.omnideploy.resource;

import java.util.regex.Pattern;

/**
 * A type of resource in the one vocabulary: {@code provider.service.Kind}, or {@code provider.Kind} where a provider has no
 * services, which then stands for the service of the provider's own name.
 */
public record ResourceType(String provider, String service, String kind) implements Comparable<ResourceType> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)?\\.[A-Z][A-Za-z0-9]*");

    public ResourceType {
        if (!FORM.matcher(provider + "." + service + "." + kind).matches()) {
            throw new IllegalArgumentException("not a resource type: " + provider + "." + service + "." + kind);
        }
    }

    /** Reads {@code docker.Container} or {@code aws.ecs.Service}. */
    public static ResourceType parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a resource type: " + text);
        }
        String[] words = text.split("\\.");
        return new ResourceType(words[0], words[words.length - 2], words[words.length - 1]);
    }

    @Override
    public int compareTo(ResourceType other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return service.equals(provider) ? provider + "." + kind : provider + "." + service + "." + kind;
    }
}
