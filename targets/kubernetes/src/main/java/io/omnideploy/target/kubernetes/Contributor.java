package io.omnideploy.target.kubernetes;

/**
 * A part of what a deployment needs on Kubernetes: probes, volumes, an Ingress, a kind of backing service. An expansion goes
 * through all of them in the same order in each round; after the first it stops if something was refused.
 */
interface Contributor {
    /** Refuses what can't be carried over, and accounts for what is carried over in another way; makes nothing. */
    default void check(KubernetesDeployment deployment) {}

    /** Makes what no component owns, and says what references to it mean. */
    default void prepare(KubernetesDeployment deployment) {}

    /** Adds to the pods of a component. */
    default void pod(KubernetesDeployment deployment, ComponentDraft draft) {}

    /** Makes objects beside the pods of a component, which are whole by then. */
    default void beside(KubernetesDeployment deployment, ComponentDraft draft) {}

    /** Makes what refers to everything else. */
    default void finish(KubernetesDeployment deployment) {}
}
