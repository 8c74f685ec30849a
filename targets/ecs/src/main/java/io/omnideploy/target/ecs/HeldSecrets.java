package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Naming;
import io.omnideploy.config.SecretSource;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import io.omnideploy.spi.expand.aws.ExistingSecret;
import io.omnideploy.spi.expand.aws.ExistingSecrets;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds secrets in AWS Secrets Manager, each in a secret of its own that only the tasks which use it may read. A secret of a
 * person is one however many tasks use it, and so is an address of a backing service; what is put together for one variable
 * belongs to its component.
 */
final class HeldSecrets implements SecretWiring {
    private static final Origin HELD = Origin.rule("secrets-in-secrets-manager");

    /** The key inside a secret in JSON, the version's stage, the version. */
    private static final int MORE_PARTS = 3;

    private final EcsDeployment deployment;
    private final ExistingSecrets existing;
    private final Map<Value, Place> places = new HashMap<>();
    private final Map<Value, TaskSecret> held = new HashMap<>();
    private final Map<String, TaskSecret> platform = new TreeMap<>();

    HeldSecrets(EcsDeployment deployment) {
        this.deployment = deployment;
        existing = new ExistingSecrets(deployment.draft(), "a task");
    }

    /** Whose a value is, and which of the values that belong to it. */
    private record Place(String owner, String role) {}

    @Override
    public void place(Value value, String owner, String role) {
        places.putIfAbsent(value, new Place(owner, role));
    }

    @Override
    public Value platform(String name, TaskSecret secret) {
        platform.put(name, secret);
        return new Value.SecretInput(name);
    }

    @Override
    public TaskSecret existing(SecretSource source) {
        return task(existing.of(source));
    }

    @Override
    public TaskSecret held(String owner, String role, Value value, Set<Origin> why) {
        if (value instanceof Value.SecretInput input) {
            Optional<TaskSecret> known = inAws(input.secret());
            if (known.isPresent()) {
                return known.get();
            }
        }
        value.secrets().stream()
                .filter(name -> inAws(name).isPresent())
                .findFirst()
                .ifPresent(name -> refuse(why));
        TaskSecret known = held.get(value);
        if (known == null) {
            known = hold(placeOf(value, owner, role), value, why);
            held.put(value, known);
        }
        return known;
    }

    private Place placeOf(Value value, String owner, String role) {
        if (value instanceof Value.SecretInput input) {
            return places.getOrDefault(
                    value, new Place(ResourceId.MAIN, input.secret().replace('_', '-')));
        }
        return places.getOrDefault(value, new Place(owner, role));
    }

    /** Returns a secret whose value never comes by here. */
    private Optional<TaskSecret> inAws(String name) {
        return Optional.ofNullable(platform.get(name))
                .or(() -> deployment
                        .secrets()
                        .source(name)
                        .filter(ExistingSecrets::isMeant)
                        .map(source -> task(existing.of(source))));
    }

    /** ECS wants all three further parts, or none. */
    private static TaskSecret task(ExistingSecret secret) {
        Value from = secret.arn();
        if (!secret.parts().isEmpty()) {
            List<String> three = new ArrayList<>(secret.parts());
            while (three.size() < MORE_PARTS) {
                three.add("");
            }
            from = TemplateValues.joined(List.of(from, Value.text(":" + String.join(":", three))));
        }
        return new TaskSecret(from, secret.permission(), Set.of());
    }

    private TaskSecret hold(Place place, Value value, Set<Origin> why) {
        ResourceId secret = new ResourceId(AwsTypes.SECRET, place.owner(), place.role());
        ResourceId version = new ResourceId(AwsTypes.SECRET_VERSION, place.owner(), place.role());
        Origin[] origins = why.toArray(Origin[]::new);
        deployment.add(deployment
                .tagged(secret, origins)
                .set("name", Value.text(physical(place)), HELD)
                .set("description", Value.text(description(place)), HELD)
                // It holds a copy: the value lies in the stack's store, or where 'up' read it. Kept for days, its name
                // could
                // not be used again by a stack that is brought up anew.
                .set("recovery_window_in_days", Value.number(0), HELD));
        deployment.add(deployment
                .start(version, origins)
                .set("secret_id", Value.ref(secret, "id"), HELD)
                .set("secret_string", value, origins));
        Value arn = Value.ref(secret, "arn");
        // With its version, so that a new value makes a new task definition, and is rolled out and back like any
        // change.
        Value from = TemplateValues.joined(List.of(arn, Value.text(":::"), Value.ref(version, "version_id")));
        return new TaskSecret(
                from, IamStatement.of("ReadSecrets", "secretsmanager:GetSecretValue", arn), Set.of(version));
    }

    /**
     * Returns a path-like name. Its last word has no hyphen: Secrets Manager takes one and six characters at the end for its own
     * suffix, and then finds a secret by the wrong name.
     */
    private String physical(Place place) {
        String last = Naming.slug(place.role(), '_');
        String stack =
                deployment.config().id().name() + "/" + deployment.config().id().stack() + "/";
        return place.owner().equals(ResourceId.MAIN) ? stack + last : stack + place.owner() + "/" + last;
    }

    private String description(Place place) {
        String owner = place.owner().equals(ResourceId.MAIN)
                ? deployment.config().id().toString()
                : place.owner() + " in " + deployment.config().id();
        return place.role().replace('-', '_') + " of " + owner;
    }

    private void refuse(Set<Origin> why) {
        ConfigPath path = why.stream()
                .filter(Origin.Written.class::isInstance)
                .map(origin -> ((Origin.Written) origin).path())
                .findFirst()
                .orElse(ConfigPath.ROOT);
        deployment.refuse(
                path,
                "secret-in-text",
                "ECS gives a task a secret that AWS keeps only as a whole, not inside other text.",
                "Give it as a variable of its own under 'secrets', and put the text together in the program.");
    }
}
