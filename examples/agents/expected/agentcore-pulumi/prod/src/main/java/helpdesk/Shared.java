// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import static com.pulumi.codegen.internal.Serialization.jsonObject;
import static com.pulumi.codegen.internal.Serialization.jsonProperty;
import static com.pulumi.codegen.internal.Serialization.serializeJson;

import com.pulumi.Config;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.outputs.GetCallerIdentityResult;
import com.pulumi.aws.secretsmanager.Secret;
import com.pulumi.aws.secretsmanager.SecretArgs;
import com.pulumi.aws.secretsmanager.SecretVersion;
import com.pulumi.aws.secretsmanager.SecretVersionArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;

/** What all components share. */
final class Shared {
    final AgentcoreMemory memory;
    final AgentcoreMemoryStrategy factsMemoryStrategy;
    final AgentcoreMemoryStrategy sessionsMemoryStrategy;
    final Role gatewayRole;
    final RolePolicy gatewayRolePolicy;
    final AgentcoreGateway gateway;
    final AgentcoreGatewayTarget docsGatewayTarget;
    final AgentcoreGatewayTarget ticketsGatewayTarget;
    final Secret ticketsKeySecret;
    final SecretVersion ticketsKeySecretVersion;

    Shared(Config config, Lookups lookups) {
        var ticketsKey = config.requireSecret("tickets_key");
        this.memory = new AgentcoreMemory(
                "main",
                new AgentcoreMemoryArgs()
                        .name("helpdesk_prod_memory")
                        .eventExpiryDuration(30)
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.bedrockagentcore.Memory/main"))),
                CustomResourceOptions.builder()
                        .deleteBeforeReplace(true)
                        .protect(true)
                        .build());
        this.factsMemoryStrategy = new AgentcoreMemoryStrategy(
                "main-facts",
                new AgentcoreMemoryStrategyArgs()
                        .memoryId(memory.id())
                        .name("facts")
                        .type("SEMANTIC")
                        .namespaces("/strategies/{memoryStrategyId}/actors/{actorId}"),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.sessionsMemoryStrategy = new AgentcoreMemoryStrategy(
                "main-sessions",
                new AgentcoreMemoryStrategyArgs()
                        .memoryId(memory.id())
                        .name("sessions")
                        .type("SUMMARIZATION")
                        .description("What was said in a session.")
                        .namespaces("/strategies/{memoryStrategyId}/actors/{actorId}/sessions/{sessionId}"),
                CustomResourceOptions.builder()
                        .dependsOn(factsMemoryStrategy)
                        .deleteBeforeReplace(true)
                        .build());
        this.gatewayRole = new Role(
                "main-gateway",
                RoleArgs.builder()
                        .name("helpdesk-prod-main-gateway")
                        .assumeRolePolicy(lookups.current
                                .applyValue(GetCallerIdentityResult::accountId)
                                .applyValue(value -> serializeJson(jsonObject(
                                        jsonProperty(
                                                "Statement",
                                                List.of(jsonObject(
                                                        jsonProperty("Action", "sts:AssumeRole"),
                                                        jsonProperty(
                                                                "Condition",
                                                                jsonObject(
                                                                        jsonProperty(
                                                                                "ArnLike",
                                                                                jsonObject(jsonProperty(
                                                                                        "aws:SourceArn",
                                                                                        "arn:aws:bedrock-agentcore:us-east-1:"
                                                                                                + value
                                                                                                + ":*"))),
                                                                        jsonProperty(
                                                                                "StringEquals",
                                                                                jsonObject(jsonProperty(
                                                                                        "aws:SourceAccount", value))))),
                                                        jsonProperty("Effect", "Allow"),
                                                        jsonProperty(
                                                                "Principal",
                                                                jsonObject(jsonProperty(
                                                                        "Service",
                                                                        "bedrock-agentcore.amazonaws.com")))))),
                                        jsonProperty("Version", "2012-10-17")))))
                        .tags(Map.of(
                                "omnideploy:component", "main", "omnideploy:resource", "aws.iam.Role/main-gateway"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.gatewayRolePolicy = new RolePolicy(
                "main-gateway",
                RolePolicyArgs.builder()
                        .name("main-gateway")
                        .role(gatewayRole.id())
                        .policy(serializeJson(jsonObject(
                                jsonProperty(
                                        "Statement",
                                        List.of(jsonObject(
                                                jsonProperty("Action", "lambda:InvokeFunction"),
                                                jsonProperty("Effect", "Allow"),
                                                jsonProperty(
                                                        "Resource",
                                                        "arn:aws:lambda:us-east-1:123456789012:function:tickets"),
                                                jsonProperty("Sid", "CallFunctions")))),
                                jsonProperty("Version", "2012-10-17"))))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.gateway = new AgentcoreGateway(
                "main",
                new AgentcoreGatewayArgs()
                        .name("helpdesk-prod")
                        .roleArn(gatewayRole.arn())
                        .protocolType("MCP")
                        .authorizerType("AWS_IAM")
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.bedrockagentcore.Gateway/main")))
                        .protocolConfiguration(new AgentcoreGatewayArgs.ProtocolConfiguration()
                                .mcp(new AgentcoreGatewayArgs.Mcp().searchType("SEMANTIC"))),
                CustomResourceOptions.builder()
                        .dependsOn(gatewayRolePolicy)
                        .deleteBeforeReplace(true)
                        .build());
        this.docsGatewayTarget = new AgentcoreGatewayTarget(
                "main-docs",
                new AgentcoreGatewayTargetArgs()
                        .gatewayIdentifier(gateway.gatewayId())
                        .name("docs")
                        .targetConfiguration(new AgentcoreGatewayTargetArgs.TargetConfiguration()
                                .mcp(new AgentcoreGatewayTargetArgs.Mcp()
                                        .mcpServer(new AgentcoreGatewayTargetArgs.McpServer()
                                                .endpoint("https://docs.example.com/mcp")))),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.ticketsGatewayTarget = new AgentcoreGatewayTarget(
                "main-tickets",
                new AgentcoreGatewayTargetArgs()
                        .gatewayIdentifier(gateway.gatewayId())
                        .name("tickets")
                        .credentialProviderConfiguration(new AgentcoreGatewayTargetArgs.CredentialProviderConfiguration()
                                .gatewayIamRole(new AgentcoreGatewayTargetArgs.GatewayIamRole()))
                        .targetConfiguration(new AgentcoreGatewayTargetArgs.TargetConfiguration()
                                .mcp(new AgentcoreGatewayTargetArgs.Mcp()
                                        .lambda(new AgentcoreGatewayTargetArgs.Lambda()
                                                .lambdaArn("arn:aws:lambda:us-east-1:123456789012:function:tickets")
                                                .toolSchema(new AgentcoreGatewayTargetArgs.ToolSchema()
                                                        .inlinePayloads(new AgentcoreGatewayTargetArgs.InlinePayload()
                                                                .name("find_ticket")
                                                                .description("Finds a ticket by its number.")
                                                                .inputSchema(new AgentcoreGatewayTargetArgs.InputSchema()
                                                                        .type("object")
                                                                        .properties(
                                                                                new AgentcoreGatewayTargetArgs.Property()
                                                                                        .name("fields")
                                                                                        .required(false)
                                                                                        .type("array")
                                                                                        .items(
                                                                                                new AgentcoreGatewayTargetArgs.Items()
                                                                                                        .type(
                                                                                                                "string")),
                                                                                new AgentcoreGatewayTargetArgs.Property()
                                                                                        .description(
                                                                                                "As printed in the mail.")
                                                                                        .name("number")
                                                                                        .required(true)
                                                                                        .type("string")))))))),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.ticketsKeySecret = new Secret(
                "main-tickets-key",
                SecretArgs.builder()
                        .name("helpdesk/prod/tickets_key")
                        .description("tickets_key of helpdesk/prod")
                        .recoveryWindowInDays(0)
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.secretsmanager.Secret/main-tickets-key")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.ticketsKeySecretVersion = new SecretVersion(
                "main-tickets-key",
                SecretVersionArgs.builder()
                        .secretId(ticketsKeySecret.id())
                        .secretString(ticketsKey)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
