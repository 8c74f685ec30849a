package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.RegistryLogin;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.Set;

/** Private registries: user and password in a secret of the form that ECS reads before it pulls. */
final class RegistryLogins implements Contributor {
    private static final Set<String> IN_AWS = Set.of("ssm", "secretsmanager");

    @Override
    public void check(EcsDeployment deployment) {
        deployment
                .components()
                .forEach(component -> component.container().registry().ifPresent(login -> {
                    ConfigPath path = deployment.path(component).then("container", "registry");
                    if (login.password().scheme().equals("ssm")) {
                        deployment.refuse(
                                path.then("password"),
                                "ecs-registry-parameter",
                                "ECS reads logins of registries from Secrets Manager alone.",
                                "Name a secret whose value is {\"username\": ..., \"password\": ...}: 'secretsmanager:NAME'.");
                    }
                }));
    }

    @Override
    public void task(EcsDeployment deployment, TaskDraft task) {
        task.component().container().registry().ifPresent(login -> {
            ConfigPath path = task.path().then("container", "registry");
            Set<Origin> why = Set.of(deployment.written(path, "password", "username", "server"));
            TaskSecret secret = secret(deployment, task, login, why, path);
            task.set("repositoryCredentials", Value.object(Map.of("credentialsParameter", secret.arn())))
                    .because("repositoryCredentials", why);
            task.allowExecution(secret.permission());
            task.after(secret.after());
        });
    }

    private static TaskSecret secret(
            EcsDeployment deployment, TaskDraft task, RegistryLogin login, Set<Origin> why, ConfigPath path) {
        if (IN_AWS.contains(login.password().scheme())) {
            deployment.account(
                    path.then("username"),
                    Fate.DROPPED,
                    "ecs-registry-secret",
                    "The secret in AWS holds user name and password.",
                    "Leave it as it is; other targets need it.");
            return deployment.wiring().existing(login.password());
        }
        Value password = deployment.secrets().given(login.password(), "password of registry " + login.server());
        Value json = new Value.JsonText(
                Value.object(Map.of("username", Value.text(login.username()), "password", password)));
        return deployment.wiring().held(task.component().name(), "registry", json, why);
    }
}
