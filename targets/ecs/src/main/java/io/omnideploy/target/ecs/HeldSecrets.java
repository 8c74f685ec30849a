package io.omnideploy.target.ecs;

import io.omnideploy.config.Naming;
import io.omnideploy.config.SecretSource;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds secrets in AWS Secrets Manager, each in a secret of its own that only the tasks which use it may read. */
final class HeldSecrets implements SecretWiring {
    private static final int NAME_LIMIT = 512;
    private static final Origin HELD = Origin.rule("secrets-in-secrets-manager");

    private final EcsDeployment deployment;
    private final Map<Value, TaskSecret> byValue = new HashMap<>();

    HeldSecrets(EcsDeployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public TaskSecret held(String owner, String role, Value value, Set<Origin> why) {
        TaskSecret known = byValue.get(value);
        if (known == null) {
            known = hold(owner, role, value, why);
            byValue.put(value, known);
        }
        return known;
    }

    private TaskSecret hold(String owner, String role, Value value, Set<Origin> why) {
        ResourceId secret = new ResourceId(AwsTypes.SECRET, owner, role);
        ResourceId version = new ResourceId(AwsTypes.SECRET_VERSION, owner, role);
        deployment.add(deployment
                .tagged(secret, why.toArray(Origin[]::new))
                .set("name", Value.text(deployment.name(NAME_LIMIT, owner, role)), HELD));
        deployment.add(deployment
                .start(version, why.toArray(Origin[]::new))
                .set("secret_id", Value.ref(secret, "id"), HELD)
                .set("secret_string", value, why.toArray(Origin[]::new)));
        Value arn = Value.ref(secret, "arn");
        return new TaskSecret(arn, Statement.of("ReadSecrets", "secretsmanager:GetSecretValue", arn), Set.of(version));
    }

    @Override
    public TaskSecret existing(SecretSource source) {
        boolean parameter = source.scheme().equals("ssm");
        ResourceType type = parameter ? AwsTypes.PARAMETER_LOOKUP : AwsTypes.SECRET_LOOKUP;
        String name = Naming.slug(source.key(), '_');
        deployment.lookup(new Lookup(name, type, new TreeMap<>(Map.of("name", Value.text(source.key())))));
        Value arn = new Value.LookupRef(name, AttributePath.of("arn"));
        return new TaskSecret(
                arn,
                parameter
                        ? Statement.of("ReadParameters", "ssm:GetParameters", arn)
                        : Statement.of("ReadSecrets", "secretsmanager:GetSecretValue", arn),
                Set.of());
    }
}
