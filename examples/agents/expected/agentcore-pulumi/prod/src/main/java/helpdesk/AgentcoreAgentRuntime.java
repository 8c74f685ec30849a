// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** AgentcoreAgentRuntime as plug-in 7.48.0 knows it, for which Pulumi has no such class for Java. */
final class AgentcoreAgentRuntime extends CustomResource {
    private static final String TOKEN = "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime";
    private static final CustomResourceOptions PLUGIN =
            CustomResourceOptions.builder().version("7.48.0").build();

    @Export(
            name = "agentRuntimeArn",
            refs = {String.class},
            tree = "[0]")
    private Output<String> agentRuntimeArn;

    @Export(
            name = "agentRuntimeId",
            refs = {String.class},
            tree = "[0]")
    private Output<String> agentRuntimeId;

    AgentcoreAgentRuntime(String name, AgentcoreAgentRuntimeArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, CustomResourceOptions.merge(PLUGIN, options));
    }

    Output<String> agentRuntimeArn() {
        return agentRuntimeArn;
    }

    Output<String> agentRuntimeId() {
        return agentRuntimeId;
    }
}
