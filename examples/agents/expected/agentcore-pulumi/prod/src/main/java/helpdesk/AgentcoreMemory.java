// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** AgentcoreMemory as plug-in 7.48.0 knows it, for which Pulumi has no such class for Java. */
final class AgentcoreMemory extends CustomResource {
    private static final String TOKEN = "aws:bedrock/agentcoreMemory:AgentcoreMemory";
    private static final CustomResourceOptions PLUGIN =
            CustomResourceOptions.builder().version("7.48.0").build();

    @Export(
            name = "arn",
            refs = {String.class},
            tree = "[0]")
    private Output<String> arn;

    AgentcoreMemory(String name, AgentcoreMemoryArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, CustomResourceOptions.merge(PLUGIN, options));
    }

    Output<String> arn() {
        return arn;
    }
}
