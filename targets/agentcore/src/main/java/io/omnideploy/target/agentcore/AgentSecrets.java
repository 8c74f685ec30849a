package io.omnideploy.target.agentcore;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.config.SecretSource;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.ExistingSecret;
import io.omnideploy.spi.expand.aws.ExistingSecrets;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Secrets of agents, which read them themselves: those that lie in AWS already stay there, others are put into Secrets Manager,
 * each once, where only the agents that use it may read it.
 */
final class AgentSecrets {
    private static final Origin HELD = Origin.rule("secrets-in-secrets-manager");

    private final AwsDraft draft;
    private final ExistingSecrets existing;
    private final Map<Value, ResourceId> held = new HashMap<>();

    AgentSecrets(AwsDraft draft) {
        this.draft = draft;
        existing = new ExistingSecrets(draft, "an agent");
    }

    /** Returns the ARN of a secret by its source, which the agent may then read. */
    Value of(Agent agent, String name, SecretSource source, Set<Origin> why, ConfigPath path) {
        if (!ExistingSecrets.isMeant(source)) {
            return held(
                    agent, name, draft.secrets().given(source, "variable " + name + " of " + agent.name()), why, path);
        }
        ExistingSecret secret = existing.of(source);
        if (!secret.parts().isEmpty()) {
            draft.refuse(
                    path,
                    "secret-source",
                    "The agent is told the ARN of a secret, which names no key in it.",
                    "Leave the key out, and take it from the secret in the program.");
        }
        // A library asks for one parameter, ECS for several.
        agent.allow(
                source.scheme().equals("ssm")
                        ? new IamStatement(
                                "ReadParameters",
                                List.of("ssm:GetParameter", "ssm:GetParameters"),
                                List.of(secret.arn()))
                        : secret.permission());
        return secret.arn();
    }

    /** Returns the ARN of a secret with a value, which is made when it is first asked for. */
    Value held(Agent agent, String name, Value value, Set<Origin> why, ConfigPath path) {
        boolean isElsewhere = value.secrets().stream()
                .flatMap(secret -> draft.secrets().source(secret).stream())
                .anyMatch(ExistingSecrets::isMeant);
        if (isElsewhere) {
            draft.refuse(
                    path,
                    "secret-in-text",
                    "A secret that lies in AWS is read there as a whole, and can't stand inside other text here.",
                    "Give it as a variable of its own under 'secrets', and put the text together in the program.");
        }
        ResourceId secret = held.get(value);
        if (secret == null) {
            secret = hold(agent, name, value, why);
            held.put(value, secret);
        }
        Value arn = Value.ref(secret, "arn");
        agent.allow(IamStatement.of("ReadSecrets", "secretsmanager:GetSecretValue", arn));
        agent.after(Set.of(new ResourceId(AgentTypes.SECRET_VERSION, secret.component(), secret.role())));
        return arn;
    }

    private ResourceId hold(Agent agent, String name, Value value, Set<Origin> why) {
        boolean isShared = value instanceof Value.SecretInput;
        String owner = isShared ? ResourceId.MAIN : agent.name();
        String role =
                value instanceof Value.SecretInput input ? Naming.slug(input.secret(), '-') : Naming.slug(name, '-');
        ResourceId secret = new ResourceId(AgentTypes.SECRET, owner, role);
        Origin[] origins = why.toArray(Origin[]::new);
        draft.add(draft.tagged(secret, origins)
                .set("name", Value.text(physical(owner, role)), HELD)
                .set("description", Value.text(description(owner, role)), HELD)
                // It holds a copy, and kept for days its name could not be used again by a stack that is brought up
                // anew.
                .set("recovery_window_in_days", Value.number(0), HELD));
        draft.add(draft.start(new ResourceId(AgentTypes.SECRET_VERSION, owner, role), origins)
                .set("secret_id", Value.ref(secret, "id"), HELD)
                .set("secret_string", value, origins));
        return secret;
    }

    /** Its last word has no hyphen: Secrets Manager takes one and six characters at the end for its own suffix. */
    private String physical(String owner, String role) {
        DeployConfig config = draft.config();
        String stack = config.id().name() + "/" + config.id().stack() + "/";
        String last = role.replace('-', '_');
        return owner.equals(ResourceId.MAIN) ? stack + last : stack + owner + "/" + last;
    }

    private String description(String owner, String role) {
        String whole = draft.config().id().toString();
        return role.replace('-', '_') + " of " + (owner.equals(ResourceId.MAIN) ? whole : owner + " in " + whole);
    }
}
