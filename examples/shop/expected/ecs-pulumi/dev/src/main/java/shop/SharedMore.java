// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.aws.ec2.SecurityGroupRule;
import com.pulumi.aws.ec2.SecurityGroupRuleArgs;
import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** What all components share, continued: this part needs other components. */
final class SharedMore {
    final SecurityGroupRule albToWebSecurityGroupRule;
    final Listener httpListener;

    SharedMore(Shared shared, Web web) {
        this.albToWebSecurityGroupRule = new SecurityGroupRule(
                "main-alb-to-web",
                SecurityGroupRuleArgs.builder()
                        .securityGroupId(shared.albSecurityGroup.id())
                        .type("egress")
                        .description("To web")
                        .protocol("tcp")
                        .fromPort(8080)
                        .toPort(8080)
                        .sourceSecurityGroupId(web.securityGroup.id())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.httpListener = new Listener(
                "main-http",
                ListenerArgs.builder()
                        .loadBalancerArn(shared.loadBalancer.arn())
                        .port(80)
                        .protocol("HTTP")
                        .defaultActions(ListenerDefaultActionArgs.builder()
                                .type("forward")
                                .targetGroupArn(web.targetGroup.arn())
                                .build())
                        .tags(Map.of(
                                "omnideploy:component", "main", "omnideploy:resource", "aws.elbv2.Listener/main-http"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
