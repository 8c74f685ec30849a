// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.constructs.Construct;

/** The component db, continued: this part needs other components. */
final class DbSecurityGroupRules2 extends Construct {
    final CfnSecurityGroupIngress fromWebSecurityGroupRule;

    DbSecurityGroupRules2(Construct scope, String id, Db db, Web web) {
        super(scope, id);
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
