// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import static com.pulumi.codegen.internal.Serialization.jsonArray;
import static com.pulumi.codegen.internal.Serialization.jsonObject;
import static com.pulumi.codegen.internal.Serialization.jsonProperty;
import static com.pulumi.codegen.internal.Serialization.serializeJson;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.outputs.GetCallerIdentityResult;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;

/** The component research. */
final class Research {
    final Role role;
    final RolePolicy rolePolicy;
    final AgentcoreAgentRuntime agentRuntime;

    Research(Lookups lookups, Shared shared) {
        this.role = new Role(
                "research",
                RoleArgs.builder()
                        .name("helpdesk-dev-research")
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
                                "omnideploy:component", "research", "omnideploy:resource", "aws.iam.Role/research"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.rolePolicy = new RolePolicy(
                "research",
                RolePolicyArgs.builder()
                        .name("research")
                        .role(role.id())
                        .policy(Output.tuple(
                                        lookups.current.applyValue(GetCallerIdentityResult::accountId),
                                        shared.memory.arn(),
                                        shared.gateway.gatewayArn())
                                .applyValue(values -> serializeJson(jsonObject(
                                        jsonProperty(
                                                "Statement",
                                                jsonArray(
                                                        jsonObject(
                                                                jsonProperty(
                                                                        "Action",
                                                                        jsonArray(
                                                                                "ecr:BatchGetImage",
                                                                                "ecr:GetDownloadUrlForLayer")),
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty(
                                                                        "Resource",
                                                                        "arn:aws:ecr:us-east-1:123456789012:repository/helpdesk/research"),
                                                                jsonProperty("Sid", "PullImage")),
                                                        jsonObject(
                                                                jsonProperty("Action", "ecr:GetAuthorizationToken"),
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty("Resource", "*"),
                                                                jsonProperty("Sid", "EnterRegistry")),
                                                        jsonObject(
                                                                jsonProperty(
                                                                        "Action",
                                                                        jsonArray(
                                                                                "logs:CreateLogGroup",
                                                                                "logs:CreateLogStream",
                                                                                "logs:DescribeLogStreams",
                                                                                "logs:PutLogEvents")),
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty(
                                                                        "Resource",
                                                                        jsonArray(
                                                                                "arn:aws:logs:us-east-1:"
                                                                                        + values.t1
                                                                                        + ":log-group:/aws/bedrock-agentcore/runtimes/*",
                                                                                "arn:aws:logs:us-east-1:"
                                                                                        + values.t1
                                                                                        + ":log-group:/aws/bedrock-agentcore/runtimes/*:log-stream:*")),
                                                                jsonProperty("Sid", "WriteLog")),
                                                        jsonObject(
                                                                jsonProperty("Action", "logs:DescribeLogGroups"),
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty(
                                                                        "Resource",
                                                                        "arn:aws:logs:us-east-1:"
                                                                                + values.t1
                                                                                + ":log-group:*"),
                                                                jsonProperty("Sid", "FindLogs")),
                                                        jsonObject(
                                                                jsonProperty(
                                                                        "Action",
                                                                        jsonArray(
                                                                                "xray:GetSamplingRules",
                                                                                "xray:GetSamplingTargets",
                                                                                "xray:PutTelemetryRecords",
                                                                                "xray:PutTraceSegments")),
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty("Resource", "*"),
                                                                jsonProperty("Sid", "SendTraces")),
                                                        jsonObject(
                                                                jsonProperty("Action", "cloudwatch:PutMetricData"),
                                                                jsonProperty(
                                                                        "Condition",
                                                                        jsonObject(jsonProperty(
                                                                                "StringEquals",
                                                                                jsonObject(jsonProperty(
                                                                                        "cloudwatch:namespace",
                                                                                        "bedrock-agentcore"))))),
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty("Resource", "*"),
                                                                jsonProperty("Sid", "SendMetrics")),
                                                        jsonObject(
                                                                jsonProperty(
                                                                        "Action",
                                                                        jsonArray(
                                                                                "bedrock-agentcore:GetWorkloadAccessToken",
                                                                                "bedrock-agentcore:GetWorkloadAccessTokenForJWT",
                                                                                "bedrock-agentcore:GetWorkloadAccessTokenForUserId")),
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty(
                                                                        "Resource",
                                                                        jsonArray(
                                                                                "arn:aws:bedrock-agentcore:us-east-1:"
                                                                                        + values.t1
                                                                                        + ":workload-identity-directory/default",
                                                                                "arn:aws:bedrock-agentcore:us-east-1:"
                                                                                        + values.t1
                                                                                        + ":workload-identity-directory/default/workload-identity/helpdesk_dev_research-*")),
                                                                jsonProperty("Sid", "GetIdentity")),
                                                        jsonObject(
                                                                jsonProperty(
                                                                        "Action",
                                                                        jsonArray(
                                                                                "bedrock:InvokeModel",
                                                                                "bedrock:InvokeModelWithResponseStream")),
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty(
                                                                        "Resource",
                                                                        jsonArray(
                                                                                "arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0",
                                                                                "arn:aws:bedrock:us-east-1:"
                                                                                        + values.t1
                                                                                        + ":inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0")),
                                                                jsonProperty("Sid", "CallModels")),
                                                        jsonObject(
                                                                jsonProperty(
                                                                        "Action",
                                                                        jsonArray(
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
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty("Resource", values.t2),
                                                                jsonProperty("Sid", "UseMemory")),
                                                        jsonObject(
                                                                jsonProperty(
                                                                        "Action", "bedrock-agentcore:InvokeGateway"),
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty("Resource", values.t3),
                                                                jsonProperty("Sid", "UseGateway")))),
                                        jsonProperty("Version", "2012-10-17")))))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.agentRuntime = new AgentcoreAgentRuntime(
                "research",
                new AgentcoreAgentRuntimeArgs()
                        .agentRuntimeName("helpdesk_dev_research")
                        .roleArn(role.arn())
                        .environmentVariables(Output.<String>mapBuilder()
                                .put("AGENTCORE_GATEWAY_URL", shared.gateway.gatewayUrl())
                                .put("BEDROCK_AGENTCORE_MEMORY_ID", shared.memory.id())
                                .put("MAX_PAGES", "5")
                                .build())
                        .lifecycleConfigurations(new AgentcoreAgentRuntimeArgs.LifecycleConfiguration()
                                .idleRuntimeSessionTimeout(600)
                                .maxLifetime(3600))
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "research"),
                                Map.entry("omnideploy:resource", "aws.bedrockagentcore.AgentRuntime/research")))
                        .agentRuntimeArtifact(new AgentcoreAgentRuntimeArgs.AgentRuntimeArtifact()
                                .containerConfiguration(new AgentcoreAgentRuntimeArgs.ContainerConfiguration()
                                        .containerUri(
                                                "123456789012.dkr.ecr.us-east-1.amazonaws.com/helpdesk/research:2.1.0")))
                        .networkConfiguration(new AgentcoreAgentRuntimeArgs.NetworkConfiguration()
                                .networkMode("PUBLIC"))
                        .protocolConfiguration(new AgentcoreAgentRuntimeArgs.ProtocolConfiguration()
                                .serverProtocol("MCP")),
                CustomResourceOptions.builder()
                        .dependsOn(rolePolicy)
                        .deleteBeforeReplace(true)
                        .build());
    }
}
