package io.omnideploy.target.agentcore;

import io.omnideploy.config.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What may stand under {@code agentcore}: settings of every agent, of single ones, the memory and the gateway. */
final class AgentCoreShape {
    /** Limits of the API (bedrock-agentcore-control, CreateAgentRuntime). */
    private static final Duration SHORTEST = Duration.ofSeconds(60);

    private static final Duration LONGEST = Duration.ofHours(8);

    private static final String ARN = "arn:aws[a-z-]*:";

    static final Shape.Fields SHAPE = shape();

    private AgentCoreShape() {}

    private static Shape.Fields shape() {
        List<Shape.Field> fields = new ArrayList<>();
        fields.add(Shape.field(
                "default_agent",
                Shape.text(),
                "The agent that the output 'url' leads to: the name of a component. If nothing is said it is the one that is"
                        + " public, or the first."));
        fields.addAll(agent());
        fields.add(Shape.field(
                "agents",
                new Shape.MapOf(
                        Pattern.compile("[a-z][a-z0-9-]*"),
                        "the name of a component",
                        new Shape.Fields(agent(), List.of())),
                "The same settings for single agents, by component; they count more than those above."));
        fields.add(Shape.field("memory", MemoryShape.SHAPE, "A memory of conversations that all agents share."));
        fields.add(Shape.field("gateway", GatewayShape.SHAPE, "A gateway through which agents find tools."));
        return new Shape.Fields(fields, List.of());
    }

    private static List<Shape.Field> agent() {
        return List.of(
                Shape.field(
                        "description", Shape.text("(?s).{1,1200}", "1 to 1200 characters"), "What the agent is for."),
                Shape.field(
                        "protocol",
                        new Shape.Word(Protocol.words()),
                        "What the agent speaks: HTTP and AGUI on port 8080, MCP on 8000, A2A on 9000. If nothing is said, the"
                                + " port tells."),
                Shape.field(
                        "idle_timeout",
                        new Shape.Time(SHORTEST, LONGEST),
                        "After how long without a call a session ends; 15m if nothing is said."),
                Shape.field(
                        "max_lifetime",
                        new Shape.Time(SHORTEST, LONGEST),
                        "How long a session may last; 8h if nothing is said."),
                Shape.field(
                        "network",
                        Shape.fields(
                                Shape.field(
                                                "security_groups",
                                                new Shape.ListOf(Shape.text(
                                                        "sg-[0-9a-zA-Z]{8,17}", "the ID of a security group")),
                                                "1 to 16 existing ones that let the agent out.")
                                        .must(),
                                Shape.field(
                                                "subnets",
                                                new Shape.ListOf(
                                                        Shape.text("subnet-[0-9a-zA-Z]{8,17}", "the ID of a subnet")),
                                                "1 to 16 existing ones, with a way to what the agent needs.")
                                        .must()),
                        "The VPC in which the agent stands; without it, it has the network of AgentCore."),
                Shape.field(
                        "authorizer",
                        jwt(),
                        "Whose tokens let somebody call the agent; without it, IAM lets in who may InvokeAgentRuntime."),
                Shape.field(
                        "headers",
                        new Shape.ListOf(Shape.text(
                                "Authorization|X-Amzn-Bedrock-AgentCore-Runtime-Custom-[A-Za-z0-9_-]{1,212}",
                                "Authorization, or a name that begins with X-Amzn-Bedrock-AgentCore-Runtime-Custom-")),
                        "Up to 20 headers of a call that the agent gets to see."),
                Shape.field(
                        "endpoints",
                        new Shape.MapOf(
                                Pattern.compile("[a-z][a-z0-9_]{0,47}"),
                                "lower case letters, digits and _, at most 48",
                                Shape.fields(
                                        Shape.field(
                                                "version",
                                                Shape.text("[1-9][0-9]{0,4}", "the number of a version"),
                                                "The version of the agent that answers; the newest if nothing is said."),
                                        Shape.field(
                                                "description",
                                                Shape.text("(?s).{1,256}", "1 to 256 characters"),
                                                "What the endpoint is for."))),
                        "Endpoints beside DEFAULT, which always leads to the newest version."),
                Shape.field(
                        "models",
                        new Shape.ListOf(Shape.text("[A-Za-z0-9:./*-]{1,2048}", "the ID or ARN of a model of Bedrock")),
                        "The models and inference profiles of Bedrock that the agent may call; all if nothing is said, none"
                                + " with an empty list."),
                Shape.field(
                        "secret_arns",
                        new Shape.ListOf(Shape.text(
                                ARN + "secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[^\\s]+",
                                "the ARN of a secret of Secrets Manager")),
                        "Secrets that exist already and that the agent may read by itself."),
                Shape.field(
                        "role",
                        Shape.text(ARN + "?iam::[0-9]{12}:role/[\\w+=,.@/-]+", "the ARN of a role"),
                        "An existing role for the agent; otherwise it gets one with what it needs and no more."),
                Shape.field(
                        "policies",
                        new Shape.ListOf(Shape.text(
                                ARN + "?iam::(aws|[0-9]{12}):policy/[\\w+=,.@/-]+", "the ARN of a managed policy")),
                        "Managed policies that the agent's own role has too."),
                Shape.field(
                        "permissions_boundary",
                        Shape.text(ARN + "?iam::(aws|[0-9]{12}):policy/[\\w+=,.@/-]+", "the ARN of a managed policy"),
                        "What the agent's own role may do at most."),
                Shape.field(
                        "traces",
                        new Shape.Switch(),
                        "Whether the agent sends traces and metrics to CloudWatch; it does if nothing is said."),
                Shape.field("use_memory", new Shape.Switch(), "Whether the agent uses the memory, if there is one."),
                Shape.field("use_gateway", new Shape.Switch(), "Whether the agent uses the gateway, if there is one."));
    }

    static Shape.Fields jwt() {
        return Shape.fields(
                Shape.field(
                                "discovery_url",
                                Shape.text(
                                        "https://.+/\\.well-known/openid-configuration",
                                        "an https address that ends in /.well-known/openid-configuration"),
                                "Where the issuer of the tokens describes itself.")
                        .must(),
                Shape.field("audiences", new Shape.ListOf(Shape.text()), "Whom a token may be for."),
                Shape.field(
                        "clients", new Shape.ListOf(Shape.text()), "To which clients a token may have been given."));
    }
}
