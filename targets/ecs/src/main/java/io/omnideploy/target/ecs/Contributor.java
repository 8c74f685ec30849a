package io.omnideploy.target.ecs;

/**
 * A part of what a deployment needs on ECS: the network, a kind of backing service, the load balancer, scaling. An expansion
 * goes through all of them in the same order in each round; after the first it stops if something was refused.
 */
interface Contributor {
    /** Refuses what can't be carried over, and accounts for what is carried over in another way; makes nothing. */
    default void check(EcsDeployment deployment) {}

    /** Makes what no component owns alone, and says what references to it mean. */
    default void prepare(EcsDeployment deployment) {}

    /** Adds to the task of a component, whether a service or a job runs it: variables, secrets, volumes, permissions. */
    default void task(EcsDeployment deployment, TaskDraft task) {}

    /** Adds to the service that keeps a component's task running; its task is whole by then. */
    default void service(EcsDeployment deployment, ServiceDraft service) {}

    /** Makes what starts the task of a job, which is whole by then. */
    default void job(EcsDeployment deployment, TaskDraft task) {}

    /** Makes what refers to everything else: outputs, records. */
    default void finish(EcsDeployment deployment) {}
}
