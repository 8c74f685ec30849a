// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.constructs.Construct;

/** The component cache, continued: this part needs other components. */
final class CacheSecurityGroupRules extends Construct {
    final CfnSecurityGroupIngress fromWebSecurityGroupRule;
    final CfnSecurityGroupIngress fromWorkerSecurityGroupRule;

    CacheSecurityGroupRules(Construct scope, String id, Cache cache, Web web, Worker worker) {
        super(scope, id);
        this.fromWebSecurityGroupRule = CfnSecurityGroupIngress.Builder.create(this, "CacheEc2SecurityGroupRuleFromWeb")
                .description("From web")
                .fromPort(6379)
                .groupId(cache.securityGroup.getAttrGroupId())
                .ipProtocol("tcp")
                .sourceSecurityGroupId(web.securityGroup.getAttrGroupId())
                .toPort(6379)
                .build();
        this.fromWorkerSecurityGroupRule = CfnSecurityGroupIngress.Builder.create(
                        this, "CacheEc2SecurityGroupRuleFromWorker")
                .description("From worker")
                .fromPort(6379)
                .groupId(cache.securityGroup.getAttrGroupId())
                .ipProtocol("tcp")
                .sourceSecurityGroupId(worker.securityGroup.getAttrGroupId())
                .toPort(6379)
                .build();
    }
}
