// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import static shop.Tagging.tag;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.CfnDBParameterGroup;
import software.amazon.awscdk.services.rds.CfnDBSubnetGroup;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.constructs.Construct;

/** The component db. */
final class Db extends Construct {
    final CfnDBParameterGroup parameterGroup;
    final CfnSecurityGroup securityGroup;
    final CfnDBSubnetGroup subnetGroup;
    final CfnDBInstance instance;
    final CfnSecret urlSecret;

    Db(Construct scope, String id, Parameters parameters, Shared shared) {
        super(scope, id);
        this.parameterGroup = CfnDBParameterGroup.Builder.create(this, "DbRdsParameterGroup")
                .dbParameterGroupName("shop-staging-db-postgres16")
                .description("Settings of db")
                .family("postgres16")
                .tags(List.of(
                        tag("omnideploy:component", "db"), tag("omnideploy:resource", "aws.rds.ParameterGroup/db")))
                .build();
        this.securityGroup = CfnSecurityGroup.Builder.create(this, "DbEc2SecurityGroup")
                .groupDescription("Who may reach db")
                .groupName("shop-staging-db")
                .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .cidrIp("255.255.255.255/32")
                        .fromPort(252)
                        .ipProtocol("icmp")
                        .toPort(86)
                        .build()))
                .tags(List.of(
                        tag("Name", "shop-staging-db"),
                        tag("omnideploy:component", "db"),
                        tag("omnideploy:resource", "aws.ec2.SecurityGroup/db")))
                .vpcId(shared.vpc.getRef())
                .build();
        this.subnetGroup = CfnDBSubnetGroup.Builder.create(this, "DbRdsSubnetGroup")
                .dbSubnetGroupDescription("Where db stands")
                .dbSubnetGroupName("shop-staging-db")
                .subnetIds(List.of(shared.privateASubnet.getRef(), shared.privateBSubnet.getRef()))
                .tags(List.of(tag("omnideploy:component", "db"), tag("omnideploy:resource", "aws.rds.SubnetGroup/db")))
                .build();
        this.instance = CfnDBInstance.Builder.create(this, "DbRdsInstance")
                .allocatedStorage("20")
                .applyImmediately(true)
                .backupRetentionPeriod(1)
                .copyTagsToSnapshot(true)
                .dbInstanceClass("db.t4g.micro")
                .dbInstanceIdentifier("shop-staging-db-618f41")
                .dbName("main")
                .dbParameterGroupName(parameterGroup.getRef())
                .dbSubnetGroupName(subnetGroup.getRef())
                .deletionProtection(false)
                .engine("postgres")
                .engineVersion("16")
                .masterUserPassword(parameters.dbPassword.getValueAsString())
                .masterUsername("app")
                .multiAz(false)
                .publiclyAccessible(false)
                .storageEncrypted(true)
                .storageType("gp3")
                .tags(List.of(tag("omnideploy:component", "db"), tag("omnideploy:resource", "aws.rds.Instance/db")))
                .vpcSecurityGroups(List.of(securityGroup.getAttrGroupId()))
                .build();
        instance.applyRemovalPolicy(RemovalPolicy.DESTROY);
        this.urlSecret = CfnSecret.Builder.create(this, "DbSecretsmanagerSecretUrl")
                .description("url of db in shop/staging")
                .name("shop/staging/db/url")
                .secretString("postgres://app:"
                        + parameters.dbPassword.getValueAsString()
                        + "@"
                        + instance.getAttrEndpointAddress()
                        + ":5432/main?sslmode=require")
                .tags(List.of(
                        tag("omnideploy:component", "db"),
                        tag("omnideploy:resource", "aws.secretsmanager.Secret/db-url")))
                .build();
    }
}
