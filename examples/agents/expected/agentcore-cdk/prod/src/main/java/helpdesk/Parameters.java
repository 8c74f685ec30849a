// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import software.amazon.awscdk.CfnParameter;
import software.constructs.Construct;

/** What the stack is told when it is deployed. */
final class Parameters extends Construct {
    final CfnParameter ticketsKey;

    Parameters(Construct scope, String id) {
        super(scope, id);
        this.ticketsKey = CfnParameter.Builder.create(this, "TicketsKey")
                .type("String")
                .description("variable TICKETS_KEY of front")
                .noEcho(true)
                .build();
    }
}
