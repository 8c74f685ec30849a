// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** What the stack tells when it is deployed. */
final class Outputs extends Construct {
    Outputs(Construct scope, String id, Hello hello) {
        super(scope, id);
        CfnOutput.Builder.create(this, "HelloUrl")
                .value(hello.containerService.getAttrUrl())
                .description("Where hello is reached.")
                .build();
    }
}
