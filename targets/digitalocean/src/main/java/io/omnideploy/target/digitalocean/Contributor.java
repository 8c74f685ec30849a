package io.omnideploy.target.digitalocean;

/**
 * A part of what a deployment needs on App Platform. An expansion goes through all of them in the same order in each round; after
 * the first it stops if something was refused.
 */
interface Contributor {
    /** Refuses what can't be carried over, and accounts for what is carried over in another way; makes nothing. */
    default void check(AppDeployment deployment) {}

    /** Makes what no component owns, and says what references to it mean. */
    default void prepare(AppDeployment deployment) {}

    /** Adds to a component of the app. */
    default void component(AppDeployment deployment, ComponentDraft draft) {}

    /** Adds to the app what is of no component. */
    default void app(AppDeployment deployment, AppDraft app) {}

    /** Makes what refers to the app. */
    default void finish(AppDeployment deployment) {}
}
