// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.Config;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.rds.Instance;
import com.pulumi.aws.rds.InstanceArgs;
import com.pulumi.aws.rds.ParameterGroup;
import com.pulumi.aws.rds.ParameterGroupArgs;
import com.pulumi.aws.rds.SubnetGroup;
import com.pulumi.aws.rds.SubnetGroupArgs;
import com.pulumi.aws.secretsmanager.Secret;
import com.pulumi.aws.secretsmanager.SecretArgs;
import com.pulumi.aws.secretsmanager.SecretVersion;
import com.pulumi.aws.secretsmanager.SecretVersionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** The component db. */
final class Db {
    final SecurityGroup securityGroup;
    final ParameterGroup parameterGroup;
    final SubnetGroup subnetGroup;
    final Instance instance;
    final Secret urlSecret;
    final SecretVersion urlSecretVersion;

    Db(Config config, Shared shared) {
        var dbPassword = config.requireSecret("db_password");
        this.securityGroup = new SecurityGroup(
                "db",
                SecurityGroupArgs.builder()
                        .name("shop-staging-db")
                        .description("Who may reach db")
                        .vpcId(shared.vpc.id())
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-staging-db"),
                                Map.entry("omnideploy:component", "db"),
                                Map.entry("omnideploy:resource", "aws.ec2.SecurityGroup/db")))
                        .build());
        this.parameterGroup = new ParameterGroup(
                "db",
                ParameterGroupArgs.builder()
                        .name("shop-staging-db-postgres16")
                        .family("postgres16")
                        .description("Settings of db")
                        .tags(Map.of("omnideploy:component", "db", "omnideploy:resource", "aws.rds.ParameterGroup/db"))
                        .build());
        this.subnetGroup = new SubnetGroup(
                "db",
                SubnetGroupArgs.builder()
                        .name("shop-staging-db")
                        .description("Where db stands")
                        .subnetIds(Output.<String>listBuilder()
                                .add(shared.privateASubnet.id())
                                .add(shared.privateBSubnet.id())
                                .build())
                        .tags(Map.of("omnideploy:component", "db", "omnideploy:resource", "aws.rds.SubnetGroup/db"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.instance = new Instance(
                "db",
                InstanceArgs.builder()
                        .identifier("shop-staging-db-618f41")
                        .engine("postgres")
                        .engineVersion("16")
                        .instanceClass("db.t4g.micro")
                        .dbName("main")
                        .username("app")
                        .password(dbPassword)
                        .allocatedStorage(20)
                        .storageType("gp3")
                        .storageEncrypted(true)
                        .multiAz(false)
                        .dbSubnetGroupName(subnetGroup.name())
                        .vpcSecurityGroupIds(Output.<String>listBuilder()
                                .add(securityGroup.id())
                                .build())
                        .publiclyAccessible(false)
                        .parameterGroupName(parameterGroup.name())
                        .backupRetentionPeriod(1)
                        .applyImmediately(true)
                        .copyTagsToSnapshot(true)
                        .deletionProtection(false)
                        .skipFinalSnapshot(true)
                        .tags(Map.of("omnideploy:component", "db", "omnideploy:resource", "aws.rds.Instance/db"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.urlSecret = new Secret(
                "db-url",
                SecretArgs.builder()
                        .name("shop/staging/db/url")
                        .description("url of db in shop/staging")
                        .recoveryWindowInDays(0)
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "db"),
                                Map.entry("omnideploy:resource", "aws.secretsmanager.Secret/db-url")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.urlSecretVersion = new SecretVersion(
                "db-url",
                SecretVersionArgs.builder()
                        .secretId(urlSecret.id())
                        .secretString(Output.format(
                                "postgres://app:%s@%s:5432/main?sslmode=require", dbPassword, instance.address()))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
