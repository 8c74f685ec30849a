package io.omnideploy.target.agentcore;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every agent may do: have its image pulled, write its log, send traces and metrics, ask for tokens of its identity, call
 * models. As the developer guide of AgentCore lists it ("IAM Permissions for AgentCore Runtime").
 */
final class AgentRights {
    private static final String LOG_GROUPS = "log-group:/aws/bedrock-agentcore/runtimes/*";
    private static final Value EVERYTHING = Value.text("*");

    private final AwsDraft draft;

    AgentRights(AwsDraft draft) {
        this.draft = draft;
    }

    /** Returns the lines behind an agent's rights. */
    static Set<Origin> origins(Agent agent) {
        Set<Origin> why = new TreeSet<>();
        for (String key : List.of("models", "secret_arns", "traces")) {
            Section said = agent.at(key);
            if (said.has(key)) {
                why.add(said.origin(key));
            }
        }
        return why;
    }

    List<IamStatement> of(Agent agent) {
        List<IamStatement> rights = new ArrayList<>();
        Images.repository(draft, agent).ifPresent(repository -> {
            rights.add(new IamStatement(
                    "PullImage", List.of("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"), List.of(repository)));
            rights.add(IamStatement.of("EnterRegistry", "ecr:GetAuthorizationToken", EVERYTHING));
        });
        rights.add(new IamStatement(
                "WriteLog",
                List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"),
                List.of(arn("logs", LOG_GROUPS), arn("logs", LOG_GROUPS + ":log-stream:*"))));
        rights.add(IamStatement.of("FindLogs", "logs:DescribeLogGroups", arn("logs", "log-group:*")));
        if (isTraced(agent)) {
            rights.add(new IamStatement(
                    "SendTraces",
                    List.of(
                            "xray:GetSamplingRules",
                            "xray:GetSamplingTargets",
                            "xray:PutTelemetryRecords",
                            "xray:PutTraceSegments"),
                    List.of(EVERYTHING)));
            rights.add(IamStatement.of("SendMetrics", "cloudwatch:PutMetricData", EVERYTHING)
                    .where(Value.object(Map.of(
                            "StringEquals",
                            Value.object(Map.of("cloudwatch:namespace", Value.text("bedrock-agentcore")))))));
        }
        rights.add(new IamStatement(
                "GetIdentity",
                List.of(
                        "bedrock-agentcore:GetWorkloadAccessToken",
                        "bedrock-agentcore:GetWorkloadAccessTokenForJWT",
                        "bedrock-agentcore:GetWorkloadAccessTokenForUserId"),
                List.of(
                        arn("bedrock-agentcore", "workload-identity-directory/default"),
                        arn(
                                "bedrock-agentcore",
                                "workload-identity-directory/default/workload-identity/"
                                        + Runtimes.name(draft, agent.name()) + "-*"))));
        models(agent, rights);
        List<String> secrets = agent.at("secret_arns").texts("secret_arns");
        if (!secrets.isEmpty()) {
            rights.add(new IamStatement(
                    "ReadSecrets",
                    List.of("secretsmanager:GetSecretValue"),
                    secrets.stream().map(arn -> (Value) Value.text(arn)).toList()));
        }
        return rights;
    }

    static boolean isTraced(Agent agent) {
        return agent.at("traces").isOn("traces", true);
    }

    private void models(Agent agent, List<IamStatement> rights) {
        Section said = agent.at("models");
        List<Value> models = new ArrayList<>();
        if (said.has("models")) {
            said.texts("models").forEach(model -> models.addAll(model(model)));
        } else {
            models.add(foundation("*"));
            models.add(arn("bedrock", "*"));
        }
        if (!models.isEmpty()) {
            rights.add(new IamStatement(
                    "CallModels", List.of("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"), models));
        }
    }

    /** An ID may be that of a model or of an inference profile, which leads to the model in several regions. */
    private List<Value> model(String model) {
        if (model.startsWith("arn:")) {
            return List.of(Value.text(model));
        }
        String plain = model.replaceFirst("^(us|eu|apac|us-gov|global|jp|au|ca)\\.", "");
        return plain.equals(model)
                ? List.of(foundation(model))
                : List.of(foundation(plain), arn("bedrock", "inference-profile/" + model));
    }

    private Value foundation(String model) {
        return Value.text("arn:%s:bedrock:*::foundation-model/%s".formatted(draft.partition(), model));
    }

    private Value arn(String service, String rest) {
        return Roles.arn(draft, service, rest);
    }
}
