// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.aws.ec2.SecurityGroupRule;
import com.pulumi.aws.ec2.SecurityGroupRuleArgs;
import com.pulumi.resources.CustomResourceOptions;

/** The component db, continued: this part needs other components. */
final class DbSecurityGroupRules2 {
    final SecurityGroupRule fromWebSecurityGroupRule;

    DbSecurityGroupRules2(Db db, Web web) {
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
