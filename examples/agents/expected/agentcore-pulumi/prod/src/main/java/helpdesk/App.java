// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.outputs.GetCallerIdentityResult;
import com.pulumi.core.Output;

/** Deploys helpdesk, stack prod. */
public final class App {
    private App() {}

    /** Runs the program, which Pulumi starts. */
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    /** Declares all resources and outputs of the stack. */
    public static void stack(Context context) {
        var config = context.config();
        var lookups = new Lookups();
        var shared = new Shared(config, lookups);
        var research = new Research(lookups, shared);
        var front = new Front(lookups, shared, research);
        context.export("front_arn", front.agentRuntime.agentRuntimeArn());
        context.export(
                "front_url",
                Output.format(
                        "https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/%s/invocations?accountId=%s&qualifier=DEFAULT",
                        front.agentRuntime.agentRuntimeId(),
                        lookups.current.applyValue(GetCallerIdentityResult::accountId)));
        context.export("gateway_url", shared.gateway.gatewayUrl());
        context.export("memory_id", shared.memory.id());
        context.export("research_arn", research.agentRuntime.agentRuntimeArn());
        context.export(
                "research_url",
                Output.format(
                        "https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/%s/invocations?accountId=%s&qualifier=DEFAULT",
                        research.agentRuntime.agentRuntimeId(),
                        lookups.current.applyValue(GetCallerIdentityResult::accountId)));
        context.export(
                "url",
                Output.format(
                        "https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/%s/invocations?accountId=%s&qualifier=DEFAULT",
                        front.agentRuntime.agentRuntimeId(),
                        lookups.current.applyValue(GetCallerIdentityResult::accountId)));
    }
}
