// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;

/** Arguments of AgentcoreAgentRuntime, as far as this program needs them. */
final class AgentcoreAgentRuntimeArgs extends ResourceArgs {
    @Import private Output<String> agentRuntimeName;
    @Import private Output<String> description;
    @Import private Output<String> roleArn;
    @Import private Output<Map<String, String>> environmentVariables;
    @Import private Output<List<LifecycleConfiguration>> lifecycleConfigurations;
    @Import private Output<Map<String, String>> tags;
    @Import private Output<AgentRuntimeArtifact> agentRuntimeArtifact;
    @Import private Output<AuthorizerConfiguration> authorizerConfiguration;
    @Import private Output<NetworkConfiguration> networkConfiguration;
    @Import private Output<ProtocolConfiguration> protocolConfiguration;
    @Import private Output<RequestHeaderConfiguration> requestHeaderConfiguration;

    AgentcoreAgentRuntimeArgs agentRuntimeName(String agentRuntimeName) {
        this.agentRuntimeName = Output.of(agentRuntimeName);
        return this;
    }

    AgentcoreAgentRuntimeArgs description(String description) {
        this.description = Output.of(description);
        return this;
    }

    AgentcoreAgentRuntimeArgs roleArn(Output<String> roleArn) {
        this.roleArn = roleArn;
        return this;
    }

    AgentcoreAgentRuntimeArgs environmentVariables(Output<Map<String, String>> environmentVariables) {
        this.environmentVariables = environmentVariables;
        return this;
    }

    AgentcoreAgentRuntimeArgs lifecycleConfigurations(LifecycleConfiguration... lifecycleConfigurations) {
        this.lifecycleConfigurations = Output.of(List.of(lifecycleConfigurations));
        return this;
    }

    AgentcoreAgentRuntimeArgs tags(Map<String, String> tags) {
        this.tags = Output.of(tags);
        return this;
    }

    AgentcoreAgentRuntimeArgs agentRuntimeArtifact(AgentRuntimeArtifact agentRuntimeArtifact) {
        this.agentRuntimeArtifact = Output.of(agentRuntimeArtifact);
        return this;
    }

    AgentcoreAgentRuntimeArgs authorizerConfiguration(AuthorizerConfiguration authorizerConfiguration) {
        this.authorizerConfiguration = Output.of(authorizerConfiguration);
        return this;
    }

    AgentcoreAgentRuntimeArgs networkConfiguration(NetworkConfiguration networkConfiguration) {
        this.networkConfiguration = Output.of(networkConfiguration);
        return this;
    }

    AgentcoreAgentRuntimeArgs protocolConfiguration(ProtocolConfiguration protocolConfiguration) {
        this.protocolConfiguration = Output.of(protocolConfiguration);
        return this;
    }

    AgentcoreAgentRuntimeArgs requestHeaderConfiguration(RequestHeaderConfiguration requestHeaderConfiguration) {
        this.requestHeaderConfiguration = Output.of(requestHeaderConfiguration);
        return this;
    }

    static final class AgentRuntimeArtifact extends ResourceArgs {
        @Import private Output<ContainerConfiguration> containerConfiguration;

        AgentRuntimeArtifact containerConfiguration(ContainerConfiguration containerConfiguration) {
            this.containerConfiguration = Output.of(containerConfiguration);
            return this;
        }
    }

    static final class AuthorizerConfiguration extends ResourceArgs {
        @Import private Output<CustomJwtAuthorizer> customJwtAuthorizer;

        AuthorizerConfiguration customJwtAuthorizer(CustomJwtAuthorizer customJwtAuthorizer) {
            this.customJwtAuthorizer = Output.of(customJwtAuthorizer);
            return this;
        }
    }

    static final class ContainerConfiguration extends ResourceArgs {
        @Import private Output<String> containerUri;

        ContainerConfiguration containerUri(String containerUri) {
            this.containerUri = Output.of(containerUri);
            return this;
        }
    }

    static final class CustomJwtAuthorizer extends ResourceArgs {
        @Import private Output<List<String>> allowedClients;
        @Import private Output<String> discoveryUrl;

        CustomJwtAuthorizer allowedClients(String... allowedClients) {
            this.allowedClients = Output.of(List.of(allowedClients));
            return this;
        }

        CustomJwtAuthorizer discoveryUrl(String discoveryUrl) {
            this.discoveryUrl = Output.of(discoveryUrl);
            return this;
        }
    }

    static final class LifecycleConfiguration extends ResourceArgs {
        @Import private Output<Integer> idleRuntimeSessionTimeout;
        @Import private Output<Integer> maxLifetime;

        LifecycleConfiguration idleRuntimeSessionTimeout(Integer idleRuntimeSessionTimeout) {
            this.idleRuntimeSessionTimeout = Output.of(idleRuntimeSessionTimeout);
            return this;
        }

        LifecycleConfiguration maxLifetime(Integer maxLifetime) {
            this.maxLifetime = Output.of(maxLifetime);
            return this;
        }
    }

    static final class NetworkConfiguration extends ResourceArgs {
        @Import private Output<String> networkMode;

        NetworkConfiguration networkMode(String networkMode) {
            this.networkMode = Output.of(networkMode);
            return this;
        }
    }

    static final class ProtocolConfiguration extends ResourceArgs {
        @Import private Output<String> serverProtocol;

        ProtocolConfiguration serverProtocol(String serverProtocol) {
            this.serverProtocol = Output.of(serverProtocol);
            return this;
        }
    }

    static final class RequestHeaderConfiguration extends ResourceArgs {
        @Import private Output<List<String>> requestHeaderAllowlists;

        RequestHeaderConfiguration requestHeaderAllowlists(String... requestHeaderAllowlists) {
            this.requestHeaderAllowlists = Output.of(List.of(requestHeaderAllowlists));
            return this;
        }
    }
}
