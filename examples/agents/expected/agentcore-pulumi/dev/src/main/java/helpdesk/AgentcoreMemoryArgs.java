// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.Map;

/** Arguments of AgentcoreMemory, as far as this program needs them. */
final class AgentcoreMemoryArgs extends ResourceArgs {
    @Import private Output<String> name;
    @Import private Output<Integer> eventExpiryDuration;
    @Import private Output<Map<String, String>> tags;

    AgentcoreMemoryArgs name(String name) {
        this.name = Output.of(name);
        return this;
    }

    AgentcoreMemoryArgs eventExpiryDuration(Integer eventExpiryDuration) {
        this.eventExpiryDuration = Output.of(eventExpiryDuration);
        return this;
    }

    AgentcoreMemoryArgs tags(Map<String, String> tags) {
        this.tags = Output.of(tags);
        return this;
    }
}
