package io.omnideploy.platform.kubernetes.vocabulary;

import io.omnideploy.config.DeploymentId;

/** The labels and annotations by which a stack's objects are found again. */
public final class Ownership {
    /** The label with the deployment's name. */
    public static final String DEPLOYMENT = "io.omnideploy.deployment";

    /** The label with the stack's name. */
    public static final String STACK = "io.omnideploy.stack";

    /** The label with the component's name. */
    public static final String COMPONENT = "app.kubernetes.io/name";

    /** The annotation with the address of the resource. */
    public static final String RESOURCE = "io.omnideploy.resource";

    /** The annotation that tells how the resource was last applied; absent as long as that is not done. */
    public static final String APPLIED = "io.omnideploy.applied";

    /** Under which name the API server notes which fields are ours. */
    public static final String FIELD_MANAGER = "omnideploy";

    private Ownership() {}

    /** Returns what selects the objects of a stack. */
    public static String selector(DeploymentId id) {
        return DEPLOYMENT + "=" + id.name() + "," + STACK + "=" + id.stack();
    }
}
