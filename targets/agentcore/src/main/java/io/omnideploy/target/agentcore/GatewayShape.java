package io.omnideploy.target.agentcore;

import io.omnideploy.config.Shape;
import java.util.List;
import java.util.regex.Pattern;

/** What may be said of the gateway and what it leads to. */
final class GatewayShape {
    private static final String KEY_ARN = "arn:aws[a-z-]*:[a-z-]+:[a-z0-9-]+:[0-9]{12}:.+";
    private static final Shape S3 = Shape.text("s3://.{1,2043}", "an address such as s3://bucket/file");

    static final Shape.Fields SHAPE = Shape.fields(
            Shape.field("description", Shape.text("(?s).{1,200}", "1 to 200 characters"), "What it is for."),
            Shape.field(
                    "access",
                    new Shape.Word(List.of("iam", "jwt", "none")),
                    "Who may call it: who may by IAM, who has a token, or everybody. jwt if an authorizer is named."),
            Shape.field("authorizer", AgentCoreShape.jwt(), "Whose tokens let somebody call it."),
            Shape.field("search", new Shape.Switch(), "Whether agents can search the tools by meaning.")
                    .or(false),
            Shape.field(
                    "instructions",
                    Shape.text("(?s).{1,2048}", "1 to 2048 characters"),
                    "What an agent should know of using it."),
            Shape.field("debug", new Shape.Switch(), "Whether its answers tell what went wrong in detail.")
                    .or(false),
            Shape.field(
                    "targets",
                    new Shape.MapOf(
                            Pattern.compile("[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?"),
                            "lower case letters, digits and single -, at most 48",
                            new Shape.Fields(
                                    List.of(
                                            Shape.field(
                                                    "description",
                                                    Shape.text("(?s).{1,200}", "1 to 200 characters"),
                                                    "What it is for."),
                                            Shape.field(
                                                    "lambda",
                                                    Shape.text(
                                                            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_.-]+(:[$A-Za-z0-9_-]+)?",
                                                            "the ARN of a Lambda function"),
                                                    "A function that answers for the tools."),
                                            Shape.field(
                                                    "mcp",
                                                    Shape.text("https://.+", "an https address"),
                                                    "A server that speaks MCP."),
                                            Shape.field("openapi", S3, "An API, described in OpenAPI."),
                                            Shape.field("smithy", S3, "An API, described in Smithy."),
                                            Shape.field("tools", tools(), "The tools of a Lambda function."),
                                            Shape.field("tools_file", S3, "The tools of a Lambda function, in a file."),
                                            Shape.field(
                                                    "api_key",
                                                    Shape.fields(
                                                            provider(),
                                                            Shape.field(
                                                                    "location",
                                                                    new Shape.Word(List.of("header", "query")),
                                                                    "Where the key goes; in a header if nothing is said."),
                                                            Shape.field(
                                                                    "parameter",
                                                                    Shape.text("\\S{1,64}", "1 to 64 characters"),
                                                                    "What that is called."),
                                                            Shape.field(
                                                                    "prefix",
                                                                    Shape.text(".{1,64}", "1 to 64 characters"),
                                                                    "What stands before the key, such as Bearer.")),
                                                    "A key by which it is entered, kept by AgentCore Identity."),
                                            Shape.field(
                                                    "oauth",
                                                    Shape.fields(
                                                            provider(),
                                                            Shape.field(
                                                                            "scopes",
                                                                            new Shape.ListOf(Shape.text(
                                                                                    "\\S{1,64}", "1 to 64 characters")),
                                                                            "What a token is asked for.")
                                                                    .must()),
                                                    "A token by which it is entered, got by AgentCore Identity.")),
                                    List.of("lambda", "mcp", "openapi", "smithy"))),
                    "What it leads to, by name."));

    private GatewayShape() {}

    private static Shape.Field provider() {
        return Shape.field("provider", Shape.text(KEY_ARN, "an ARN"), "The ARN of the credential provider.")
                .must();
    }

    private static Shape tools() {
        return new Shape.MapOf(
                Pattern.compile("[A-Za-z0-9_-]{1,64}"),
                "letters, digits, _ and -",
                Shape.fields(
                        Shape.field("description", Shape.text(), "What the tool does, for the model that chooses it.")
                                .must(),
                        Shape.field("input", new Shape.Free(), "What it takes, in JSON Schema.")
                                .must(),
                        Shape.field("output", new Shape.Free(), "What it gives, in JSON Schema.")));
    }
}
