// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.outputs.GetCallerIdentityResult;
import com.pulumi.core.Output;

/** What exists already and is looked up. */
final class Lookups {
    final Output<GetCallerIdentityResult> current;

    Lookups() {
        this.current = AwsFunctions.getCallerIdentity();
    }
}
