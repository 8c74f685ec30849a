// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import software.amazon.awscdk.CfnParameter;
import software.constructs.Construct;

/** What the stack is told when it is deployed. */
final class Parameters extends Construct {
    final CfnParameter dbPassword;
    final CfnParameter dbPasswordRevision;
    final CfnParameter stripeKey;
    final CfnParameter stripeKeyRevision;

    Parameters(Construct scope, String id) {
        super(scope, id);
        this.dbPassword = CfnParameter.Builder.create(this, "DbPassword")
                .type("String")
                .description("password of db")
                .noEcho(true)
                .build();
        this.dbPasswordRevision = CfnParameter.Builder.create(this, "DbPasswordRevision")
                .type("String")
                .description("Which value of db_password this is: whatever uses it is started anew when this changes")
                .defaultValue("1")
                .build();
        this.stripeKey = CfnParameter.Builder.create(this, "StripeKey")
                .type("String")
                .description("variable STRIPE_KEY of web")
                .noEcho(true)
                .build();
        this.stripeKeyRevision = CfnParameter.Builder.create(this, "StripeKeyRevision")
                .type("String")
                .description("Which value of stripe_key this is: whatever uses it is started anew when this changes")
                .defaultValue("1")
                .build();
    }
}
