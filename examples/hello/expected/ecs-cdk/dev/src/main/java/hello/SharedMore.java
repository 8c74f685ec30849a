// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import java.util.List;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener;
import software.constructs.Construct;

/** What all components share, continued: this part needs other components. */
final class SharedMore extends Construct {
    final CfnSecurityGroupEgress albToHelloSecurityGroupRule;
    final CfnListener httpListener;

    SharedMore(Construct scope, String id, Shared shared, Hello hello) {
        super(scope, id);
        this.albToHelloSecurityGroupRule = CfnSecurityGroupEgress.Builder.create(
                        this, "MainEc2SecurityGroupRuleAlbToHello")
                .description("To hello")
                .destinationSecurityGroupId(hello.securityGroup.getAttrGroupId())
                .fromPort(80)
                .groupId(shared.albSecurityGroup.getAttrGroupId())
                .ipProtocol("tcp")
                .toPort(80)
                .build();
        this.httpListener = CfnListener.Builder.create(this, "MainElbv2ListenerHttp")
                .defaultActions(List.of(CfnListener.ActionProperty.builder()
                        .targetGroupArn(hello.targetGroup.getRef())
                        .type("forward")
                        .build()))
                .loadBalancerArn(shared.loadBalancer.getRef())
                .port(80)
                .protocol("HTTP")
                .build();
    }
}
