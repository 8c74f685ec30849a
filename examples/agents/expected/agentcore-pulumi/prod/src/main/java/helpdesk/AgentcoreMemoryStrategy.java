// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** AgentcoreMemoryStrategy as plug-in 7.48.0 knows it, for which Pulumi has no such class for Java. */
final class AgentcoreMemoryStrategy extends CustomResource {
    private static final String TOKEN = "aws:bedrock/agentcoreMemoryStrategy:AgentcoreMemoryStrategy";
    private static final CustomResourceOptions PLUGIN =
            CustomResourceOptions.builder().version("7.48.0").build();

    AgentcoreMemoryStrategy(String name, AgentcoreMemoryStrategyArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, CustomResourceOptions.merge(PLUGIN, options));
    }
}
