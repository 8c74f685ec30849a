// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.constructs.Construct;

/** The component db, continued: this part needs other components. */
final class DbSecurityGroupRules extends Construct {
    final CfnSecurityGroupIngress fromNightlySecurityGroupRule;
    final CfnSecurityGroupIngress fromWebSecurityGroupRule;

    DbSecurityGroupRules(Construct scope, String id, Db db, Nightly nightly, Web web) {
        super(scope, id);
        this.fromNightlySecurityGroupRule = CfnSecurityGroupIngress.Builder.create(
                        this, "DbEc2SecurityGroupRuleFromNightly")
                .description("From nightly")
                .fromPort(5432)
                .groupId(db.securityGroup.getAttrGroupId())
                .ipProtocol("tcp")
                .sourceSecurityGroupId(nightly.securityGroup.getAttrGroupId())
                .toPort(5432)
                .build();
        this.fromWebSecurityGroupRule = CfnSecurityGroupIngress.Builder.create(this, "DbEc2SecurityGroupRuleFromWeb")
                .description("From web")
                .fromPort(5432)
                .groupId(db.securityGroup.getAttrGroupId())
                .ipProtocol("tcp")
                .sourceSecurityGroupId(web.securityGroup.getAttrGroupId())
                .toPort(5432)
                .build();
    }
}
