// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.aws.ec2.SecurityGroupRule;
import com.pulumi.aws.ec2.SecurityGroupRuleArgs;
import com.pulumi.resources.CustomResourceOptions;

/** The component db, continued: this part needs other components. */
final class DbSecurityGroupRules {
    final SecurityGroupRule fromNightlySecurityGroupRule;
    final SecurityGroupRule fromWebSecurityGroupRule;

    DbSecurityGroupRules(Db db, Nightly nightly, Web web) {
        this.fromNightlySecurityGroupRule = new SecurityGroupRule(
                "db-from-nightly",
                SecurityGroupRuleArgs.builder()
                        .securityGroupId(db.securityGroup.id())
                        .type("ingress")
                        .description("From nightly")
                        .protocol("tcp")
                        .fromPort(5432)
                        .toPort(5432)
                        .sourceSecurityGroupId(nightly.securityGroup.id())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.fromWebSecurityGroupRule = new SecurityGroupRule(
                "db-from-web",
                SecurityGroupRuleArgs.builder()
                        .securityGroupId(db.securityGroup.id())
                        .type("ingress")
                        .description("From web")
                        .protocol("tcp")
                        .fromPort(5432)
                        .toPort(5432)
                        .sourceSecurityGroupId(web.securityGroup.id())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
