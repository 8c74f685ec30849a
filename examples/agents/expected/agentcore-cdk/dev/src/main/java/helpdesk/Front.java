// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import static helpdesk.Tagging.tag;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.bedrockagentcore.CfnRuntime;
import software.amazon.awscdk.services.bedrockagentcore.CfnRuntimeEndpoint;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.constructs.Construct;

/** The component front. */
final class Front extends Construct {
    final CfnRole role;
    final CfnPolicy rolePolicy;
    final CfnRuntime agentRuntime;
    final CfnRuntimeEndpoint liveAgentRuntimeEndpoint;

    Front(Construct scope, String id, Shared shared, Research research) {
        super(scope, id);
        this.role = CfnRole.Builder.create(this, "FrontIamRole")
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
                .roleName("helpdesk-dev-front")
                .tags(List.of(tag("omnideploy:component", "front"), tag("omnideploy:resource", "aws.iam.Role/front")))
                .build();
        this.rolePolicy = CfnPolicy.Builder.create(this, "FrontIamRolePolicy")
                .policyDocument(Map.ofEntries(
                        Map.entry(
                                "Statement",
                                List.of(
                                        Map.ofEntries(
                                                Map.entry(
                                                        "Action",
                                                        List.of("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry(
                                                        "Resource",
                                                        "arn:aws:ecr:us-east-1:123456789012:repository/helpdesk/front"),
                                                Map.entry("Sid", "PullImage")),
                                        Map.ofEntries(
                                                Map.entry("Action", "ecr:GetAuthorizationToken"),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry("Resource", "*"),
                                                Map.entry("Sid", "EnterRegistry")),
                                        Map.ofEntries(
                                                Map.entry(
                                                        "Action",
                                                        List.of(
                                                                "logs:CreateLogGroup",
                                                                "logs:CreateLogStream",
                                                                "logs:DescribeLogStreams",
                                                                "logs:PutLogEvents")),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry(
                                                        "Resource",
                                                        List.of(
                                                                "arn:aws:logs:us-east-1:"
                                                                        + Aws.ACCOUNT_ID
                                                                        + ":log-group:/aws/bedrock-agentcore/runtimes/*",
                                                                "arn:aws:logs:us-east-1:"
                                                                        + Aws.ACCOUNT_ID
                                                                        + ":log-group:/aws/bedrock-agentcore/runtimes/*:log-stream:*")),
                                                Map.entry("Sid", "WriteLog")),
                                        Map.ofEntries(
                                                Map.entry("Action", "logs:DescribeLogGroups"),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry(
                                                        "Resource",
                                                        "arn:aws:logs:us-east-1:" + Aws.ACCOUNT_ID + ":log-group:*"),
                                                Map.entry("Sid", "FindLogs")),
                                        Map.ofEntries(
                                                Map.entry(
                                                        "Action",
                                                        List.of(
                                                                "xray:GetSamplingRules",
                                                                "xray:GetSamplingTargets",
                                                                "xray:PutTelemetryRecords",
                                                                "xray:PutTraceSegments")),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry("Resource", "*"),
                                                Map.entry("Sid", "SendTraces")),
                                        Map.ofEntries(
                                                Map.entry("Action", "cloudwatch:PutMetricData"),
                                                Map.entry(
                                                        "Condition",
                                                        Map.of(
                                                                "StringEquals",
                                                                Map.of("cloudwatch:namespace", "bedrock-agentcore"))),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry("Resource", "*"),
                                                Map.entry("Sid", "SendMetrics")),
                                        Map.ofEntries(
                                                Map.entry(
                                                        "Action",
                                                        List.of(
                                                                "bedrock-agentcore:GetWorkloadAccessToken",
                                                                "bedrock-agentcore:GetWorkloadAccessTokenForJWT",
                                                                "bedrock-agentcore:GetWorkloadAccessTokenForUserId")),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry(
                                                        "Resource",
                                                        List.of(
                                                                "arn:aws:bedrock-agentcore:us-east-1:"
                                                                        + Aws.ACCOUNT_ID
                                                                        + ":workload-identity-directory/default",
                                                                "arn:aws:bedrock-agentcore:us-east-1:"
                                                                        + Aws.ACCOUNT_ID
                                                                        + ":workload-identity-directory/default/workload-identity/helpdesk_dev_front-*")),
                                                Map.entry("Sid", "GetIdentity")),
                                        Map.ofEntries(
                                                Map.entry(
                                                        "Action",
                                                        List.of(
                                                                "bedrock:InvokeModel",
                                                                "bedrock:InvokeModelWithResponseStream")),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry(
                                                        "Resource",
                                                        List.of(
                                                                "arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0",
                                                                "arn:aws:bedrock:us-east-1:"
                                                                        + Aws.ACCOUNT_ID
                                                                        + ":inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0")),
                                                Map.entry("Sid", "CallModels")),
                                        Map.ofEntries(
                                                Map.entry("Action", "secretsmanager:GetSecretValue"),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry(
                                                        "Resource",
                                                        List.of(
                                                                "arn:aws:secretsmanager:us-east-1:123456789012:secret:crm-AbCdEf",
                                                                shared.ticketsKeySecret.getRef())),
                                                Map.entry("Sid", "ReadSecrets")),
                                        Map.ofEntries(
                                                Map.entry(
                                                        "Action",
                                                        List.of(
                                                                "bedrock-agentcore:CreateEvent",
                                                                "bedrock-agentcore:DeleteEvent",
                                                                "bedrock-agentcore:GetEvent",
                                                                "bedrock-agentcore:GetMemory",
                                                                "bedrock-agentcore:GetMemoryRecord",
                                                                "bedrock-agentcore:ListActors",
                                                                "bedrock-agentcore:ListEvents",
                                                                "bedrock-agentcore:ListMemoryRecords",
                                                                "bedrock-agentcore:ListSessions",
                                                                "bedrock-agentcore:RetrieveMemoryRecords")),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry("Resource", shared.memory.getAttrMemoryArn()),
                                                Map.entry("Sid", "UseMemory")),
                                        Map.ofEntries(
                                                Map.entry("Action", "bedrock-agentcore:InvokeGateway"),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry("Resource", shared.gateway.getAttrGatewayArn()),
                                                Map.entry("Sid", "UseGateway")),
                                        Map.ofEntries(
                                                Map.entry("Action", "bedrock-agentcore:InvokeAgentRuntime"),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry(
                                                        "Resource",
                                                        List.of(
                                                                research.agentRuntime.getAttrAgentRuntimeArn(),
                                                                research.agentRuntime.getAttrAgentRuntimeArn() + "/*")),
                                                Map.entry("Sid", "CallAgents")))),
                        Map.entry("Version", "2012-10-17")))
                .policyName("front")
                .roles(List.of(role.getRef()))
                .build();
        this.agentRuntime = CfnRuntime.Builder.create(this, "FrontBedrockagentcoreAgentRuntime")
                .agentRuntimeArtifact(CfnRuntime.AgentRuntimeArtifactProperty.builder()
                        .containerConfiguration(CfnRuntime.ContainerConfigurationProperty.builder()
                                .containerUri("123456789012.dkr.ecr.us-east-1.amazonaws.com/helpdesk/front:2.1.0")
                                .build())
                        .build())
                .agentRuntimeName("helpdesk_dev_front")
                .authorizerConfiguration(CfnRuntime.AuthorizerConfigurationProperty.builder()
                        .customJwtAuthorizer(CfnRuntime.CustomJWTAuthorizerConfigurationProperty.builder()
                                .allowedClients(List.of("helpdesk-web"))
                                .discoveryUrl("https://login.example.com/.well-known/openid-configuration")
                                .build())
                        .build())
                .description("Takes questions and answers them.")
                .environmentVariables(Map.ofEntries(
                        Map.entry("AGENTCORE_GATEWAY_URL", shared.gateway.getAttrGatewayUrl()),
                        Map.entry("BEDROCK_AGENTCORE_MEMORY_ID", shared.memory.getAttrMemoryId()),
                        Map.entry("CRM_TOKEN_ARN", "arn:aws:secretsmanager:us-east-1:123456789012:secret:crm-AbCdEf"),
                        Map.entry("LOG_LEVEL", "info"),
                        Map.entry(
                                "RESEARCH_URL",
                                "https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/"
                                        + research.agentRuntime.getAttrAgentRuntimeId()
                                        + "/invocations?accountId="
                                        + Aws.ACCOUNT_ID
                                        + "&qualifier=DEFAULT"),
                        Map.entry("TICKETS_KEY_ARN", shared.ticketsKeySecret.getRef())))
                .lifecycleConfiguration(CfnRuntime.LifecycleConfigurationProperty.builder()
                        .idleRuntimeSessionTimeout(600)
                        .maxLifetime(28800)
                        .build())
                .networkConfiguration(CfnRuntime.NetworkConfigurationProperty.builder()
                        .networkMode("PUBLIC")
                        .build())
                .protocolConfiguration("HTTP")
                .requestHeaderConfiguration(CfnRuntime.RequestHeaderConfigurationProperty.builder()
                        .requestHeaderAllowlist(List.of("Authorization"))
                        .build())
                .roleArn(role.getAttrArn())
                .tags(Map.ofEntries(
                        Map.entry("omnideploy:component", "front"),
                        Map.entry("omnideploy:resource", "aws.bedrockagentcore.AgentRuntime/front")))
                .build();
        agentRuntime.getNode().addDependency(rolePolicy);
        this.liveAgentRuntimeEndpoint = CfnRuntimeEndpoint.Builder.create(
                        this, "FrontBedrockagentcoreAgentRuntimeEndpointLive")
                .agentRuntimeId(agentRuntime.getAttrAgentRuntimeId())
                .agentRuntimeVersion(agentRuntime.getAttrAgentRuntimeVersion())
                .description("What customers reach.")
                .name("live")
                .tags(Map.ofEntries(
                        Map.entry("omnideploy:component", "front"),
                        Map.entry("omnideploy:resource", "aws.bedrockagentcore.AgentRuntimeEndpoint/front-live")))
                .build();
    }
}
