// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import static shop.Tagging.tag;

import java.util.List;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.constructs.Construct;

/** The component cache. */
final class Cache extends Construct {
    final CfnSecurityGroup securityGroup;
    final CfnSubnetGroup subnetGroup;
    final CfnReplicationGroup replicationGroup;

    Cache(Construct scope, String id, Shared shared) {
        super(scope, id);
        this.securityGroup = CfnSecurityGroup.Builder.create(this, "CacheEc2SecurityGroup")
                .groupDescription("Who may reach cache")
                .groupName("shop-dev-cache")
                .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .cidrIp("255.255.255.255/32")
                        .fromPort(252)
                        .ipProtocol("icmp")
                        .toPort(86)
                        .build()))
                .tags(List.of(
                        tag("Name", "shop-dev-cache"),
                        tag("omnideploy:component", "cache"),
                        tag("omnideploy:resource", "aws.ec2.SecurityGroup/cache")))
                .vpcId(shared.vpc.getRef())
                .build();
        this.subnetGroup = CfnSubnetGroup.Builder.create(this, "CacheElasticacheSubnetGroup")
                .cacheSubnetGroupName("shop-dev-cache")
                .description("Where cache stands")
                .subnetIds(List.of(shared.privateASubnet.getRef(), shared.privateBSubnet.getRef()))
                .tags(List.of(
                        tag("omnideploy:component", "cache"),
                        tag("omnideploy:resource", "aws.elasticache.SubnetGroup/cache")))
                .build();
        this.replicationGroup = CfnReplicationGroup.Builder.create(this, "CacheElasticacheReplicationGroup")
                .atRestEncryptionEnabled(true)
                .automaticFailoverEnabled(false)
                .cacheNodeType("cache.t4g.micro")
                .cacheSubnetGroupName(subnetGroup.getRef())
                .engine("redis")
                .engineVersion("7.1")
                .multiAzEnabled(false)
                .numCacheClusters(1)
                .port(6379)
                .replicationGroupDescription("cache of shop/dev")
                .replicationGroupId("shop-dev-cache")
                .securityGroupIds(List.of(securityGroup.getAttrGroupId()))
                .tags(List.of(
                        tag("omnideploy:component", "cache"),
                        tag("omnideploy:resource", "aws.elasticache.ReplicationGroup/cache")))
                .transitEncryptionEnabled(true)
                .build();
    }
}
