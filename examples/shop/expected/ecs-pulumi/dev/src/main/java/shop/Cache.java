// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.elasticache.ReplicationGroup;
import com.pulumi.aws.elasticache.ReplicationGroupArgs;
import com.pulumi.aws.elasticache.SubnetGroup;
import com.pulumi.aws.elasticache.SubnetGroupArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** The component cache. */
final class Cache {
    final SecurityGroup securityGroup;
    final SubnetGroup subnetGroup;
    final ReplicationGroup replicationGroup;

    Cache(Shared shared) {
        this.securityGroup = new SecurityGroup(
                "cache",
                SecurityGroupArgs.builder()
                        .name("shop-dev-cache")
                        .description("Who may reach cache")
                        .vpcId(shared.vpc.id())
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev-cache"),
                                Map.entry("omnideploy:component", "cache"),
                                Map.entry("omnideploy:resource", "aws.ec2.SecurityGroup/cache")))
                        .build());
        this.subnetGroup = new SubnetGroup(
                "cache",
                SubnetGroupArgs.builder()
                        .name("shop-dev-cache")
                        .description("Where cache stands")
                        .subnetIds(Output.<String>listBuilder()
                                .add(shared.privateASubnet.id())
                                .add(shared.privateBSubnet.id())
                                .build())
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "cache"),
                                Map.entry("omnideploy:resource", "aws.elasticache.SubnetGroup/cache")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.replicationGroup = new ReplicationGroup(
                "cache",
                ReplicationGroupArgs.builder()
                        .replicationGroupId("shop-dev-cache")
                        .description("cache of shop/dev")
                        .engine("redis")
                        .engineVersion("7.1")
                        .nodeType("cache.t4g.micro")
                        .numCacheClusters(1)
                        .automaticFailoverEnabled(false)
                        .multiAzEnabled(false)
                        .port(6379)
                        .subnetGroupName(subnetGroup.name())
                        .securityGroupIds(Output.<String>listBuilder()
                                .add(securityGroup.id())
                                .build())
                        .atRestEncryptionEnabled(true)
                        .transitEncryptionEnabled(true)
                        .applyImmediately(true)
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "cache"),
                                Map.entry("omnideploy:resource", "aws.elasticache.ReplicationGroup/cache")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
