// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** AgentcoreAgentRuntimeEndpoint as plug-in 7.48.0 knows it, for which Pulumi has no such class for Java. */
final class AgentcoreAgentRuntimeEndpoint extends CustomResource {
    private static final String TOKEN = "aws:bedrock/agentcoreAgentRuntimeEndpoint:AgentcoreAgentRuntimeEndpoint";
    private static final CustomResourceOptions PLUGIN =
            CustomResourceOptions.builder().version("7.48.0").build();

    AgentcoreAgentRuntimeEndpoint(String name, AgentcoreAgentRuntimeEndpointArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, CustomResourceOptions.merge(PLUGIN, options));
    }
}
