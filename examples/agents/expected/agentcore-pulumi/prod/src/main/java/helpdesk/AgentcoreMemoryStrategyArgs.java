// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** Arguments of AgentcoreMemoryStrategy, as far as this program needs them. */
final class AgentcoreMemoryStrategyArgs extends ResourceArgs {
    @Import private Output<String> memoryId;
    @Import private Output<String> name;
    @Import private Output<String> type;
    @Import private Output<String> description;
    @Import private Output<List<String>> namespaces;

    AgentcoreMemoryStrategyArgs memoryId(Output<String> memoryId) {
        this.memoryId = memoryId;
        return this;
    }

    AgentcoreMemoryStrategyArgs name(String name) {
        this.name = Output.of(name);
        return this;
    }

    AgentcoreMemoryStrategyArgs type(String type) {
        this.type = Output.of(type);
        return this;
    }

    AgentcoreMemoryStrategyArgs description(String description) {
        this.description = Output.of(description);
        return this;
    }

    AgentcoreMemoryStrategyArgs namespaces(String... namespaces) {
        this.namespaces = Output.of(List.of(namespaces));
        return this;
    }
}
