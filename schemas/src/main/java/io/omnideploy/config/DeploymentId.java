package io.omnideploy.config;

import java.util.regex.Pattern;

/**
 * Names one running copy of an application: every physical name, label, state and record hangs on it.
 *
 * @param name the deployment's name
 * @param stack the stack's name
 */
public record DeploymentId(String name, String stack) {
    /** What names of deployments, stacks, components and backing services look like. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,47}(?<!-)");

    /** The pattern as it is told to a person. */
    public static final String NAME_MEANING =
            "a name of 1 to 48 lower-case letters, digits and hyphens that begins with a letter and doesn't end with a hyphen";

    public DeploymentId {
        if (!NAME.matcher(name).matches() || !NAME.matcher(stack).matches()) {
            throw new IllegalArgumentException("not a deployment: " + name + "/" + stack);
        }
    }

    /** Returns {@code name/stack}. */
    @Override
    public String toString() {
        return name + "/" + stack;
    }
}
