// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnTag;
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
                .assumeRolePolicyDocument(Map.of(
                        "Statement",
                        List.of(Map.of(
                                "Action",
                                "sts:AssumeRole",
                                "Condition",
                                Map.of(
                                        "ArnLike",
                                        Map.of(
                                                "aws:SourceArn",
                                                "arn:aws:bedrock-agentcore:us-east-1:" + Aws.ACCOUNT_ID + ":*"),
                                        "StringEquals",
                                        Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)),
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("Service", "bedrock-agentcore.amazonaws.com"))),
                        "Version",
                        "2012-10-17"))
                .roleName("helpdesk-dev-research")
                .tags(List.of(
                        CfnTag.builder()
                                .key("omnideploy:component")
                                .value("research")
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:resource")
                                .value("aws.iam.Role/research")
                                .build()))
                .build();
        this.rolePolicy = CfnPolicy.Builder.create(this, "ResearchIamRolePolicy")
                .policyDocument(Map.of(
                        "Statement",
                        List.of(
                                Map.of(
                                        "Action",
                                        List.of("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        "arn:aws:ecr:us-east-1:123456789012:repository/helpdesk/research",
                                        "Sid",
                                        "PullImage"),
                                Map.of(
                                        "Action",
                                        "ecr:GetAuthorizationToken",
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        "*",
                                        "Sid",
                                        "EnterRegistry"),
                                Map.of(
                                        "Action",
                                        List.of(
                                                "logs:CreateLogGroup",
                                                "logs:CreateLogStream",
                                                "logs:DescribeLogStreams",
                                                "logs:PutLogEvents"),
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        List.of(
                                                "arn:aws:logs:us-east-1:"
                                                        + Aws.ACCOUNT_ID
                                                        + ":log-group:/aws/bedrock-agentcore/runtimes/*",
                                                "arn:aws:logs:us-east-1:"
                                                        + Aws.ACCOUNT_ID
                                                        + ":log-group:/aws/bedrock-agentcore/runtimes/*:log-stream:*"),
                                        "Sid",
                                        "WriteLog"),
                                Map.of(
                                        "Action",
                                        "logs:DescribeLogGroups",
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        "arn:aws:logs:us-east-1:" + Aws.ACCOUNT_ID + ":log-group:*",
                                        "Sid",
                                        "FindLogs"),
                                Map.of(
                                        "Action",
                                        List.of(
                                                "xray:GetSamplingRules",
                                                "xray:GetSamplingTargets",
                                                "xray:PutTelemetryRecords",
                                                "xray:PutTraceSegments"),
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        "*",
                                        "Sid",
                                        "SendTraces"),
                                Map.of(
                                        "Action",
                                        "cloudwatch:PutMetricData",
                                        "Condition",
                                        Map.of("StringEquals", Map.of("cloudwatch:namespace", "bedrock-agentcore")),
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        "*",
                                        "Sid",
                                        "SendMetrics"),
                                Map.of(
                                        "Action",
                                        List.of(
                                                "bedrock-agentcore:GetWorkloadAccessToken",
                                                "bedrock-agentcore:GetWorkloadAccessTokenForJWT",
                                                "bedrock-agentcore:GetWorkloadAccessTokenForUserId"),
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        List.of(
                                                "arn:aws:bedrock-agentcore:us-east-1:"
                                                        + Aws.ACCOUNT_ID
                                                        + ":workload-identity-directory/default",
                                                "arn:aws:bedrock-agentcore:us-east-1:"
                                                        + Aws.ACCOUNT_ID
                                                        + ":workload-identity-directory/default/workload-identity/helpdesk_dev_research-*"),
                                        "Sid",
                                        "GetIdentity"),
                                Map.of(
                                        "Action",
                                        List.of("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"),
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        List.of(
                                                "arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0",
                                                "arn:aws:bedrock:us-east-1:"
                                                        + Aws.ACCOUNT_ID
                                                        + ":inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0"),
                                        "Sid",
                                        "CallModels"),
                                Map.of(
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
                                                "bedrock-agentcore:RetrieveMemoryRecords"),
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        shared.memory.getAttrMemoryArn(),
                                        "Sid",
                                        "UseMemory"),
                                Map.of(
                                        "Action",
                                        "bedrock-agentcore:InvokeGateway",
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        shared.gateway.getAttrGatewayArn(),
                                        "Sid",
                                        "UseGateway")),
                        "Version",
                        "2012-10-17"))
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
                .environmentVariables(Map.of(
                        "AGENTCORE_GATEWAY_URL",
                        shared.gateway.getAttrGatewayUrl(),
                        "BEDROCK_AGENTCORE_MEMORY_ID",
                        shared.memory.getAttrMemoryId(),
                        "MAX_PAGES",
                        "5"))
                .lifecycleConfiguration(CfnRuntime.LifecycleConfigurationProperty.builder()
                        .idleRuntimeSessionTimeout(600)
                        .maxLifetime(3600)
                        .build())
                .networkConfiguration(CfnRuntime.NetworkConfigurationProperty.builder()
                        .networkMode("PUBLIC")
                        .build())
                .protocolConfiguration("MCP")
                .roleArn(role.getAttrArn())
                .tags(Map.of(
                        "omnideploy:component",
                        "research",
                        "omnideploy:resource",
                        "aws.bedrockagentcore.AgentRuntime/research"))
                .build();
        agentRuntime.getNode().addDependency(rolePolicy);
    }
}
