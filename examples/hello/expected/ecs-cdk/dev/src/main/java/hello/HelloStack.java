// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** All that hello consists of. */
final class HelloStack extends Stack {
    HelloStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);
        var shared = new Shared(this, "Shared");
        var hello = new Hello(this, "Hello", shared);
        var sharedMore = new SharedMore(this, "SharedMore", shared, hello);
        new HelloService(this, "HelloService", shared, hello, sharedMore);
        new Outputs(this, "Outputs", shared, hello);
    }

    /** Returns the construct's own id, which no other construct of this stack has. */
    @Override
    protected String allocateLogicalId(CfnElement element) {
        return element.getNode().getId();
    }
}
