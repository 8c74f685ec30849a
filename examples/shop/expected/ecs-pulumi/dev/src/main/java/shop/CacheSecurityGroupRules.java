// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.aws.ec2.SecurityGroupRule;
import com.pulumi.aws.ec2.SecurityGroupRuleArgs;
import com.pulumi.resources.CustomResourceOptions;

/** The component cache, continued: this part needs other components. */
final class CacheSecurityGroupRules {
    final SecurityGroupRule fromWebSecurityGroupRule;
    final SecurityGroupRule fromWorkerSecurityGroupRule;

    CacheSecurityGroupRules(Cache cache, Web web, Worker worker) {
        this.fromWebSecurityGroupRule = new SecurityGroupRule(
                "cache-from-web",
                SecurityGroupRuleArgs.builder()
                        .securityGroupId(cache.securityGroup.id())
                        .type("ingress")
                        .description("From web")
                        .protocol("tcp")
                        .fromPort(6379)
                        .toPort(6379)
                        .sourceSecurityGroupId(web.securityGroup.id())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.fromWorkerSecurityGroupRule = new SecurityGroupRule(
                "cache-from-worker",
                SecurityGroupRuleArgs.builder()
                        .securityGroupId(cache.securityGroup.id())
                        .type("ingress")
                        .description("From worker")
                        .protocol("tcp")
                        .fromPort(6379)
                        .toPort(6379)
                        .sourceSecurityGroupId(worker.securityGroup.id())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
