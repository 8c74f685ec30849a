// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.Map;

/** Arguments of AgentcoreGateway, as far as this program needs them. */
final class AgentcoreGatewayArgs extends ResourceArgs {
    @Import private Output<String> name;
    @Import private Output<String> roleArn;
    @Import private Output<String> protocolType;
    @Import private Output<String> authorizerType;
    @Import private Output<Map<String, String>> tags;
    @Import private Output<ProtocolConfiguration> protocolConfiguration;

    AgentcoreGatewayArgs name(String name) {
        this.name = Output.of(name);
        return this;
    }

    AgentcoreGatewayArgs roleArn(Output<String> roleArn) {
        this.roleArn = roleArn;
        return this;
    }

    AgentcoreGatewayArgs protocolType(String protocolType) {
        this.protocolType = Output.of(protocolType);
        return this;
    }

    AgentcoreGatewayArgs authorizerType(String authorizerType) {
        this.authorizerType = Output.of(authorizerType);
        return this;
    }

    AgentcoreGatewayArgs tags(Map<String, String> tags) {
        this.tags = Output.of(tags);
        return this;
    }

    AgentcoreGatewayArgs protocolConfiguration(ProtocolConfiguration protocolConfiguration) {
        this.protocolConfiguration = Output.of(protocolConfiguration);
        return this;
    }

    static final class Mcp extends ResourceArgs {
        @Import private Output<String> searchType;

        Mcp searchType(String searchType) {
            this.searchType = Output.of(searchType);
            return this;
        }
    }

    static final class ProtocolConfiguration extends ResourceArgs {
        @Import private Output<Mcp> mcp;

        ProtocolConfiguration mcp(Mcp mcp) {
            this.mcp = Output.of(mcp);
            return this;
        }
    }
}
