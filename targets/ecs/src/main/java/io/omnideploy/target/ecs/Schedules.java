package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Starts jobs by the clock: a schedule of EventBridge, and a role that may start this task and nothing else. */
final class Schedules implements Contributor {
    private static final Origin LEAST = Origin.rule("schedule-role-starts-one-task");
    private static final Origin SURE = Origin.rule("schedule-starts-once");
    private static final int NAME_LIMIT = 64;

    /** How long a start that AWS had to put off is still wanted: an hour later the next one may be due. */
    private static final int LATEST_SECONDS = 3600;

    @Override
    public void check(EcsDeployment deployment) {
        for (Component component : deployment.components()) {
            if (component.kind() == Component.Kind.JOB) {
                component
                        .schedule()
                        .ifPresentOrElse(
                                line -> check(component, line, deployment), () -> started(component, deployment));
            }
        }
    }

    private static void check(Component component, String line, EcsDeployment deployment) {
        if (CronExpression.of(line).isEmpty()) {
            deployment.refuse(
                    DeployConfig.pathOf(component).then("schedule"),
                    "ecs-schedule-days",
                    "EventBridge Scheduler takes days of the month or days of the week, and '" + line + "' names both.",
                    "Write '*' for one of the two, and a second job for the other.");
        }
    }

    private static void started(Component component, EcsDeployment deployment) {
        ConfigPath path = DeployConfig.pathOf(component).then("run");
        switch (component.run()) {
            case BEFORE, AFTER ->
                deployment.account(
                        path,
                        Fate.APPROXIMATED,
                        "ecs-job-around-up",
                        "'omnideploy up' starts it " + component.run()
                                + " the rest is changed; the bare tool makes its task definition and starts nothing.",
                        "Without OmniDeploy, start it yourself: 'aws ecs run-task'.");
            case MANUAL -> {}
        }
    }

    @Override
    public void job(EcsDeployment deployment, TaskDraft task) {
        task.component().schedule().flatMap(CronExpression::of).ifPresent(expression -> {
            ResourceId role = role(deployment, task);
            schedule(deployment, task, role, expression);
        });
    }

    private static ResourceId role(EcsDeployment deployment, TaskDraft task) {
        ResourceId role = new ResourceId(AwsTypes.ROLE, task.component().name(), "schedule");
        deployment.add(deployment
                .tagged(role, LEAST)
                .set(
                        "name",
                        Value.text(deployment.name(NAME_LIMIT, task.component().name(), "schedule")),
                        Origin.rule("physical-name"))
                .set("assume_role_policy", IamStatement.trust("scheduler.amazonaws.com"), LEAST));
        deployment.add(deployment
                .start(rights(task), LEAST)
                .set("name", Value.text("start"), LEAST)
                .set("role", Value.ref(role, "id"), LEAST)
                .set(
                        "policy",
                        IamStatement.policy(List.of(
                                IamStatement.of("RunTask", "ecs:RunTask", anyRevision(deployment, task)),
                                IamStatement.of(
                                        "PassRoles",
                                        "iam:PassRole",
                                        Value.ref(task.executionRole(), "arn"),
                                        Value.ref(task.taskRole(), "arn")),
                                IamStatement.of("TagTask", "ecs:TagResource", tasks(deployment)))),
                        LEAST));
        return role;
    }

    private static ResourceId rights(TaskDraft task) {
        return new ResourceId(AwsTypes.ROLE_POLICY, task.component().name(), "schedule");
    }

    private static void schedule(EcsDeployment deployment, TaskDraft task, ResourceId role, String expression) {
        Component component = task.component();
        ConfigPath path = task.path();
        Origin why = Origin.at(path.then("schedule"));
        Map<String, Value> start = new TreeMap<>();
        start.put("task_definition_arn", Value.ref(task.definition(), "arn"));
        if (deployment.settings().spot()) {
            start.put(
                    "capacity_provider_strategy",
                    Value.list(Value.object(
                            Map.of("capacity_provider", Value.text("FARGATE_SPOT"), "weight", Value.number(1)))));
        } else {
            start.put("launch_type", Value.text("FARGATE"));
        }
        start.put("task_count", Value.number(1));
        start.put("propagate_tags", Value.text("TASK_DEFINITION"));
        start.put("enable_ecs_managed_tags", Value.bool(true));
        start.put("network_configuration", TaskNetwork.of(deployment, task));
        deployment.add(deployment
                .start(ResourceId.of(AwsTypes.SCHEDULE, component.name()), why)
                .set("name", Value.text(deployment.name(NAME_LIMIT, component.name())), Origin.rule("physical-name"))
                .set("schedule_expression", Value.text(expression), why)
                .set("schedule_expression_timezone", Value.text("UTC"), Origin.rule("schedule-in-utc"))
                .set("flexible_time_window", Value.object(Map.of("mode", Value.text("OFF"))), SURE)
                .set(
                        "target",
                        Value.object(Map.of(
                                "arn", cluster(deployment),
                                "role_arn", Value.ref(role, "arn"),
                                "ecs_parameters", Value.object(start),
                                "retry_policy",
                                        Value.object(Map.of(
                                                "maximum_event_age_in_seconds", Value.number(LATEST_SECONDS),
                                                "maximum_retry_attempts", Value.number(3))))),
                        why)
                .because("target", Set.of(deployment.written(EcsSettings.PATH, "cluster", "capacity")))
                .after(TaskDefinitions.ready(deployment, task))
                .after(Set.of(rights(task))));
    }

    private static Value anyRevision(EcsDeployment deployment, TaskDraft task) {
        return new Value.Interpolation(List.of(
                Value.text("arn:" + deployment.partition() + ":ecs:" + deployment.region() + ":*:task-definition/"),
                Value.ref(task.definition(), "family"),
                Value.text(":*")));
    }

    private static Value tasks(EcsDeployment deployment) {
        return new Value.Interpolation(List.of(
                Value.text("arn:" + deployment.partition() + ":ecs:" + deployment.region() + ":*:task/"),
                Clusters.name(deployment),
                Value.text("/*")));
    }

    /** A schedule takes the ARN of the cluster, and of a given one only the name is known. */
    private static Value cluster(EcsDeployment deployment) {
        if (deployment.settings().cluster().isEmpty()) {
            return Clusters.reference(deployment);
        }
        return new Value.Interpolation(List.of(
                Value.text("arn:" + deployment.partition() + ":ecs:" + deployment.region() + ":"),
                deployment.accountId(),
                Value.text(":cluster/" + deployment.settings().cluster().get())));
    }
}
