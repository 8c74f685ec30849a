// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** What the stack tells when it is deployed. */
final class Outputs extends Construct {
    Outputs(Construct scope, String id, Shared shared, Research research, Front front) {
        super(scope, id);
        CfnOutput.Builder.create(this, "FrontArn")
                .value(front.agentRuntime.getAttrAgentRuntimeArn())
                .description("What 'aws bedrock-agentcore invoke-agent-runtime' wants for front.")
                .build();
        CfnOutput.Builder.create(this, "FrontUrl")
                .value("https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/"
                        + front.agentRuntime.getAttrAgentRuntimeId()
                        + "/invocations?accountId="
                        + Aws.ACCOUNT_ID
                        + "&qualifier=DEFAULT")
                .description("Where front is called, by who may.")
                .build();
        CfnOutput.Builder.create(this, "GatewayUrl")
                .value(shared.gateway.getAttrGatewayUrl())
                .description("Where agents find their tools.")
                .build();
        CfnOutput.Builder.create(this, "MemoryId")
                .value(shared.memory.getAttrMemoryId())
                .description("The memory that the agents share.")
                .build();
        CfnOutput.Builder.create(this, "ResearchArn")
                .value(research.agentRuntime.getAttrAgentRuntimeArn())
                .description("What 'aws bedrock-agentcore invoke-agent-runtime' wants for research.")
                .build();
        CfnOutput.Builder.create(this, "ResearchUrl")
                .value("https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/"
                        + research.agentRuntime.getAttrAgentRuntimeId()
                        + "/invocations?accountId="
                        + Aws.ACCOUNT_ID
                        + "&qualifier=DEFAULT")
                .description("Where research is called, by who may.")
                .build();
        CfnOutput.Builder.create(this, "Url")
                .value("https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/"
                        + front.agentRuntime.getAttrAgentRuntimeId()
                        + "/invocations?accountId="
                        + Aws.ACCOUNT_ID
                        + "&qualifier=DEFAULT")
                .description("Where the default agent, front, is called.")
                .build();
    }
}
