package io.omnideploy.target.agentcore;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a gateway leads to: functions, servers and APIs, each with the way in which it is entered. */
final class GatewayTargets {
    private final AwsDraft draft;
    private final Map<String, Section> targets;

    GatewayTargets(AwsDraft draft, Section gateway) {
        this.draft = draft;
        targets = gateway.maps("targets");
    }

    /** Returns what the gateway must be allowed for them. */
    List<IamStatement> rights() {
        List<IamStatement> rights = new ArrayList<>();
        targets.values().forEach(target -> {
            target.text("lambda")
                    .ifPresent(arn ->
                            rights.add(IamStatement.of("CallFunctions", "lambda:InvokeFunction", Value.text(arn))));
            for (String key : List.of("openapi", "smithy", "tools_file")) {
                target.text(key)
                        .ifPresent(uri -> rights.add(IamStatement.of(
                                "ReadDescriptions",
                                "s3:GetObject",
                                Value.text("arn:" + draft.partition() + ":s3:::" + uri.substring("s3://".length())))));
            }
            target.map("api_key").ifPresent(key -> credential(rights, "bedrock-agentcore:GetResourceApiKey"));
            target.map("oauth").ifPresent(token -> credential(rights, "bedrock-agentcore:GetResourceOauth2Token"));
        });
        return rights;
    }

    /** AgentCore Identity keeps them in secrets of its own. */
    private void credential(List<IamStatement> rights, String action) {
        rights.add(new IamStatement(
                "GetCredentials",
                List.of("bedrock-agentcore:GetWorkloadAccessToken", action),
                List.of(
                        Roles.arn(draft, "bedrock-agentcore", "token-vault/*"),
                        Roles.arn(draft, "bedrock-agentcore", "workload-identity-directory/*"))));
        rights.add(IamStatement.of(
                "ReadCredentials",
                "secretsmanager:GetSecretValue",
                Roles.arn(draft, "secretsmanager", "secret:bedrock-agentcore-identity!*")));
    }

    void add() {
        targets.forEach((name, target) -> {
            Origin why = Origin.at(target.path());
            ResourceSpec.Builder spec = draft.start(
                            new ResourceId(AgentTypes.GATEWAY_TARGET, ResourceId.MAIN, name), why)
                    .set("gateway_identifier", Value.ref(Gateway.ID, "gateway_id"), why)
                    .set("name", Value.text(name), why)
                    .set("target_configuration", Value.object(Map.of("mcp", Value.object(configuration(target)))), why)
                    .because("target_configuration", target.origins());
            Map<String, Value> credentials = credentials(target);
            if (!credentials.isEmpty()) {
                spec.set("credential_provider_configuration", Value.object(credentials), why);
            }
            target.text("description")
                    .ifPresent(text -> spec.set("description", Value.text(text), target.origin("description")));
            draft.add(spec);
        });
    }

    private static Map<String, Value> configuration(Section target) {
        Map<String, Value> configuration = new TreeMap<>();
        target.text("lambda").ifPresent(arn -> {
            Value schema = target.text("tools_file")
                    .map(uri -> (Value) Value.object(Map.of("s3", Value.object(Map.of("uri", Value.text(uri))))))
                    .orElseGet(() -> Value.object(Map.of("inline_payload", tools(target))));
            configuration.put("lambda", Value.object(Map.of("lambda_arn", Value.text(arn), "tool_schema", schema)));
        });
        target.text("mcp")
                .ifPresent(address ->
                        configuration.put("mcp_server", Value.object(Map.of("endpoint", Value.text(address)))));
        description(target, "openapi", "open_api_schema", configuration);
        description(target, "smithy", "smithy_model", configuration);
        return configuration;
    }

    private static void description(Section target, String key, String property, Map<String, Value> configuration) {
        target.text(key)
                .ifPresent(uri -> configuration.put(
                        property, Value.object(Map.of("s3", Value.object(Map.of("uri", Value.text(uri)))))));
    }

    private static Value tools(Section target) {
        List<Value> tools = new ArrayList<>();
        target.maps("tools").forEach((name, tool) -> {
            Map<String, Value> fields = new TreeMap<>();
            fields.put("name", Value.text(name));
            fields.put("description", Value.text(tool.text("description").orElseThrow()));
            tool.map("input").ifPresent(input -> fields.put("input_schema", ToolSchema.of(input.node())));
            tool.map("output").ifPresent(output -> fields.put("output_schema", ToolSchema.of(output.node())));
            tools.add(Value.object(fields));
        });
        return new Value.Seq(tools);
    }

    /** A server that speaks MCP without a login takes no credential, all else the gateway's role if nothing is said. */
    private static Map<String, Value> credentials(Section target) {
        Map<String, Value> credentials = new TreeMap<>();
        target.map("api_key").ifPresent(key -> {
            Map<String, Value> fields = new TreeMap<>();
            fields.put("provider_arn", Value.text(key.text("provider").orElseThrow()));
            fields.put(
                    "credential_location",
                    Value.text(
                            key.text("location").filter("query"::equals).isPresent() ? "QUERY_PARAMETER" : "HEADER"));
            key.text("parameter").ifPresent(name -> fields.put("credential_parameter_name", Value.text(name)));
            key.text("prefix").ifPresent(prefix -> fields.put("credential_prefix", Value.text(prefix)));
            credentials.put("api_key", Value.object(fields));
        });
        target.map("oauth")
                .ifPresent(token -> credentials.put(
                        "oauth",
                        Value.object(Map.of(
                                "provider_arn",
                                        Value.text(token.text("provider").orElseThrow()),
                                "scopes", Value.texts(new TreeSet<>(token.texts("scopes")))))));
        if (credentials.isEmpty() && !target.has("mcp")) {
            credentials.put("gateway_iam_role", Value.object(Map.of()));
        }
        return credentials;
    }
}
