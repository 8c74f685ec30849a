// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** All that helpdesk consists of. */
final class HelpdeskStack extends Stack {
    HelpdeskStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);
        var parameters = new Parameters(this, "Parameters");
        var shared = new Shared(this, "Shared", parameters);
        var research = new Research(this, "Research", shared);
        var front = new Front(this, "Front", shared, research);
        new Outputs(this, "Outputs", shared, research, front);
    }

    /** Returns the construct's own id, which no other construct of this stack has. */
    @Override
    protected String allocateLogicalId(CfnElement element) {
        return element.getNode().getId();
    }
}
