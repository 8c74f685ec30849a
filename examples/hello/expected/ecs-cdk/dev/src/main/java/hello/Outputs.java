// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** What the stack tells when it is deployed. */
final class Outputs extends Construct {
    Outputs(Construct scope, String id, Shared shared, Hello hello) {
        super(scope, id);
        CfnOutput.Builder.create(this, "HelloImage")
                .value("nginx:1.27")
                .description("The image that hello runs.")
                .build();
        CfnOutput.Builder.create(this, "HelloLogGroup")
                .value(hello.logGroup.getRef())
                .description("The log group of hello in CloudWatch.")
                .build();
        CfnOutput.Builder.create(this, "HelloUrl")
                .value("http://" + shared.loadBalancer.getAttrDnsName())
                .description("Where hello answers.")
                .build();
        CfnOutput.Builder.create(this, "LoadBalancerDnsName")
                .value(shared.loadBalancer.getAttrDnsName())
                .description("The load balancer's own name, to which the DNS records of domains lead.")
                .build();
    }
}
