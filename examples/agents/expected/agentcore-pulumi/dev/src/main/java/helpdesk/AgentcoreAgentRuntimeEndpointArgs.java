// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.Map;

/** Arguments of AgentcoreAgentRuntimeEndpoint, as far as this program needs them. */
final class AgentcoreAgentRuntimeEndpointArgs extends ResourceArgs {
    @Import private Output<String> agentRuntimeId;
    @Import private Output<String> agentRuntimeVersion;
    @Import private Output<String> description;
    @Import private Output<String> name;
    @Import private Output<Map<String, String>> tags;

    AgentcoreAgentRuntimeEndpointArgs agentRuntimeId(Output<String> agentRuntimeId) {
        this.agentRuntimeId = agentRuntimeId;
        return this;
    }

    AgentcoreAgentRuntimeEndpointArgs agentRuntimeVersion(Output<String> agentRuntimeVersion) {
        this.agentRuntimeVersion = agentRuntimeVersion;
        return this;
    }

    AgentcoreAgentRuntimeEndpointArgs description(String description) {
        this.description = Output.of(description);
        return this;
    }

    AgentcoreAgentRuntimeEndpointArgs name(String name) {
        this.name = Output.of(name);
        return this;
    }

    AgentcoreAgentRuntimeEndpointArgs tags(Map<String, String> tags) {
        this.tags = Output.of(tags);
        return this;
    }
}
