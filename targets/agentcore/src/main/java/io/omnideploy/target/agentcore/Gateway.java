package io.omnideploy.target.agentcore;

import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.GivenVariables;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The gateway through which agents find tools. */
final class Gateway {
    /** Where agents find it. */
    static final String VARIABLE = "AGENTCORE_GATEWAY_URL";

    static final ResourceId ID = ResourceId.of(AgentTypes.GATEWAY, ResourceId.MAIN);

    private static final ResourceId ROLE = new ResourceId(AgentTypes.ROLE, ResourceId.MAIN, "gateway");
    private static final Origin GIVEN = Origin.rule("agentcore-gateway-given");
    private static final Origin MCP = Origin.rule("agentcore-gateway-speaks-mcp");
    /** CloudFormation's limit, the lowest. */
    private static final int NAME_LIMIT = 48;

    private final AwsDraft draft;
    private final Optional<Section> section;

    Gateway(AwsDraft draft, Section top) {
        this.draft = draft;
        section = top.map("gateway");
    }

    /** Returns who may call it: {@code iam}, {@code jwt} or {@code none}. */
    static String access(Section gateway) {
        return gateway.text("access").orElse(gateway.has("authorizer") ? "jwt" : "iam");
    }

    void add() {
        section.ifPresent(this::add);
    }

    private void add(Section gateway) {
        GatewayTargets targets = new GatewayTargets(draft, gateway);
        draft.add(Roles.role(draft, ROLE, Origin.at(gateway.path())));
        Set<ResourceId> ready = new TreeSet<>();
        List<IamStatement> rights = targets.rights();
        if (!rights.isEmpty()) {
            ready.add(new Roles(draft).policy(ROLE, rights, Set.of()));
        }
        String access = access(gateway);
        ResourceSpec.Builder spec = draft.tagged(ID, Origin.at(gateway.path()))
                .set("name", Value.text(draft.name(NAME_LIMIT)), Roles.NAME)
                .set("role_arn", Value.ref(ROLE, "arn"), Roles.LEAST)
                .set("protocol_type", Value.text("MCP"), MCP)
                .set("authorizer_type", Value.text(type(access)), gateway.origin("access"))
                .after(ready);
        gateway.text("description")
                .ifPresent(text -> spec.set("description", Value.text(text), gateway.origin("description")));
        gateway.map("authorizer")
                .ifPresent(jwt -> spec.set("authorizer_configuration", Runtimes.authorizer(jwt))
                        .because("authorizer_configuration", gateway.origins("authorizer")));
        if (gateway.isOn("debug", false)) {
            spec.set("exception_level", Value.text("DEBUG"), gateway.origin("debug"));
        }
        spec.because("exception_level", gateway.origin("debug"));
        protocol(gateway, spec);
        draft.add(spec);
        targets.add();
        draft.output(new OutputSpec("gateway_url", Value.ref(ID, "gateway_url"), "Where agents find their tools."));
    }

    private static void protocol(Section gateway, ResourceSpec.Builder spec) {
        Map<String, Value> mcp = new TreeMap<>();
        if (gateway.isOn("search", false)) {
            mcp.put("search_type", Value.text("SEMANTIC"));
        }
        gateway.text("instructions").ifPresent(text -> mcp.put("instructions", Value.text(text)));
        spec.because("protocol_configuration", gateway.origin("search"), gateway.origin("instructions"));
        if (!mcp.isEmpty()) {
            spec.set("protocol_configuration", Value.object(Map.of("mcp", Value.object(mcp))));
        }
    }

    private static String type(String access) {
        return switch (access) {
            case "jwt" -> "CUSTOM_JWT";
            case "none" -> "NONE";
            default -> "AWS_IAM";
        };
    }

    /** Tells an agent of the gateway, and lets it use it. */
    void give(Agent agent) {
        Section said = agent.at("use_gateway");
        if (section.isEmpty()) {
            draft.accountWritten(
                    said.path().then("use_gateway"),
                    Fate.DROPPED,
                    "agentcore-setting-unused",
                    "There is no gateway here.",
                    "Write agentcore.gateway, or leave it out.");
            return;
        }
        if (!said.isOn("use_gateway", true)) {
            draft.account(
                    said.path().then("use_gateway"),
                    Fate.APPROXIMATED,
                    "agentcore-without-gateway",
                    "The agent is not told of the gateway, and may not call it by IAM.",
                    "Leave it out if it should.");
            return;
        }
        Set<Origin> why = new TreeSet<>(Set.of(GIVEN, Origin.at(section.get().path())));
        if (said.has("use_gateway")) {
            why.add(said.origin("use_gateway"));
        }
        if (!GivenVariables.sets(agent.component(), VARIABLE)) {
            agent.variable(VARIABLE, Value.ref(ID, "gateway_url"), why);
        }
        agent.allow(IamStatement.of("UseGateway", "bedrock-agentcore:InvokeGateway", Value.ref(ID, "gateway_arn")));
    }
}
