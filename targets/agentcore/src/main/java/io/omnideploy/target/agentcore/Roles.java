package io.omnideploy.target.agentcore;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The role of an agent, with what AgentCore and the agent need and no more. */
final class Roles {
    static final Origin LEAST = Origin.rule("agentcore-least-privilege");
    static final Origin NAME = Origin.rule("physical-name");

    /** Longest name of a role (IAM API, CreateRole). */
    private static final int NAME_LIMIT = 64;

    private final AwsDraft draft;

    Roles(AwsDraft draft) {
        this.draft = draft;
    }

    /** What an agent runs as, and what must be there before it runs. */
    record Taken(Value arn, Set<ResourceId> ready, Origin why) {}

    /** Makes the role of an agent, unless an existing one is named. */
    Taken add(Agent agent) {
        Section named = agent.at("role");
        if (named.has("role")) {
            return new Taken(Value.text(named.text("role").orElseThrow()), Set.of(), named.origin("role"));
        }
        ResourceId role = role(agent.role(), Origin.at(agent.path()), agent);
        Set<ResourceId> ready = new TreeSet<>();
        List<IamStatement> rights = new ArrayList<>(new AgentRights(draft).of(agent));
        rights.addAll(agent.rights());
        ready.add(policy(role, rights, AgentRights.origins(agent)));
        ready.addAll(attached(agent, role));
        return new Taken(Value.ref(role, "arn"), ready, LEAST);
    }

    private ResourceId role(ResourceId id, Origin why, Agent agent) {
        ResourceSpec.Builder spec = role(draft, id, why);
        Section boundary = agent.at("permissions_boundary");
        boundary.text("permissions_boundary")
                .ifPresent(arn ->
                        spec.set("permissions_boundary", Value.text(arn), boundary.origin("permissions_boundary")));
        return draft.add(spec);
    }

    /** Starts a role that AgentCore may take, for what is in this account and region alone. */
    static ResourceSpec.Builder role(AwsDraft draft, ResourceId id, Origin why) {
        String[] parts = id.role().isEmpty() ? new String[] {id.component()} : new String[] {id.component(), id.role()};
        return draft.tagged(id, LEAST, why)
                .set("name", Value.text(draft.name(NAME_LIMIT, parts)), NAME)
                .set("assume_role_policy", trust(draft), LEAST);
    }

    private static Value trust(AwsDraft draft) {
        Map<String, Value> condition = new TreeMap<>();
        condition.put("StringEquals", Value.object(Map.of("aws:SourceAccount", draft.accountId())));
        condition.put("ArnLike", Value.object(Map.of("aws:SourceArn", arn(draft, "bedrock-agentcore", "*"))));
        return IamStatement.trust("bedrock-agentcore.amazonaws.com", Value.object(condition));
    }

    /** Returns an ARN in this account and region. */
    static Value arn(AwsDraft draft, String service, String rest) {
        return TemplateValues.joined(List.of(
                Value.text("arn:%s:%s:%s:".formatted(draft.partition(), service, draft.region())),
                draft.accountId(),
                Value.text(":" + rest)));
    }

    /** Adds a role's own policy and returns its address. */
    ResourceId policy(ResourceId role, List<IamStatement> rights, Set<Origin> why) {
        return draft.add(draft.start(new ResourceId(AgentTypes.ROLE_POLICY, role.component(), role.role()), LEAST)
                .set("name", Value.text(role.name()), NAME)
                .set("role", Value.ref(role, "id"), LEAST)
                .set("policy", IamStatement.policy(rights), LEAST)
                .because("policy", why));
    }

    private Set<ResourceId> attached(Agent agent, ResourceId role) {
        Section policies = agent.at("policies");
        Set<ResourceId> attached = new TreeSet<>();
        List<String> arns = policies.texts("policies");
        for (int index = 0; index < arns.size(); index++) {
            Origin why = Origin.at(policies.path().then("policies").item(index));
            ResourceId id =
                    new ResourceId(AgentTypes.ROLE_POLICY_ATTACHMENT, role.component(), "policy-" + (index + 1));
            attached.add(draft.add(draft.start(id, why)
                    .set("role", Value.ref(role, "name"), why)
                    .set("policy_arn", Value.text(arns.get(index)), why)));
        }
        return attached;
    }
}
