// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** AgentcoreGatewayTarget as plug-in 7.48.0 knows it, for which Pulumi has no such class for Java. */
final class AgentcoreGatewayTarget extends CustomResource {
    private static final String TOKEN = "aws:bedrock/agentcoreGatewayTarget:AgentcoreGatewayTarget";
    private static final CustomResourceOptions PLUGIN =
            CustomResourceOptions.builder().version("7.48.0").build();

    AgentcoreGatewayTarget(String name, AgentcoreGatewayTargetArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, CustomResourceOptions.merge(PLUGIN, options));
    }
}
