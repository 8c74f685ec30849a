// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** Arguments of AgentcoreGatewayTarget, as far as this program needs them. */
final class AgentcoreGatewayTargetArgs extends ResourceArgs {
    @Import private Output<String> gatewayIdentifier;
    @Import private Output<String> name;
    @Import private Output<CredentialProviderConfiguration> credentialProviderConfiguration;
    @Import private Output<TargetConfiguration> targetConfiguration;

    AgentcoreGatewayTargetArgs gatewayIdentifier(Output<String> gatewayIdentifier) {
        this.gatewayIdentifier = gatewayIdentifier;
        return this;
    }

    AgentcoreGatewayTargetArgs name(String name) {
        this.name = Output.of(name);
        return this;
    }

    AgentcoreGatewayTargetArgs credentialProviderConfiguration(CredentialProviderConfiguration credentialProviderConfiguration) {
        this.credentialProviderConfiguration = Output.of(credentialProviderConfiguration);
        return this;
    }

    AgentcoreGatewayTargetArgs targetConfiguration(TargetConfiguration targetConfiguration) {
        this.targetConfiguration = Output.of(targetConfiguration);
        return this;
    }

    static final class CredentialProviderConfiguration extends ResourceArgs {
        @Import private Output<GatewayIamRole> gatewayIamRole;

        CredentialProviderConfiguration gatewayIamRole(GatewayIamRole gatewayIamRole) {
            this.gatewayIamRole = Output.of(gatewayIamRole);
            return this;
        }
    }

    static final class GatewayIamRole extends ResourceArgs {
    }

    static final class InlinePayload extends ResourceArgs {
        @Import private Output<String> name;
        @Import private Output<String> description;
        @Import private Output<InputSchema> inputSchema;

        InlinePayload name(String name) {
            this.name = Output.of(name);
            return this;
        }

        InlinePayload description(String description) {
            this.description = Output.of(description);
            return this;
        }

        InlinePayload inputSchema(InputSchema inputSchema) {
            this.inputSchema = Output.of(inputSchema);
            return this;
        }
    }

    static final class InputSchema extends ResourceArgs {
        @Import private Output<String> type;
        @Import private Output<List<Property>> properties;

        InputSchema type(String type) {
            this.type = Output.of(type);
            return this;
        }

        InputSchema properties(Property... properties) {
            this.properties = Output.of(List.of(properties));
            return this;
        }
    }

    static final class Items extends ResourceArgs {
        @Import private Output<String> type;

        Items type(String type) {
            this.type = Output.of(type);
            return this;
        }
    }

    static final class Lambda extends ResourceArgs {
        @Import private Output<String> lambdaArn;
        @Import private Output<ToolSchema> toolSchema;

        Lambda lambdaArn(String lambdaArn) {
            this.lambdaArn = Output.of(lambdaArn);
            return this;
        }

        Lambda toolSchema(ToolSchema toolSchema) {
            this.toolSchema = Output.of(toolSchema);
            return this;
        }
    }

    static final class Mcp extends ResourceArgs {
        @Import private Output<Lambda> lambda;
        @Import private Output<McpServer> mcpServer;

        Mcp lambda(Lambda lambda) {
            this.lambda = Output.of(lambda);
            return this;
        }

        Mcp mcpServer(McpServer mcpServer) {
            this.mcpServer = Output.of(mcpServer);
            return this;
        }
    }

    static final class McpServer extends ResourceArgs {
        @Import private Output<String> endpoint;

        McpServer endpoint(String endpoint) {
            this.endpoint = Output.of(endpoint);
            return this;
        }
    }

    static final class Property extends ResourceArgs {
        @Import private Output<String> description;
        @Import private Output<String> name;
        @Import private Output<Boolean> required;
        @Import private Output<String> type;
        @Import private Output<Items> items;

        Property description(String description) {
            this.description = Output.of(description);
            return this;
        }

        Property name(String name) {
            this.name = Output.of(name);
            return this;
        }

        Property required(Boolean required) {
            this.required = Output.of(required);
            return this;
        }

        Property type(String type) {
            this.type = Output.of(type);
            return this;
        }

        Property items(Items items) {
            this.items = Output.of(items);
            return this;
        }
    }

    static final class TargetConfiguration extends ResourceArgs {
        @Import private Output<Mcp> mcp;

        TargetConfiguration mcp(Mcp mcp) {
            this.mcp = Output.of(mcp);
            return this;
        }
    }

    static final class ToolSchema extends ResourceArgs {
        @Import private Output<List<InlinePayload>> inlinePayloads;

        ToolSchema inlinePayloads(InlinePayload... inlinePayloads) {
            this.inlinePayloads = Output.of(List.of(inlinePayloads));
            return this;
        }
    }
}
