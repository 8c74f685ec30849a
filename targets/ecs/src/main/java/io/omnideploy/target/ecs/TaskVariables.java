package io.omnideploy.target.ecs;

import io.omnideploy.config.Naming;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Template;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.Optional;
import java.util.Set;

/** Gives variables to tasks: in clear where nothing secret is in them, through Secrets Manager or Parameter Store otherwise. */
final class TaskVariables {
    private static final Set<String> IN_AWS = Set.of("ssm", "secretsmanager");

    private TaskVariables() {}

    /** Gives a variable that a person wrote. */
    static void put(EcsDeployment deployment, TaskDraft task, String name, Template template, Set<Origin> why) {
        Template seen = NamesForJobs.seenBy(deployment, task.component(), template);
        Optional<SecretSource> whole = onlySecret(seen);
        String owner = task.component().name();
        if (whole.isPresent()) {
            task.secret(name, of(deployment, owner, name, whole.get(), why), why);
        } else {
            Value value = deployment.addresses().value(seen, "variable " + name + " of " + owner);
            put(deployment, task, name, value, why);
        }
    }

    /** Gives a variable whose value is known. */
    static void put(EcsDeployment deployment, TaskDraft task, String name, Value value, Set<Origin> why) {
        if (value.isSecret()) {
            String owner = task.component().name();
            task.secret(name, deployment.wiring().held(owner, Naming.slug(name, '-'), value, why), why);
        } else {
            task.variable(name, value, why);
        }
    }

    /** Returns a secret by its source. */
    static TaskSecret of(EcsDeployment deployment, String owner, String name, SecretSource source, Set<Origin> why) {
        return of(deployment, owner, name, source, "variable " + name, why);
    }

    /**
     * Returns a secret by its source.
     *
     * @param use what it is given as, a few words
     */
    static TaskSecret of(
            EcsDeployment deployment, String owner, String name, SecretSource source, String use, Set<Origin> why) {
        if (IN_AWS.contains(source.scheme())) {
            return deployment.wiring().existing(source);
        }
        Value value = deployment.secrets().given(source, use + " of " + owner);
        return deployment.wiring().held(owner, Naming.slug(name, '-'), value, why);
    }

    private static Optional<SecretSource> onlySecret(Template template) {
        return template.parts().size() == 1 && template.parts().getFirst() instanceof Template.SecretPart secret
                ? Optional.of(secret.source())
                : Optional.empty();
    }
}
