package io.omnideploy.target.agentcore;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Template;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.GivenVariables;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.Bounds;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables of agents. AgentCore knows variables in clear alone: of a secret the agent is told where it lies, by its ARN under
 * the variable's name and {@code _ARN}, and reads it itself with its role.
 */
final class Variables {
    /** What stands behind the name of a variable that holds the ARN of a secret. */
    static final String ARN = "_ARN";

    /** Turns off what AgentCore's distribution of OpenTelemetry sends by itself. */
    private static final String UNTRACED = "DISABLE_ADOT_OBSERVABILITY";

    private static final String LIMIT = "agentcore-variables";
    /** Limits of the API (bedrock-agentcore-control, EnvironmentVariablesMap). */
    private static final int MOST = 50;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 5000;

    private static final Origin GIVEN = Origin.rule("backing-service-variables");

    private final AwsDraft draft;
    private final Addresses addresses;
    private final AgentSecrets secrets;

    Variables(AwsDraft draft, Addresses addresses, AgentSecrets secrets) {
        this.draft = draft;
        this.addresses = addresses;
        this.secrets = secrets;
    }

    /** Gives an agent what is written for it, and what the services that it depends on give. */
    void give(Agent agent) {
        Component component = agent.component();
        component.environment().forEach((name, template) -> {
            ConfigPath path = agent.path().then("environment", name);
            Set<Origin> why = new TreeSet<>(addresses.why(template));
            why.add(Origin.at(path));
            Optional<SecretSource> whole = onlySecret(template);
            if (whole.isPresent()) {
                secret(agent, name, whole.get(), why, path);
            } else {
                put(agent, name, addresses.value(template, "variable " + name + " of " + agent.name()), why, path);
            }
        });
        component.secrets().forEach((name, use) -> {
            ConfigPath path = agent.path().then("secrets", name);
            secret(agent, name, use.source(), Set.of(draft.written(path, "source", "as")), path);
        });
        if (!AgentRights.isTraced(agent) && !GivenVariables.sets(component, UNTRACED)) {
            agent.variable(
                    UNTRACED, Value.text("true"), Set.of(agent.at("traces").origin("traces")));
        }
        GivenVariables.to(component, draft.config()).forEach((name, given) -> {
            BackingService service = given.service();
            Value value = addresses.of(service.name()).get(given.attribute());
            if (value != null) {
                Set<Origin> why = new TreeSet<>(addresses.why(service.name(), given.attribute()));
                why.add(GIVEN);
                ConfigPath external = DeployConfig.pathOf(service).then("external");
                put(
                        agent,
                        name,
                        value,
                        why,
                        external.then(given.attribute().equals("url") ? "password" : given.attribute()));
            }
        });
    }

    private void put(Agent agent, String name, Value value, Set<Origin> why, ConfigPath path) {
        if (value.isSecret()) {
            told(agent, name, secrets.held(agent, name, value, why, path), why, path);
        } else {
            agent.variable(name, value, why);
        }
    }

    private void secret(Agent agent, String name, SecretSource source, Set<Origin> why, ConfigPath path) {
        told(agent, name, secrets.of(agent, name, source, why, path), why, path);
    }

    private void told(Agent agent, String name, Value arn, Set<Origin> why, ConfigPath path) {
        if (GivenVariables.sets(agent.component(), name + ARN)) {
            draft.refuse(
                    path,
                    LIMIT,
                    "The agent finds this secret by the variable %s, and that is set too.".formatted(name + ARN),
                    "Rename one of the two.");
            return;
        }
        agent.variable(name + ARN, arn, why);
        if (draft.config().positions().isGiven(path)) {
            draft.account(
                    path,
                    Fate.APPROXIMATED,
                    "agentcore-secret-by-arn",
                    "AgentCore keeps variables in clear: the agent gets %s, the ARN of the secret, and not %s."
                            .formatted(name + ARN, name),
                    "Read the secret in the program, by the library of AWS.");
        }
    }

    /** Refuses what the API would refuse. */
    void check(Agent agent) {
        ConfigPath path = agent.path().then("environment");
        Bounds bounds = new Bounds(draft, LIMIT);
        if (agent.variables().size() > MOST) {
            bounds.number(path, "A number of variables", agent.variables().size(), 0, MOST);
        }
        for (Map.Entry<String, Value> variable : agent.variables().entrySet()) {
            bounds.length(path.then(variable.getKey()), "The name of a variable", variable.getKey(), LONGEST_NAME);
            if (variable.getValue() instanceof Value.Text text) {
                bounds.length(path.then(variable.getKey()), "The value of a variable", text.text(), LONGEST_VALUE);
            }
        }
    }

    private static Optional<SecretSource> onlySecret(Template template) {
        return template.parts().size() == 1 && template.parts().getFirst() instanceof Template.SecretPart secret
                ? Optional.of(secret.source())
                : Optional.empty();
    }
}
