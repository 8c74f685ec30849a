// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import static helpdesk.Tagging.tag;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.bedrockagentcore.CfnGateway;
import software.amazon.awscdk.services.bedrockagentcore.CfnGatewayTarget;
import software.amazon.awscdk.services.bedrockagentcore.CfnMemory;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.constructs.Construct;

/** What all components share. */
final class Shared extends Construct {
    final CfnMemory memory;
    final CfnRole gatewayRole;
    final CfnPolicy gatewayRolePolicy;
    final CfnGateway gateway;
    final CfnGatewayTarget docsGatewayTarget;
    final CfnGatewayTarget ticketsGatewayTarget;
    final CfnSecret ticketsKeySecret;

    Shared(Construct scope, String id, Parameters parameters) {
        super(scope, id);
        this.memory = CfnMemory.Builder.create(this, "MainBedrockagentcoreMemory")
                .eventExpiryDuration(30)
                .memoryStrategies(List.of(
                        CfnMemory.MemoryStrategyProperty.builder()
                                .semanticMemoryStrategy(CfnMemory.SemanticMemoryStrategyProperty.builder()
                                        .name("facts")
                                        .namespaces(List.of("/strategies/{memoryStrategyId}/actors/{actorId}"))
                                        .build())
                                .build(),
                        CfnMemory.MemoryStrategyProperty.builder()
                                .summaryMemoryStrategy(CfnMemory.SummaryMemoryStrategyProperty.builder()
                                        .description("What was said in a session.")
                                        .name("sessions")
                                        .namespaces(List.of(
                                                "/strategies/{memoryStrategyId}/actors/{actorId}/sessions/{sessionId}"))
                                        .build())
                                .build()))
                .name("helpdesk_dev_memory")
                .tags(Map.of("omnideploy:component", "main", "omnideploy:resource", "aws.bedrockagentcore.Memory/main"))
                .build();
        memory.applyRemovalPolicy(RemovalPolicy.DESTROY);
        this.gatewayRole = CfnRole.Builder.create(this, "MainIamRoleGateway")
                .assumeRolePolicyDocument(Map.ofEntries(
                        Map.entry(
                                "Statement",
                                List.of(Map.ofEntries(
                                        Map.entry("Action", "sts:AssumeRole"),
                                        Map.entry(
                                                "Condition",
                                                Map.ofEntries(
                                                        Map.entry(
                                                                "ArnLike",
                                                                Map.of(
                                                                        "aws:SourceArn",
                                                                        "arn:aws:bedrock-agentcore:us-east-1:"
                                                                                + Aws.ACCOUNT_ID
                                                                                + ":*")),
                                                        Map.entry(
                                                                "StringEquals",
                                                                Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))),
                                        Map.entry("Effect", "Allow"),
                                        Map.entry("Principal", Map.of("Service", "bedrock-agentcore.amazonaws.com"))))),
                        Map.entry("Version", "2012-10-17")))
                .roleName("helpdesk-dev-main-gateway")
                .tags(List.of(
                        tag("omnideploy:component", "main"), tag("omnideploy:resource", "aws.iam.Role/main-gateway")))
                .build();
        this.gatewayRolePolicy = CfnPolicy.Builder.create(this, "MainIamRolePolicyGateway")
                .policyDocument(Map.ofEntries(
                        Map.entry(
                                "Statement",
                                List.of(Map.ofEntries(
                                        Map.entry("Action", "lambda:InvokeFunction"),
                                        Map.entry("Effect", "Allow"),
                                        Map.entry("Resource", "arn:aws:lambda:us-east-1:123456789012:function:tickets"),
                                        Map.entry("Sid", "CallFunctions")))),
                        Map.entry("Version", "2012-10-17")))
                .policyName("main-gateway")
                .roles(List.of(gatewayRole.getRef()))
                .build();
        this.gateway = CfnGateway.Builder.create(this, "MainBedrockagentcoreGateway")
                .authorizerType("AWS_IAM")
                .name("helpdesk-dev")
                .protocolConfiguration(CfnGateway.GatewayProtocolConfigurationProperty.builder()
                        .mcp(CfnGateway.MCPGatewayConfigurationProperty.builder()
                                .searchType("SEMANTIC")
                                .build())
                        .build())
                .protocolType("MCP")
                .roleArn(gatewayRole.getAttrArn())
                .tags(Map.of(
                        "omnideploy:component", "main", "omnideploy:resource", "aws.bedrockagentcore.Gateway/main"))
                .build();
        gateway.getNode().addDependency(gatewayRolePolicy);
        this.docsGatewayTarget = CfnGatewayTarget.Builder.create(this, "MainBedrockagentcoreGatewayTargetDocs")
                .gatewayIdentifier(gateway.getAttrGatewayIdentifier())
                .name("docs")
                .targetConfiguration(CfnGatewayTarget.TargetConfigurationProperty.builder()
                        .mcp(CfnGatewayTarget.McpTargetConfigurationProperty.builder()
                                .mcpServer(CfnGatewayTarget.McpServerTargetConfigurationProperty.builder()
                                        .endpoint("https://docs.example.com/mcp")
                                        .build())
                                .build())
                        .build())
                .build();
        this.ticketsGatewayTarget = CfnGatewayTarget.Builder.create(this, "MainBedrockagentcoreGatewayTargetTickets")
                .credentialProviderConfigurations(List.of(
                        CfnGatewayTarget.CredentialProviderConfigurationProperty.builder()
                                .credentialProviderType("GATEWAY_IAM_ROLE")
                                .build()))
                .gatewayIdentifier(gateway.getAttrGatewayIdentifier())
                .name("tickets")
                .targetConfiguration(CfnGatewayTarget.TargetConfigurationProperty.builder()
                        .mcp(CfnGatewayTarget.McpTargetConfigurationProperty.builder()
                                .lambda(CfnGatewayTarget.McpLambdaTargetConfigurationProperty.builder()
                                        .lambdaArn("arn:aws:lambda:us-east-1:123456789012:function:tickets")
                                        .toolSchema(CfnGatewayTarget.ToolSchemaProperty.builder()
                                                .inlinePayload(List.of(CfnGatewayTarget.ToolDefinitionProperty.builder()
                                                        .description("Finds a ticket by its number.")
                                                        .inputSchema(CfnGatewayTarget.SchemaDefinitionProperty.builder()
                                                                .properties(Map.ofEntries(
                                                                        Map.entry(
                                                                                "fields",
                                                                                CfnGatewayTarget.SchemaDefinitionProperty
                                                                                        .builder()
                                                                                        .items(
                                                                                                CfnGatewayTarget.SchemaDefinitionProperty
                                                                                                        .builder()
                                                                                                        .type("string")
                                                                                                        .build())
                                                                                        .type("array")
                                                                                        .build()),
                                                                        Map.entry(
                                                                                "number",
                                                                                CfnGatewayTarget.SchemaDefinitionProperty
                                                                                        .builder()
                                                                                        .description(
                                                                                                "As printed in the mail.")
                                                                                        .type("string")
                                                                                        .build())))
                                                                .required(List.of("number"))
                                                                .type("object")
                                                                .build())
                                                        .name("find_ticket")
                                                        .build()))
                                                .build())
                                        .build())
                                .build())
                        .build())
                .build();
        this.ticketsKeySecret = CfnSecret.Builder.create(this, "MainSecretsmanagerSecretTicketsKey")
                .description("tickets_key of helpdesk/dev")
                .name("helpdesk/dev/tickets_key")
                .secretString(parameters.ticketsKey.getValueAsString())
                .tags(List.of(
                        tag("omnideploy:component", "main"),
                        tag("omnideploy:resource", "aws.secretsmanager.Secret/main-tickets-key")))
                .build();
    }
}
