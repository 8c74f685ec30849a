package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.List;

/** ECS Exec: what {@code aws ecs execute-command} needs to open a shell in a running container. */
final class RemoteShell implements Contributor {
    private static final ConfigPath EXEC = EcsSettings.PATH.then("exec");

    @Override
    public void check(EcsDeployment deployment) {
        if (!deployment.settings().exec()) {
            return;
        }
        deployment.components().stream()
                .filter(component -> component.container().readOnly())
                .forEach(component -> deployment.refuse(
                        deployment.path(component).then("container", "read_only"),
                        "ecs-exec-read-only",
                        "'%s' has a read-only file system, on which the agent of 'ecs.exec' can't write."
                                .formatted(component.name()),
                        "Leave out one of the two."));
    }

    @Override
    public void task(EcsDeployment deployment, TaskDraft task) {
        if (deployment.settings().exec()) {
            task.allow(new IamStatement(
                    "OpenShell",
                    List.of(
                            "ssmmessages:CreateControlChannel",
                            "ssmmessages:CreateDataChannel",
                            "ssmmessages:OpenControlChannel",
                            "ssmmessages:OpenDataChannel"),
                    List.of(Value.text("*"))));
        }
    }

    @Override
    public void service(EcsDeployment deployment, ServiceDraft service) {
        Origin why = Origin.at(EXEC);
        service.because("enable_execute_command", why);
        if (deployment.settings().exec()) {
            service.set("enable_execute_command", Value.bool(true), why);
        }
    }
}
