// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.inputs.GetAvailabilityZonesArgs;
import com.pulumi.aws.inputs.GetAvailabilityZonesFilterArgs;
import com.pulumi.aws.outputs.GetAvailabilityZonesResult;
import com.pulumi.core.Output;

/** What exists already and is looked up. */
final class Lookups {
    final Output<GetAvailabilityZonesResult> available;

    Lookups() {
        this.available = AwsFunctions.getAvailabilityZones(GetAvailabilityZonesArgs.builder()
                .state("available")
                .filters(GetAvailabilityZonesFilterArgs.builder()
                        .name("opt-in-status")
                        .values("opt-in-not-required")
                        .build())
                .build());
    }
}
