// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** AgentcoreGateway as plug-in 7.48.0 knows it, for which Pulumi has no such class for Java. */
final class AgentcoreGateway extends CustomResource {
    private static final String TOKEN = "aws:bedrock/agentcoreGateway:AgentcoreGateway";
    private static final CustomResourceOptions PLUGIN =
            CustomResourceOptions.builder().version("7.48.0").build();

    @Export(
            name = "gatewayArn",
            refs = {String.class},
            tree = "[0]")
    private Output<String> gatewayArn;

    @Export(
            name = "gatewayId",
            refs = {String.class},
            tree = "[0]")
    private Output<String> gatewayId;

    @Export(
            name = "gatewayUrl",
            refs = {String.class},
            tree = "[0]")
    private Output<String> gatewayUrl;

    AgentcoreGateway(String name, AgentcoreGatewayArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, CustomResourceOptions.merge(PLUGIN, options));
    }

    Output<String> gatewayArn() {
        return gatewayArn;
    }

    Output<String> gatewayId() {
        return gatewayId;
    }

    Output<String> gatewayUrl() {
        return gatewayUrl;
    }
}
