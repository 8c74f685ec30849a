package io.omnideploy.target.ecs;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The two roles of a task: the one with which ECS starts it, and the one that its program has; each with what it needs and no more. */
final class TaskRoles {
    static final Origin LEAST = Origin.rule("ecs-least-privilege");

    /** Longest name of a role (IAM API, CreateRole). */
    private static final int NAME_LIMIT = 64;

    private static final Origin NAME = Origin.rule("physical-name");
    private static final String TASKS = "ecs-tasks.amazonaws.com";

    private final EcsDeployment deployment;

    TaskRoles(EcsDeployment deployment) {
        this.deployment = deployment;
    }

    void add(TaskDraft task) {
        role(task.executionRole(), task);
        deployment.add(deployment
                .start(attachment(task), LEAST)
                .set("role", Value.ref(task.executionRole(), "name"), LEAST)
                .set(
                        "policy_arn",
                        Value.text("arn:" + deployment.partition()
                                + ":iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"),
                        LEAST));
        policy(task.executionRole(), task.executionStatements());
        role(task.taskRole(), task);
        policy(task.taskRole(), task.taskStatements());
    }

    private void role(ResourceId id, TaskDraft task) {
        deployment.add(deployment
                .tagged(id, LEAST, Origin.at(task.path()))
                .set("name", Value.text(deployment.name(NAME_LIMIT, id.component(), id.role())), NAME)
                .set("assume_role_policy", IamStatement.trust(TASKS), LEAST));
    }

    private void policy(ResourceId role, List<IamStatement> statements) {
        if (!statements.isEmpty()) {
            deployment.add(deployment
                    .start(new ResourceId(AwsTypes.ROLE_POLICY, role.component(), role.role()), LEAST)
                    .set("name", Value.text(role.name()), NAME)
                    .set("role", Value.ref(role, "id"), LEAST)
                    .set("policy", IamStatement.policy(statements), LEAST));
        }
    }

    /** Returns the rights of a task's roles: they must be there before a task is started. */
    static Set<ResourceId> rights(TaskDraft task) {
        Set<ResourceId> rights = new TreeSet<>(Set.of(attachment(task)));
        if (!task.executionStatements().isEmpty()) {
            rights.add(new ResourceId(AwsTypes.ROLE_POLICY, task.component().name(), "execution"));
        }
        if (!task.taskStatements().isEmpty()) {
            rights.add(new ResourceId(AwsTypes.ROLE_POLICY, task.component().name(), "task"));
        }
        return rights;
    }

    private static ResourceId attachment(TaskDraft task) {
        return new ResourceId(AwsTypes.ROLE_POLICY_ATTACHMENT, task.component().name(), "execution");
    }
}
