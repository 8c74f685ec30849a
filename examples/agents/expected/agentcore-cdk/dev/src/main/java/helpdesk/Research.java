// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import static helpdesk.Tagging.tag;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.bedrockagentcore.CfnRuntime;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.constructs.Construct;

/** The component research. */
final class Research extends Construct {
    final CfnRole role;
    final CfnPolicy rolePolicy;
    final CfnRuntime agentRuntime;

    Research(Construct scope, String id, Shared shared) {
        super(scope, id);
        this.role = CfnRole.Builder.create(this, "ResearchIamRole")
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
                .roleName("helpdesk-dev-research")
                .tags(List.of(
                        tag("omnideploy:component", "research"), tag("omnideploy:resource", "aws.iam.Role/research")))
                .build();
        this.rolePolicy = CfnPolicy.Builder.create(this, "ResearchIamRolePolicy")
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
                                                        "arn:aws:ecr:us-east-1:123456789012:repository/helpdesk/research"),
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
                                                                        + ":workload-identity-directory/default/workload-identity/helpdesk_dev_research-*")),
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
                                                Map.entry("Sid", "UseGateway")))),
                        Map.entry("Version", "2012-10-17")))
                .policyName("research")
                .roles(List.of(role.getRef()))
                .build();
        this.agentRuntime = CfnRuntime.Builder.create(this, "ResearchBedrockagentcoreAgentRuntime")
                .agentRuntimeArtifact(CfnRuntime.AgentRuntimeArtifactProperty.builder()
                        .containerConfiguration(CfnRuntime.ContainerConfigurationProperty.builder()
                                .containerUri("123456789012.dkr.ecr.us-east-1.amazonaws.com/helpdesk/research:2.1.0")
                                .build())
                        .build())
                .agentRuntimeName("helpdesk_dev_research")
                .environmentVariables(Map.ofEntries(
                        Map.entry("AGENTCORE_GATEWAY_URL", shared.gateway.getAttrGatewayUrl()),
                        Map.entry("BEDROCK_AGENTCORE_MEMORY_ID", shared.memory.getAttrMemoryId()),
                        Map.entry("MAX_PAGES", "5")))
                .lifecycleConfiguration(CfnRuntime.LifecycleConfigurationProperty.builder()
                        .idleRuntimeSessionTimeout(600)
                        .maxLifetime(3600)
                        .build())
                .networkConfiguration(CfnRuntime.NetworkConfigurationProperty.builder()
                        .networkMode("PUBLIC")
                        .build())
                .protocolConfiguration("MCP")
                .roleArn(role.getAttrArn())
                .tags(Map.ofEntries(
                        Map.entry("omnideploy:component", "research"),
                        Map.entry("omnideploy:resource", "aws.bedrockagentcore.AgentRuntime/research")))
                .build();
        agentRuntime.getNode().addDependency(rolePolicy);
    }
}
