// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import java.util.List;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener;
import software.constructs.Construct;

/** What all components share, continued: this part needs other components. */
final class SharedMore extends Construct {
    final CfnSecurityGroupEgress albToWebSecurityGroupRule;
    final CfnListener httpListener;

    SharedMore(Construct scope, String id, Shared shared, Web web) {
        super(scope, id);
        this.albToWebSecurityGroupRule = CfnSecurityGroupEgress.Builder.create(this, "MainEc2SecurityGroupRuleAlbToWeb")
                .description("To web")
                .destinationSecurityGroupId(web.securityGroup.getAttrGroupId())
                .fromPort(8080)
                .groupId(shared.albSecurityGroup.getAttrGroupId())
                .ipProtocol("tcp")
                .toPort(8080)
                .build();
        this.httpListener = CfnListener.Builder.create(this, "MainElbv2ListenerHttp")
                .defaultActions(List.of(CfnListener.ActionProperty.builder()
                        .targetGroupArn(web.targetGroup.getRef())
                        .type("forward")
                        .build()))
                .loadBalancerArn(shared.loadBalancer.getRef())
                .port(80)
                .protocol("HTTP")
                .build();
    }
}
